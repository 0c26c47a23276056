package dev.kite.trace.convert;

import java.util.List;

/** What a command to a browser's automation says of its sensors, in the units of Generic Sensor. */
sealed interface SensorCommand {

  /** From now on the commands are the sensor. */
  record Enable(VirtualSensor sensor) implements SensorCommand {}

  /** x, y, z, or the one number of a sensor that has one. */
  record Values(VirtualSensor sensor, List<Double> values) implements SensorCommand {
    public Values {
      values = List.copyOf(values);
    }
  }

  /** The angles of DeviceOrientation in degrees, of one of the two orientation sensors. */
  record Angles(VirtualSensor sensor, Attitude attitude) implements SensorCommand {}

  /** Nothing that a row could be made of. */
  record Other() implements SensorCommand {}
}
