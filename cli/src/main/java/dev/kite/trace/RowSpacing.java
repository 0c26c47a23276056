package dev.kite.trace;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far apart in time the rows of one kind are, learnt while they pass by; in milliseconds and in
 * constant memory.
 */
public final class RowSpacing {
  /** Fine enough to tell 60 Hz from 62; what is longer than all bins together shares the last. */
  private static final double BIN = 0.1;

  private static final int BINS = 2500;

  private final int[] bins = new int[BINS];
  private double previous = Double.NaN;
  private long rows;
  private long count;
  private double mean;
  private double squares;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private double greatestAt;

  /** So many spacings from {@code from} on and below {@code to}. */
  public record Bar(double from, double to, long count) {}

  void add(double time) {
    rows++;
    if (!Double.isNaN(previous)) {
      learn(time - previous, previous);
    }
    previous = time;
  }

  /** Mean and spread by Welford's method, which does not lose digits over a long trace. */
  private void learn(double spacing, double from) {
    count++;
    double off = spacing - mean;
    mean += off / count;
    squares += off * (spacing - mean);
    least = Math.min(least, spacing);
    if (spacing > greatest) {
      greatest = spacing;
      greatestAt = from;
    }
    bins[bin(spacing)]++;
  }

  private static int bin(double spacing) {
    return (int) Math.min(BINS - 1, Math.round(spacing / BIN));
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** How many spacings there are: one less than rows; all other answers need one. */
  public long count() {
    return count;
  }

  public double mean() {
    return mean;
  }

  /** The standard deviation. */
  public double deviation() {
    return Math.sqrt(squares / count);
  }

  public double least() {
    return least;
  }

  public double greatest() {
    return greatest;
  }

  /** When the greatest one began. */
  public double greatestAt() {
    return greatestAt;
  }

  /** Rows a second; infinite when all are of the same moment. */
  public double rate() {
    return 1000 / mean;
  }

  /**
   * The spacing that {@code share} (0 to 1) of all do not exceed, to a tenth of a millisecond; the
   * greatest one when it is longer than {@value #BINS} tenths.
   */
  public double quantile(double share) {
    int bin = binOf(share);
    return bin == BINS - 1 ? greatest : Math.max(least, Math.min(greatest, bin * BIN));
  }

  private int binOf(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (int bin = 0; bin < BINS; bin++) {
      seen += bins[bin];
      if (seen >= wanted) {
        return bin;
      }
    }
    return BINS - 1;
  }

  /**
   * A histogram of at most {@code most} bars of one width, which cover all but the half percent at
   * either end; these count in the outermost bars.
   */
  public List<Bar> bars(int most) {
    int first = binOf(0.005);
    int last = binOf(0.995);
    int width = Math.max(1, -Math.floorDiv(-(last - first + 1), most));
    int bars = -Math.floorDiv(-(last - first + 1), width);
    var counts = new long[bars];
    for (int bin = 0; bin < BINS; bin++) {
      counts[Math.max(0, Math.min(bars - 1, Math.floorDiv(bin - first, width)))] += bins[bin];
    }
    return IntStream.range(0, bars)
        .mapToObj(i -> bar(first + i * width, width, counts[i]))
        .toList();
  }

  /** A bin holds what rounds to its middle. */
  private static Bar bar(int first, int width, long count) {
    double from = Math.max(0, (first - 0.5) * BIN);
    return new Bar(from, (first + width - 0.5) * BIN, count);
  }
}
