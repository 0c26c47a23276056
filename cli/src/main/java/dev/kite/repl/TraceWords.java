package dev.kite.repl;

import java.util.List;
import java.util.Optional;

/** Reads the words behind {@code :record} and {@code :replay}. */
final class TraceWords {
  /** What to replay, how fast and how often. */
  record Replay(String file, double speed, ReplayJob.Repeat repeat) {}

  private TraceWords() {}

  /** {@code FILE [speed N] [loop]}; empty when the words are others. */
  static Optional<Replay> replay(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    double speed = 1;
    var repeat = ReplayJob.Repeat.ONCE;
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).equals("loop")) {
        repeat = ReplayJob.Repeat.FOR_EVER;
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
