package dev.kite.trace.convert;

import dev.kite.trace.TraceHeader;
import java.util.List;
import java.util.Map;

/**
 * The columns of the app phyphox (RWTH Aachen): every name holds its unit, time is in seconds, and
 * a sensor's axes follow it in one name.
 *
 * <p>A plain export is "Raw Data.csv"; several sensors make one file each in a zip, beside a folder
 * {@code meta}. The user chooses comma, tab or semicolon, and a decimal point or comma. On iOS the
 * app turns the signs of accelerations round, so that they are those of Android (kG in phyphox-ios,
 * ExperimentSensorInput.swift).
 */
final class Phyphox {
  static final String TIME = "Time (s)";

  /** Seconds to milliseconds. */
  static final int POINT_SHIFT = 3;

  static final TraceHeader HEADER = new TraceHeader().withSign("w3c");

  /** By the beginning of the column's name. */
  static final Map<String, Channel> CHANNELS =
      Map.of(
          "Linear Acceleration", Channel.ACCELERATION,
          "Acceleration", Channel.WITH_GRAVITY,
          "Gyroscope", Channel.ROTATION_RATE);

  private Phyphox() {}

  /** The names of the columns of a sensor's axes. */
  static List<String> columns(String sensor) {
    var unit = sensor.equals("Gyroscope") ? "rad/s" : "m/s^2";
    return List.of("x", "y", "z").stream()
        .map(axis -> sensor + " " + axis + " (" + unit + ")")
        .toList();
  }
}
