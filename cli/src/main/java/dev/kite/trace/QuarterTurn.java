package dev.kite.trace;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns a device's frame about its z axis, the one out of the screen, by quarters.
 *
 * <p>A page whose screen has the angle A shows with its x and y axes what the device has at x and y
 * turned by A: at 90 degrees (-y, x). So vectors recorded at A and turned by A - B are, for a page
 * whose screen has the angle B, what they were for the recorded page. An orientation is the matrix
 * R from the device's frame to the earth's; with v' = Z v it becomes R times the inverse of Z, and
 * is told by its angles again (DeviceOrientation 4.1, Z-X'-Y'').
 *
 * @param quarters 0 to 3, counted as the screen's angle is
 * @param screen angle of the screen that gets the rows, in degrees
 */
record QuarterTurn(int quarters, int screen) {
  private static final double HALF = Math.sqrt(0.5);
  private static final Set<String> QUATERNIONS =
      Set.of("AbsoluteOrientationSensor", "RelativeOrientationSensor");

  /** From the frame of a screen with the one angle to that with the other, both in degrees. */
  static QuarterTurn between(int recorded, int wanted) {
    return new QuarterTurn(Math.floorMod(recorded - wanted, 360) / 90, wanted);
  }

  Reading apply(Reading row) {
    if (quarters == 0) {
      return row;
    }
    if (row instanceof Motion it) {
      return new Motion(
          it.time(),
          turned(it.acceleration()),
          turned(it.accelerationIncludingGravity()),
          turned(it.rotationRate()),
          it.interval());
    }
    if (row instanceof Orientation it) {
      var angles = turned(it.alpha(), it.beta(), it.gamma());
      return new Orientation(it.time(), angles.x(), angles.y(), angles.z(), it.absolute());
    }
    if (row instanceof AbsoluteOrientation it) {
      var angles = turned(it.alpha(), it.beta(), it.gamma());
      return new AbsoluteOrientation(it.time(), angles.x(), angles.y(), angles.z());
    }
    if (row instanceof Screen it) {
      return new Screen(it.time(), screen, ScreenTypes.turned(it.type(), it.angle(), screen));
    }
    return row instanceof Generic it
        ? new Generic(it.time(), it.sensor(), turned(it.sensor(), it.values()))
        : row;
  }

  private @Nullable Vector turned(@Nullable Vector group) {
    if (group == null) {
      return null;
    }
    var all = new ArrayList<@Nullable Double>();
    addTurned(group.x(), group.y(), group.z(), all);
    return new Vector(all.get(0), all.get(1), all.get(2));
  }

  private static @Nullable Double negative(@Nullable Double value) {
    return value == null ? null : Double.valueOf(-value);
  }

  /** Without alpha, tilt is all there is to turn. */
  private Vector turned(@Nullable Double alpha, @Nullable Double beta, @Nullable Double gamma) {
    if (beta == null || gamma == null) {
      return new Vector(alpha, beta, gamma);
    }
    var turned = Attitude.of(alpha == null ? 0 : alpha, beta, gamma).turned(quarters);
    return new Vector(
        alpha == null ? null : Double.valueOf(turned.alpha()), turned.beta(), turned.gamma());
  }

  private List<@Nullable Double> turned(String sensor, List<@Nullable Double> values) {
    if (QUATERNIONS.contains(sensor) && values.size() == 4 && !values.contains(null)) {
      return quaternion(values.get(0), values.get(1), values.get(2), values.get(3));
    }
    // An uncalibrated magnetometer tells its bias behind its values.
    if (values.size() != 3 && values.size() != 6) {
      return values;
    }
    var all = new ArrayList<@Nullable Double>();
    for (int i = 0; i < values.size(); i += 3) {
      addTurned(values.get(i), values.get(i + 1), values.get(i + 2), all);
    }
    return all;
  }

  private void addTurned(
      @Nullable Double x, @Nullable Double y, @Nullable Double z, List<@Nullable Double> all) {
    all.add(quarters == 1 ? negative(y) : quarters == 2 ? negative(x) : y);
    all.add(quarters == 1 ? x : quarters == 2 ? negative(y) : negative(x));
    all.add(z);
  }

  /** The product of the quaternion and that of the turn back. */
  private List<@Nullable Double> quaternion(double x, double y, double z, double w) {
    double sin = quarters == 2 ? -1 : -HALF;
    double cos = quarters == 1 ? HALF : quarters == 2 ? 0 : -HALF;
    return List.of(x * cos + y * sin, y * cos - x * sin, z * cos + w * sin, w * cos - z * sin);
  }
}
