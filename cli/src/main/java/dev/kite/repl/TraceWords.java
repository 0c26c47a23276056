package dev.kite.repl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the words behind {@code :record} and {@code :replay}. */
final class TraceWords {
  private static final Pattern SPAN = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)(ms|s|m)");

  /** Until somebody stops it: longer than any battery. */
  static final Duration FOR_EVER = Duration.ofDays(30);

  /** What to replay, how fast and how often. */
  record Replay(String file, double speed, TraceJobs.Repeat repeat) {}

  private TraceWords() {}

  /** A span like {@code 5s}; empty when it is none. */
  static Optional<Duration> span(String word) {
    var span = SPAN.matcher(word);
    if (!span.matches()) {
      return Optional.empty();
    }
    double unit = span.group(2).equals("ms") ? 1 : span.group(2).equals("s") ? 1000 : 60_000;
    long millis = Math.round(Double.parseDouble(span.group(1)) * unit);
    return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
  }

  /** {@code FILE [speed N] [loop]}; empty when the words are others. */
  static Optional<Replay> replay(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    double speed = 1;
    var repeat = TraceJobs.Repeat.ONCE;
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).equals("loop")) {
        repeat = TraceJobs.Repeat.FOR_EVER;
      } else if (words.get(i).equals("speed") && i + 1 < words.size()) {
        speed = speed(words.get(++i));
      } else {
        return Optional.empty();
      }
    }
    return speed > 0 ? Optional.of(new Replay(words.get(0), speed, repeat)) : Optional.empty();
  }

  /** The number, or 0 when it is none. */
  private static double speed(String word) {
    return word.matches("\\d{1,4}(\\.\\d{1,4})?") ? Double.parseDouble(word) : 0;
  }
}
