package dev.kite.repl;

import dev.kite.client.TimeSpan;
import dev.kite.trace.ReplayPlan;
import java.util.List;
import java.util.Optional;

/** Reads the words behind {@code :replay}. */
final class TraceWords {
  /** What to replay and how. */
  record Replay(String file, ReplayPlan plan) {}

  private double speed = 1;
  private double from;
  private double to = Double.POSITIVE_INFINITY;
  private boolean loops;

  private TraceWords() {}

  /** {@code FILE [speed N] [loop] [from 2s] [to 5s]}; empty when the words are others. */
  static Optional<Replay> replay(List<String> words) {
    var read = new TraceWords();
    return !words.isEmpty() && read.takes(words.subList(1, words.size()))
        ? Optional.of(new Replay(words.get(0), read.plan()))
        : Optional.empty();
  }

  /** A time of the trace in its milliseconds, like {@code 2s}; 0 is one too. */
  static Optional<Double> place(String word) {
    return TimeSpan.place(word).map(span -> (double) span.toMillis());
  }

  private boolean takes(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).equals("loop")) {
        loops = true;
      } else if (i + 1 == words.size() || !takes(words.get(i), words.get(++i))) {
        return false;
      }
    }
    return from < to;
  }

  private boolean takes(String name, String value) {
    switch (name) {
      case "speed" -> {
        boolean isNumber = value.matches("\\d{1,4}(\\.\\d{1,4})?");
        speed = isNumber ? Double.parseDouble(value) : 0;
        return speed > 0;
      }
      case "from" -> {
        from = place(value).orElse(Double.NaN);
        return !Double.isNaN(from);
      }
      case "to" -> {
        to = place(value).orElse(Double.NaN);
        return !Double.isNaN(to);
      }
      default -> {
        return false;
      }
    }
  }

  private ReplayPlan plan() {
    var once = ReplayPlan.AS_RECORDED.withSpeed(speed).between(from, to);
    return loops ? once.looping() : once;
  }
}
