package dev.kite.journey;

import com.google.gson.JsonObject;
import dev.kite.JsonDoc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What {@code kite tail --json} printed, each line as docs/json.md says. */
final class Entries {
  private Entries() {}

  static List<JsonObject> of(KiteProcess tail) {
    return tail.lines().stream().map(JsonDoc::checkTail).toList();
  }

  /** The texts of the pages' own log lines, in the order they were printed. */
  static List<String> logs(KiteProcess tail) {
    return of(tail).stream()
        .filter(entry -> text(entry, "kind").equals("console"))
        .map(entry -> text(entry, "text"))
        .toList();
  }

  static String text(JsonObject entry, String member) {
    return entry.get(member).getAsString();
  }

  /**
   * How many frames of the pages are in gaps. Fails unless each one from the first on is there once
   * and in order, or in a gap.
   */
  static long lostByName(KiteProcess tail) {
    var last = new HashMap<String, Long>();
    var wrong = new ArrayList<String>();
    long lost = 0;
    for (var entry : of(tail)) {
      boolean isGap = entry.has("from") && entry.has("epoch");
      long to = entry.has("seq") ? entry.get("seq").getAsLong() : 0;
      long from = isGap ? entry.get("from").getAsLong() : to;
      if (to > 0) {
        var before = last.put(text(entry, "epoch"), to);
        if (from != (before == null ? 0 : before) + 1) {
          wrong.add(entry.toString());
        }
        lost += isGap ? to - from + 1 : 0;
      }
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError("not the next of their page: " + wrong);
    }
    return lost;
  }
}
