package dev.kite.trace.convert;

import java.util.Arrays;
import java.util.Optional;

/**
 * The sensors that a browser's automation can take the place of, by the type's word that WebDriver
 * (Generic Sensor 9, "Automation") and the Chrome DevTools Protocol (Emulation.SensorType) share.
 */
enum VirtualSensor {
  ACCELEROMETER("accelerometer", "Accelerometer", Shape.XYZ),
  LINEAR_ACCELERATION("linear-acceleration", "LinearAccelerationSensor", Shape.XYZ),
  GRAVITY("gravity", "GravitySensor", Shape.XYZ),
  GYROSCOPE("gyroscope", "Gyroscope", Shape.XYZ),
  MAGNETOMETER("magnetometer", "Magnetometer", Shape.XYZ),
  AMBIENT_LIGHT("ambient-light", "AmbientLightSensor", Shape.SINGLE),
  ABSOLUTE_ORIENTATION("absolute-orientation", "AbsoluteOrientationSensor", Shape.ROTATION),
  RELATIVE_ORIENTATION("relative-orientation", "RelativeOrientationSensor", Shape.ROTATION);

  /** How many numbers a reading has, and which. */
  enum Shape {
    XYZ(3),
    SINGLE(1),
    /** A quaternion x, y, z, w. */
    ROTATION(4);

    private final int size;

    Shape(int size) {
      this.size = size;
    }

    int size() {
      return size;
    }
  }

  private final String type;
  private final String className;
  private final Shape shape;

  VirtualSensor(String type, String className, Shape shape) {
    this.type = type;
    this.className = className;
    this.shape = shape;
  }

  String type() {
    return type;
  }

  String className() {
    return className;
  }

  Shape shape() {
    return shape;
  }

  static Optional<VirtualSensor> ofType(String type) {
    return Arrays.stream(values()).filter(sensor -> sensor.type.equals(type)).findFirst();
  }

  static Optional<VirtualSensor> ofClass(String className) {
    return Arrays.stream(values()).filter(sensor -> sensor.className.equals(className)).findFirst();
  }
}
