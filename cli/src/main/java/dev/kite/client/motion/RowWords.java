package dev.kite.client.motion;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts of rows by their tag, in words: {@code 2 marks, 1 screen row}. */
final class RowWords {
  private static final List<String> ORDER = List.of("m", "o", "a", "g", "s", "v", "k", "d");

  private RowWords() {}

  /** In the order of the format; other tags behind, by themselves. Remote text. */
  static String of(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Long>>comparingInt(entry -> place(entry.getKey()))
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> entry.getValue() + " " + word(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static int place(String tag) {
    int place = ORDER.indexOf(tag);
    return place < 0 ? ORDER.size() : place;
  }

  private static String word(String tag, long count) {
    var one =
        switch (tag) {
          case "m" -> "motion row";
          case "o" -> "orientation row";
          case "a" -> "absolute orientation row";
          case "g" -> "sensor row";
          case "s" -> "screen row";
          case "v" -> "visibility row";
          case "k" -> "mark";
          case "d" -> "note of loss";
          case ReplayReport.UNTOLD -> "row";
          default -> tag + " row";
        };
    return count == 1 ? one : one.equals("note of loss") ? "notes of loss" : one + "s";
  }
}
