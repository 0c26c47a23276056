package dev.kite.trace;

/** The numbers of one axis, learnt while they pass by; NaN is a number that is missing. */
public final class ValueRange {
  private long count;
  private long missing;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private double mean;

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

  public double mean() {
    return mean;
  }
}
