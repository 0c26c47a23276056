package dev.kite.journey;

import static java.util.Objects.requireNonNull;

import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What shake.js 1.2.2 makes of a motion, without a browser: a shake is a sample that differs from
 * the one before by more than {@code threshold} on two axes, more than {@code timeout} ms after the
 * shake before it, or after its start.
 */
record ShakeModel(double threshold, double timeout) {
  /**
   * The library asks the clock of the page when a sample comes, which is some ms later than the
   * trace says. A motion is a test only where this much makes no difference.
   */
  private static final double MARGIN = 200;

  private static final Vector NOTHING = new Vector(null, null, null);

  /** Which of the samples fire, counted from 0; the library was started before the first. */
  List<Integer> firings(List<Motion> motions) {
    var fired = new ArrayList<Integer>();
    var before = NOTHING;
    double since = 0;
    for (int i = 0; i < motions.size(); i++) {
      var motion = motions.get(i);
      var now = requireNonNull(motion.accelerationIncludingGravity());
      if (!before.equals(NOTHING) && isJolt(before, now) && isDue(motion.time() - since)) {
        fired.add(i);
        since = motion.time();
      }
      before = now;
    }
    return fired;
  }

  private boolean isJolt(Vector before, Vector now) {
    return DoubleStream.of(
                number(before.x()) - number(now.x()),
                number(before.y()) - number(now.y()),
                number(before.z()) - number(now.z()))
            .filter(difference -> Math.abs(difference) > threshold)
            .count()
        >= 2;
  }

  private boolean isDue(double passed) {
    if (Math.abs(passed - timeout) < MARGIN) {
      throw new AssertionError("too close to call: " + passed + " ms, time-out " + timeout);
    }
    return passed > timeout;
  }

  /** JavaScript counts with null as with 0. */
  private static double number(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
