package dev.kite.client;

import java.util.List;
import java.util.Locale;

/**
 * Finds the target a user means.
 *
 * <p>A name is a target's number, the beginning of its id, or any part of its title or URL,
 * whatever the case; in that order, and the first of the three that fits anything decides.
 */
public final class TargetSelector {
  private TargetSelector() {}

  /** What a selector found. */
  public sealed interface Selection {}

  /** Exactly one target fits. */
  public record One(Target target) implements Selection {}

  /** None or several fit; {@code message} is one line that says which and what to do. */
  public record NotOne(String message) implements Selection {}

  /** The only connected target there is, for a user who named none. */
  public static Selection only(List<Target> targets) {
    var connected = targets.stream().filter(Target::connected).toList();
    if (connected.isEmpty()) {
      return new NotOne(
          "No page is connected. Open a page that has the script tag; kite key show prints its key.");
    }
    return one(connected, "%d pages are connected: %s. Name one with --target.");
  }

  /** The target that {@code --target name} means. */
  public static Selection named(String name, List<Target> targets) {
    return named(name, "--target " + name, targets);
  }

  /** The target that {@code name} means, which the user wrote as {@code said}. */
  public static Selection named(String name, String said, List<Target> targets) {
    var fitting = fitting(name, targets);
    if (fitting.isEmpty()) {
      return new NotOne("No page fits " + said + "; kite targets lists those there are.");
    }
    return one(fitting, said.replace("%", "%%") + " fits %d pages: %s. Say more.");
  }

  /** The targets that {@code name} may mean, in their order. */
  public static List<Target> fitting(String name, List<Target> targets) {
    var fitting = targets.stream().filter(target -> name.equals("" + target.number())).toList();
    if (isNumber(name)) {
      return fitting;
    }
    if (fitting.isEmpty()) {
      var prefix = name.toUpperCase(Locale.ROOT);
      fitting = targets.stream().filter(target -> target.id().startsWith(prefix)).toList();
    }
    if (fitting.isEmpty()) {
      var part = name.toLowerCase(Locale.ROOT);
      fitting = targets.stream().filter(target -> mentions(target, part)).toList();
    }
    return fitting;
  }

  /** What must not become another page when the one with that number has left. */
  private static boolean isNumber(String name) {
    return name.matches("\\d{1,3}");
  }

  private static boolean mentions(Target target, String part) {
    return target.title().toLowerCase(Locale.ROOT).contains(part)
        || target.url().toLowerCase(Locale.ROOT).contains(part);
  }

  private static Selection one(List<Target> fitting, String several) {
    if (fitting.size() == 1) {
      return new One(fitting.get(0));
    }
    var names =
        fitting.stream().limit(5).map(target -> target.number() + " " + target.label()).toList();
    return new NotOne(
        String.format(Locale.ROOT, several, fitting.size(), String.join(", ", names)));
  }
}
