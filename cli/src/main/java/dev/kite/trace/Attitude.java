package dev.kite.trace;

/**
 * A device's attitude in the angles of DeviceOrientation 4.1: from the earth's frame it is turned
 * by alpha about Z, then by beta about its new X', then by gamma about its new Y''.
 *
 * @param alpha degrees, 0 to less than 360
 * @param beta degrees, -180 to less than 180
 * @param gamma degrees, -90 to less than 90
 */
record Attitude(double alpha, double beta, double gamma) {
  /** Below it the device's y axis stands upright, and alpha and gamma turn about the same line. */
  private static final double UPRIGHT = 1e-12;

  static Attitude of(double alpha, double beta, double gamma) {
    return new Attitude(alpha, beta, gamma);
  }

  /**
   * The attitude of a frame whose x and y axes stand so many quarters back from this one's: with
   * one, where -y and x were.
   */
  Attitude turned(int quarters) {
    var matrix = matrix();
    for (int i = 0; i < quarters; i++) {
      for (var row : matrix) {
        double x = row[0];
        row[0] = -row[1];
        row[1] = x;
      }
    }
    return of(matrix);
  }

  /** From the device's frame to the earth's: its columns are the device's axes. */
  double[][] matrix() {
    double ca = Math.cos(Math.toRadians(alpha));
    double sa = Math.sin(Math.toRadians(alpha));
    double cb = Math.cos(Math.toRadians(beta));
    double sb = Math.sin(Math.toRadians(beta));
    double cg = Math.cos(Math.toRadians(gamma));
    double sg = Math.sin(Math.toRadians(gamma));
    return new double[][] {
      {ca * cg - sa * sb * sg, -sa * cb, ca * sg + sa * sb * cg},
      {sa * cg + ca * sb * sg, ca * cb, sa * sg - ca * sb * cg},
      {-cb * sg, sb, cb * cg}
    };
  }

  private static Attitude of(double[][] m) {
    double cosBeta = Math.hypot(m[2][0], m[2][2]);
    if (cosBeta < UPRIGHT) {
      return degrees(Math.atan2(m[1][0], m[0][0]), Math.atan2(m[2][1], cosBeta), 0);
    }
    // Gamma's cosine is never negative, so beta's has the sign of their product.
    double sign = m[2][2] == 0 ? Math.signum(m[2][0]) : Math.signum(m[2][2]);
    return degrees(
        Math.atan2(-m[0][1] * sign, m[1][1] * sign),
        Math.atan2(m[2][1], cosBeta * sign),
        Math.atan2(-m[2][0] * sign, m[2][2] * sign));
  }

  private static Attitude degrees(double alpha, double beta, double gamma) {
    double tilt = Math.toDegrees(beta);
    return new Attitude(
        (Math.toDegrees(alpha) + 360) % 360, tilt >= 180 ? -180 : tilt, Math.toDegrees(gamma));
  }
}
