package dev.kite.trace;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Values of one kind of row that belong together on one plot.
 *
 * @param tag of the rows that hold them
 * @param name what they are called; that of a generic sensor comes from the file and may be any
 *     text
 * @param axes their names, in the order of the values
 * @param unit as people write it; empty for values without one
 */
public record Track(String tag, String name, List<String> axes, String unit) {
  /** More values than a quaternion has are not looked at. */
  public static final int MOST_AXES = 4;

  private static final double HALF_TURN = 180;
  private static final String DEGREES = "°";

  private static final List<String> XYZ = List.of("x", "y", "z");
  private static final List<String> QUATERNION = List.of("x", "y", "z", "w");
  private static final List<String> ANGLES = List.of("alpha", "beta", "gamma");
  private static final String ACCELERATION_UNIT = "m/s²";

  public static final Track GRAVITY =
      new Track("m", "acceleration including gravity", XYZ, ACCELERATION_UNIT);
  public static final Track ACCELERATION = new Track("m", "acceleration", XYZ, ACCELERATION_UNIT);
  public static final Track ROTATION = new Track("m", "rotation rate", ANGLES, "°/s");
  public static final Track ORIENTATION = new Track("o", "orientation", ANGLES, DEGREES);
  public static final Track ABSOLUTE = new Track("a", "absolute orientation", ANGLES, DEGREES);

  /** Takes the values of a row, NaN for each that is missing. */
  @FunctionalInterface
  public interface Values {
    void add(Track track, double... values);
  }

  /** Whether its values are angles, which come back to where they began. */
  public boolean isAngles() {
    return unit.equals(DEGREES);
  }

  /** A step of a value by more than this is none: an angle went past its end. */
  public double turn() {
    return isAngles() ? HALF_TURN : Double.POSITIVE_INFINITY;
  }

  /**
   * The axes by the scale they share, as places in {@link #axes}: alpha, which goes all round,
   * would make flat lines of beta and gamma.
   */
  public List<List<Integer>> scales() {
    var all = IntStream.range(0, axes.size()).boxed().toList();
    return isAngles() ? List.of(all.subList(0, 1), all.subList(1, all.size())) : List.of(all);
  }

  /** Hands the values of a row over, track by track; a row that has none hands over nothing. */
  public static void each(Reading row, Values to) {
    if (row instanceof Reading.Motion motion) {
      to.add(GRAVITY, values(motion.accelerationIncludingGravity()));
      to.add(ACCELERATION, values(motion.acceleration()));
      to.add(ROTATION, values(motion.rotationRate()));
    } else if (row instanceof Reading.Orientation it) {
      to.add(ORIENTATION, value(it.alpha()), value(it.beta()), value(it.gamma()));
    } else if (row instanceof Reading.AbsoluteOrientation it) {
      to.add(ABSOLUTE, value(it.alpha()), value(it.beta()), value(it.gamma()));
    } else if (row instanceof Reading.Generic generic) {
      var track = generic(generic.sensor());
      to.add(track, values(generic.values(), track.axes().size()));
    }
  }

  /**
   * The track of a Generic Sensor class, in the unit and order of its specification; of a class
   * that is not known here, of up to four values.
   */
  public static Track generic(String sensor) {
    return switch (sensor) {
      case "Accelerometer", "LinearAccelerationSensor", "GravitySensor" ->
          new Track("g", sensor, XYZ, ACCELERATION_UNIT);
      case "Gyroscope" -> new Track("g", sensor, XYZ, "rad/s");
      case "Magnetometer", "UncalibratedMagnetometer" -> new Track("g", sensor, XYZ, "µT");
      case "AmbientLightSensor" -> new Track("g", sensor, List.of("illuminance"), "lx");
      default -> new Track("g", sensor, QUATERNION, "");
    };
  }

  private static double[] values(@Nullable Vector vector) {
    return vector == null
        ? new double[] {Double.NaN, Double.NaN, Double.NaN}
        : new double[] {value(vector.x()), value(vector.y()), value(vector.z())};
  }

  private static double[] values(List<@Nullable Double> given, int axes) {
    var values = new double[axes];
    Arrays.setAll(values, i -> i < given.size() ? value(given.get(i)) : Double.NaN);
    return values;
  }

  private static double value(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
