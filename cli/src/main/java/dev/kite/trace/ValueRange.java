package dev.kite.trace;

/** The numbers of one axis, learnt while they pass by; NaN is a number that is missing. */
public final class ValueRange {
  /** Below so many of their number, angles that were added up as arrows point nowhere. */
  private static final double NOWHERE = 1e-6;

  private final boolean isAngle;
  private long count;
  private long missing;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private double mean;
  private double sine;
  private double cosine;

  private ValueRange(boolean isAngle) {
    this.isAngle = isAngle;
  }

  static ValueRange of(Track track) {
    return new ValueRange(track.isAngles());
  }

  void add(double value) {
    if (Double.isNaN(value)) {
      missing++;
      return;
    }
    count++;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
    // The difference of two doubles may be none.
    mean += value / count - mean / count;
    sine += Math.sin(Math.toRadians(value));
    cosine += Math.cos(Math.toRadians(value));
  }

  /** How many numbers there are; all other answers but {@link #missing} need one. */
  public long count() {
    return count;
  }

  /** How many rows have no number here. */
  public long missing() {
    return missing;
  }

  public double least() {
    return least;
  }

  public double greatest() {
    return greatest;
  }

  /** Of angles the direction they have in common, 0 for 359 and 1; NaN when they have none. */
  public double mean() {
    return isAngle ? direction() : mean;
  }

  private double direction() {
    if (Math.hypot(sine, cosine) < NOWHERE * count) {
      return Double.NaN;
    }
    double degrees = Math.toDegrees(Math.atan2(sine, cosine));
    return least < 0 ? degrees : (degrees + 360) % 360;
  }
}
