package dev.kite.trace.convert;

import dev.kite.protocol.Reading.Vector;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All formulas between the units of other formats and those of a trace: m/s^2, deg/s, degrees.
 *
 * <p>Rotation rates: DeviceOrientation 4.3 gives alpha, beta, gamma in deg/s, which in browsers
 * turn about x, y and z; the gyroscopes of Generic Sensor and of phone apps give x, y, z in rad/s.
 */
final class Units {
  /** Standard gravity in m/s^2, exact by definition (CGPM 1901). */
  static final double STANDARD_GRAVITY = 9.80665;

  private Units() {}

  /** A rotation rate in rad/s, in deg/s. */
  static @Nullable Vector degrees(@Nullable Vector radians) {
    return each(radians, Math::toDegrees);
  }

  /** A rotation rate in deg/s, in rad/s. */
  static @Nullable Vector radians(@Nullable Vector degrees) {
    return each(degrees, Math::toRadians);
  }

  /** The sum; a member that either lacks is null. */
  static Vector sum(Vector a, Vector b) {
    return new Vector(sum(a.x(), b.x()), sum(a.y(), b.y()), sum(a.z(), b.z()));
  }

  /** {@code a} without {@code b}; a member that either lacks is null. */
  static Vector difference(Vector a, Vector b) {
    var minus = each(b, value -> -value);
    return minus == null ? a : sum(a, minus);
  }

  /** Whether all three members are there. */
  static boolean isWhole(Vector vector) {
    return vector.x() != null && vector.y() != null && vector.z() != null;
  }

  /** A number, or null for what is beyond all of them. */
  static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? (Double) number : null;
  }

  private static @Nullable Double sum(@Nullable Double a, @Nullable Double b) {
    return a == null || b == null ? null : finite(a + b);
  }

  private static @Nullable Vector each(@Nullable Vector vector, DoubleUnaryOperator formula) {
    return vector == null
        ? null
        : new Vector(
            apply(formula, vector.x()), apply(formula, vector.y()), apply(formula, vector.z()));
  }

  private static @Nullable Double apply(DoubleUnaryOperator formula, @Nullable Double value) {
    return value == null ? null : finite(formula.applyAsDouble(value));
  }
}
