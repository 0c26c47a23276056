package dev.kite.trace.convert;

/** What one sensor of a phone app measures, as far as a trace has a place for it. */
enum Channel {
  /** m/s^2, without gravity. */
  ACCELERATION,
  /** m/s^2, gravity alone. */
  GRAVITY,
  /** m/s^2, as the accelerometer feels it. */
  WITH_GRAVITY,
  /** rad/s about x, y, z. */
  ROTATION_RATE,
  /** A unit quaternion. */
  ATTITUDE,
  /** A text of the person recording. */
  REMARK
}
