package dev.kite.trace.convert;

import com.google.gson.JsonParser;
import dev.kite.protocol.Reading;
import dev.kite.trace.TraceHeader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a recording has no place for in the format it is written in, counted by its kind. */
public final class Losses {
  private static final Map<String, String> KINDS =
      Map.of(
          "m", "motion row",
          "o", "orientation row",
          "a", "absolute orientation row",
          "g", "sensor row",
          "s", "screen row",
          "v", "visibility row",
          "k", "mark",
          "d", "loss row");

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final List<String> members = new ArrayList<>();
  private long rows;

  /** A whole row. */
  void add(Reading row) {
    add(row, KINDS.getOrDefault(row.tag(), "row of a newer kind"));
  }

  /** A whole row, called {@code what} in the singular. */
  void add(Reading row, String what) {
    rows++;
    add(what);
  }

  /** How many rows were left out as a whole. */
  long rows() {
    return rows;
  }

  /** One more of what {@code what} names in the singular. */
  void add(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /** All that the header says and that neither the rows nor {@code carried} members say again. */
  void add(TraceHeader header, String... carried) {
    JsonParser.parseString(header.toJson()).getAsJsonObject().keySet().stream()
        .filter(name -> !List.of("kite", "v", "streams", "interval").contains(name))
        .filter(name -> !List.of(carried).contains(name))
        .forEach(members::add);
  }

  /** All that was left out of {@code format}, in one sentence; empty when nothing was. */
  public Optional<String> sentence(String format) {
    var parts = new ArrayList<String>();
    counts.forEach((what, count) -> parts.add(count + " " + plural(what, count)));
    if (!members.isEmpty()) {
      parts.add("the header's " + list(members));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("No place in " + format + " for " + list(parts) + ": left out.");
  }

  private static String plural(String what, long count) {
    if (count == 1) {
      return what;
    }
    return what.startsWith("row ") ? "rows" + what.substring("row".length()) : what + "s";
  }

  private static String list(List<String> parts) {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
