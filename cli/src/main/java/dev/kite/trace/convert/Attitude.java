package dev.kite.trace.convert;

import dev.kite.protocol.Reading.Orientation;

/**
 * A device's attitude as angles of DeviceOrientation, in degrees, and as a unit quaternion.
 *
 * <p>The angles are intrinsic turns about z by alpha in [0, 360), x by beta in [-180, 180) and y by
 * gamma in [-90, 90) (DeviceOrientation 4.1; its worked example has the quaternion). Both turn the
 * device's axes into those of the earth.
 */
record Attitude(double alpha, double beta, double gamma) {
  /** Says what is wrong with a quaternion that is none of a rotation. */
  static final String NO_ROTATION = "a quaternion without a length is no orientation";

  /** A rotation; x, y, z, w as Generic Sensor orders them. */
  record Quaternion(double x, double y, double z, double w) {

    /** False for one without a length, which turns nothing. */
    boolean isRotation() {
      return length() > 0 && Double.isFinite(length());
    }

    private double length() {
      return Math.sqrt(x * x + y * y + z * z + w * w);
    }
  }

  /** What Android's SensorManager.getOrientation makes of the same rotation, in radians. */
  record OfAndroid(double azimuth, double pitch, double roll) {}

  /** The angles of a quaternion of any length that {@link Quaternion#isRotation is one}. */
  static Attitude of(Quaternion q) {
    double norm = q.length();
    double x = q.x / norm;
    double y = q.y / norm;
    double z = q.z / norm;
    double w = q.w / norm;
    // The third row of the rotation matrix is (-cos b sin g, sin b, cos b cos g).
    double sinBeta = Math.max(-1, Math.min(1, 2 * (y * z + w * x)));
    double m31 = 2 * (x * z - w * y);
    double m33 = 1 - 2 * (x * x + y * y);
    double m12 = 2 * (x * y - w * z);
    double m22 = 1 - 2 * (x * x + z * z);
    if (Math.hypot(m31, m33) < 1e-9) {
      // Beta is a right angle: alpha and gamma turn about one axis, and alpha takes it all.
      double m11 = 1 - 2 * (y * y + z * z);
      double m21 = 2 * (x * y + w * z);
      return new Attitude(turn(Math.atan2(m21, m11)), Math.copySign(90, sinBeta), 0);
    }
    if (m33 > 0 || (m33 == 0 && m31 > 0)) {
      double beta = Math.toDegrees(Math.asin(sinBeta)) + 0.0;
      return new Attitude(turn(Math.atan2(-m12, m22)), beta, halfOpen(Math.atan2(-m31, m33)));
    }
    // The screen looks down: beta is beyond a right angle, and its cosine negative.
    double beta = Math.copySign(180, sinBeta) - Math.toDegrees(Math.asin(sinBeta));
    return new Attitude(
        turn(Math.atan2(m12, -m22)),
        beta >= 180 ? beta - 360 : beta,
        halfOpen(Math.atan2(m31, -m33)));
  }

  Quaternion quaternion() {
    double x = Math.toRadians(beta) / 2;
    double y = Math.toRadians(gamma) / 2;
    double z = Math.toRadians(alpha) / 2;
    double cx = Math.cos(x);
    double cy = Math.cos(y);
    double cz = Math.cos(z);
    double sx = Math.sin(x);
    double sy = Math.sin(y);
    double sz = Math.sin(z);
    return new Quaternion(
        sx * cy * cz - cx * sy * sz,
        cx * sy * cz + sx * cy * sz,
        cx * cy * sz + sx * sy * cz,
        cx * cy * cz - sx * sy * sz);
  }

  /** Azimuth turns clockwise, pitch against beta; roll is gamma while the screen looks up. */
  OfAndroid ofAndroid() {
    var q = quaternion();
    double m12 = 2 * (q.x * q.y - q.w * q.z);
    double m22 = 1 - 2 * (q.x * q.x + q.z * q.z);
    double m31 = 2 * (q.x * q.z - q.w * q.y);
    double m32 = 2 * (q.y * q.z + q.w * q.x);
    double m33 = 1 - 2 * (q.x * q.x + q.y * q.y);
    return new OfAndroid(
        Math.atan2(m12, m22), Math.asin(Math.max(-1, Math.min(1, -m32))), Math.atan2(-m31, m33));
  }

  /** The row of an orientation that counts from anywhere. */
  Orientation row(double time) {
    return new Orientation(time, alpha, beta, gamma, false);
  }

  // Adding 0.0 makes 0 of -0, which no angle needs.
  private static double turn(double radians) {
    double degrees = Math.toDegrees(radians);
    double turned = degrees < 0 ? degrees + 360 : degrees;
    return turned == 360 ? 0 : turned + 0.0;
  }

  private static double halfOpen(double radians) {
    double degrees = Math.toDegrees(radians);
    return degrees >= 90 ? -90 : degrees + 0.0;
  }
}
