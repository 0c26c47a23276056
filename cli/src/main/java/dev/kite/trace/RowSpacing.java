package dev.kite.trace;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How far apart in time the rows of one kind are, learnt while they pass by; in milliseconds and in
 * constant memory.
 */
public final class RowSpacing {
  /** Each bin is so much longer than the one before; the first ends at {@value #FIRST} ms. */
  private static final double GROWTH = 1.0015;

  private static final double FIRST = 0.05;

  /** Enough for an hour; what is longer shares the last. */
  private static final int BINS = 12_100;

  private static final double LOG_GROWTH = Math.log(GROWTH);

  /** No clock of a page is finer, and a bar is no narrower. */
  private static final double LEAST_BAR = 0.1;

  private final int[] bins = new int[BINS];
  private final double[] sums = new double[BINS];
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
    int bin = bin(spacing);
    bins[bin]++;
    sums[bin] += spacing;
  }

  private static int bin(double spacing) {
    return spacing <= FIRST
        ? 0
        : (int) Math.min(BINS - 1, Math.ceil(Math.log(spacing / FIRST) / LOG_GROWTH));
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

  /** The spacing that {@code share} (0 to 1) of all do not exceed, to a sixth of a percent. */
  public double quantile(double share) {
    long wanted = Math.max(1, (long) Math.ceil(share * count));
    long seen = 0;
    for (int bin = 0; bin < BINS; bin++) {
      seen += bins[bin];
      if (seen >= wanted) {
        return sums[bin] / bins[bin];
      }
    }
    return greatest;
  }

  /**
   * A histogram of about {@code most} bars of one width, which cover all but the half percent at
   * either end; these count in the outermost bars.
   */
  public List<Bar> bars(int most) {
    double from = quantile(0.005);
    double to = quantile(0.995);
    // Whole steps of a page's clock: else every other bar would hold one step less.
    double width = Math.max(1, Math.ceil((to - from) / most / LEAST_BAR)) * LEAST_BAR;
    long first = Math.round(from / width);
    int bars = (int) (Math.round(to / width) - first) + 1;
    var counts = new long[bars];
    for (int bin = 0; bin < BINS; bin++) {
      if (bins[bin] > 0) {
        long bar = Math.round(sums[bin] / bins[bin] / width) - first;
        counts[(int) Math.max(0, Math.min(bars - 1, bar))] += bins[bin];
      }
    }
    return IntStream.range(0, bars)
        .mapToObj(i -> bar((first + i) * width, width, counts[i]))
        .toList();
  }

  private static Bar bar(double middle, double width, long count) {
    return new Bar(Math.max(0, middle - width / 2), middle + width / 2, count);
  }
}
