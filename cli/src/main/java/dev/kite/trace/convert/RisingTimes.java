package dev.kite.trace.convert;

import dev.kite.trace.TraceFormatException;
import java.util.function.Function;

/** Holds a source to its promise that time does not go back. */
final class RisingTimes {
  private double last = Double.NEGATIVE_INFINITY;

  /** Hands {@code time} through. */
  double next(double time, Function<String, TraceFormatException> refused)
      throws TraceFormatException {
    if (!Double.isFinite(time)) {
      throw refused.apply("a time that is beyond all numbers");
    }
    if (time < last) {
      throw refused.apply(
          "time goes back from " + Numbers.text(last) + " to " + Numbers.text(time) + " ms");
    }
    last = time;
    return time;
  }
}
