package dev.kite.trace.convert;

import dev.kite.trace.TraceHeader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of the app Sensor Logger by Kelvin Choi, in its CSV files and its JSON alike.
 *
 * <p>From github.com/tszheichoi/awesome-sensor-logger: time is in ns since 1970, accelerations in
 * m/s^2, the gyroscope in rad/s about x, y, z (UNITS.md); Accelerometer is without gravity,
 * TotalAcceleration, on Android alone, with it; iOS has the opposite signs on all axes of
 * acceleration and gravity unless the app was told to standardise (COORDINATES.md,
 * CROSSPLATFORM.md). The quaternion's earth has its own north on each system, so the angles made of
 * it are no absolute ones.
 */
final class SensorLogger {
  static final Map<String, Channel> CHANNELS =
      Map.of(
          "Accelerometer", Channel.ACCELERATION,
          "Gravity", Channel.GRAVITY,
          "TotalAcceleration", Channel.WITH_GRAVITY,
          "Gyroscope", Channel.ROTATION_RATE,
          "Orientation", Channel.ATTITUDE,
          "Annotation", Channel.REMARK);

  static final String METADATA = "Metadata";
  static final String TIME = "time";

  /** Nanoseconds to milliseconds. */
  static final int POINT_SHIFT = -6;

  /** The app is younger than September 2001, so an earlier time is none: it counts from a start. */
  private static final BigDecimal FIRST_DATE = new BigDecimal("1e12");

  private static final long BILLION = 1_000_000_000;

  private SensorLogger() {}

  /** The members of a record that hold what the channel measures. */
  static List<String> values(Channel channel) {
    return switch (channel) {
      case ATTITUDE -> List.of("qx", "qy", "qz", "qw");
      case REMARK -> List.of("text");
      default -> List.of("x", "y", "z");
    };
  }

  /** Whose signs the accelerations have; empty when the app does not say. */
  static Optional<String> sign(String platform, String standardisation) {
    if (standardisation.equalsIgnoreCase("true") || platform.equalsIgnoreCase("android")) {
      return Optional.of("w3c");
    }
    return platform.equalsIgnoreCase("ios") ? Optional.of("ios") : Optional.empty();
  }

  /** A header that says when the first sample was measured, and whose signs it has. */
  static TraceHeader header(BigDecimal millis, Optional<String> sign) {
    var header = new TraceHeader();
    if (millis.compareTo(FIRST_DATE) >= 0) {
      long nanos = millis.movePointRight(6).longValue();
      header = header.withStart(Instant.ofEpochSecond(nanos / BILLION, nanos % BILLION));
    }
    return sign.map(header::withSign).orElse(header);
  }

  /** What of a recording a trace has no place for, in one sentence. */
  static Optional<String> remark(List<String> others) {
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of("No place in a trace for " + String.join(", ", others) + ": left out.");
  }
}
