package dev.kite.journey;

/** A rotation, multiplied out from turns about single axes. */
record Quaternion(double x, double y, double z, double w) {
  private static Quaternion aboutX(double degrees) {
    double half = Math.toRadians(degrees) / 2;
    return new Quaternion(Math.sin(half), 0, 0, Math.cos(half));
  }

  private static Quaternion aboutY(double degrees) {
    double half = Math.toRadians(degrees) / 2;
    return new Quaternion(0, Math.sin(half), 0, Math.cos(half));
  }

  private static Quaternion aboutZ(double degrees) {
    double half = Math.toRadians(degrees) / 2;
    return new Quaternion(0, 0, Math.sin(half), Math.cos(half));
  }

  /**
   * A device turned by {@code angles} alpha, beta, gamma (degrees): about Z, then about its own X,
   * then about its own Y. DeviceOrientation, "deviceorientation".
   */
  static Quaternion ofDevice(double... angles) {
    return aboutZ(angles[0]).times(aboutX(angles[1])).times(aboutY(angles[2]));
  }

  /**
   * A camera that looks out of the back of such a device, in a world whose Y points up: its alpha
   * turns about Y, its gamma about -Z; then a quarter turn down, and back by the screen's angle.
   */
  static Quaternion ofCamera(double[] angles, double screen) {
    return aboutY(angles[0])
        .times(aboutX(angles[1]))
        .times(aboutZ(-angles[2]))
        .times(aboutX(-90))
        .times(aboutZ(-screen));
  }

  private Quaternion times(Quaternion it) {
    return new Quaternion(
        w * it.x + x * it.w + y * it.z - z * it.y,
        w * it.y - x * it.z + y * it.w + z * it.x,
        w * it.z + x * it.y - y * it.x + z * it.w,
        w * it.w - x * it.x - y * it.y - z * it.z);
  }

  /** The most that one of the four numbers x, y, z, w is away. */
  double distance(double... other) {
    return Math.max(
        Math.max(Math.abs(x - other[0]), Math.abs(y - other[1])),
        Math.max(Math.abs(z - other[2]), Math.abs(w - other[3])));
  }
}
