package dev.kite.repl;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody meant who typed another. */
public final class NearestName {
  private NearestName() {}

  /** The one of {@code known} that begins like {@code name}, else one at most two letters away. */
  public static Optional<String> to(String name, Collection<String> known) {
    var begun = known.stream().filter(other -> other.startsWith(name)).findFirst();
    return begun.isPresent()
        ? begun
        : known.stream()
            .filter(other -> distance(other, name) <= 2)
            .min(
                // Most people get the first letter right.
                comparingInt((String other) -> distance(other, name))
                    .thenComparing(other -> other.charAt(0) != name.charAt(0)));
  }

  /** Levenshtein's distance: letters to change, add or take away. */
  private static int distance(String a, String b) {
    var above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      var row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
