package dev.kite.trace;

import java.util.Arrays;

/**
 * One track thinned out for a plot: time is cut into equal bins, and of each bin the least and the
 * greatest value of every axis are kept, each with its time. So no peak is lost, and a trace of any
 * length takes the same memory.
 */
public final class TrackBins {
  private final Track track;
  private final Span span;
  private final int bins;
  private final Axis[] axes;

  /** A part of the trace, in milliseconds, both ends included. */
  public record Span(double from, double to) {
    boolean contains(double time) {
      return time >= from && time <= to;
    }

    /** How far into the span a time lies: 0 at its beginning, 1 at its end. */
    public double share(double time) {
      return to > from ? (time - from) / (to - from) : 0;
    }
  }

  /** A value and its time. */
  public record Point(double time, double value) {}

  /** What was kept of one axis; NaN where a bin has no value. */
  private static final class Axis {
    private final double[] least;
    private final double[] leastAt;
    private final double[] greatest;
    private final double[] greatestAt;
    private final boolean[] broken;
    private final boolean[] turned;
    private final double turn;
    private boolean interrupted = true;
    private double before;

    /** A step of more than {@code turn} is none: an angle went past its end. */
    Axis(int bins, double turn) {
      this.turn = turn;
      turned = new boolean[bins];
      least = new double[bins];
      greatest = new double[bins];
      leastAt = new double[bins];
      greatestAt = new double[bins];
      broken = new boolean[bins];
      Arrays.fill(least, Double.NaN);
      Arrays.fill(greatest, Double.NaN);
    }

    void add(int bin, double time, double value) {
      if (Double.isNaN(value)) {
        interrupted = true;
        return;
      }
      boolean first = Double.isNaN(least[bin]);
      boolean turns = !interrupted && Math.abs(value - before) > turn;
      // What is missing inside a bin cannot be seen.
      broken[bin] |= first && (interrupted || turns);
      turned[bin] |= !first && turns;
      interrupted = false;
      before = value;
      if (first || value < least[bin]) {
        least[bin] = value;
        leastAt[bin] = time;
      }
      if (first || value > greatest[bin]) {
        greatest[bin] = value;
        greatestAt[bin] = time;
      }
    }
  }

  TrackBins(Track track, Span span, int bins) {
    this.track = track;
    this.span = span;
    this.bins = bins;
    this.axes = new Axis[track.axes().size()];
    Arrays.setAll(axes, axis -> new Axis(bins, track.turn()));
  }

  /** Adds the values of a row inside the span. */
  void add(double time, double... values) {
    int bin = (int) Math.min(bins - 1, span.share(time) * bins);
    for (int axis = 0; axis < axes.length; axis++) {
      axes[axis].add(bin, time, values[axis]);
    }
  }

  /** What comes next does not continue what came before. */
  void interrupt() {
    for (var axis : axes) {
      axis.interrupted = true;
    }
  }

  public Track track() {
    return track;
  }

  public int bins() {
    return bins;
  }

  /** Whether an axis has any value here. */
  public boolean hasNumbers(int axis) {
    return Arrays.stream(axes[axis].least).anyMatch(value -> !Double.isNaN(value));
  }

  /** The least value of a bin; with NaN a point that says that there is none. */
  public Point least(int axis, int bin) {
    return new Point(axes[axis].leastAt[bin], axes[axis].least[bin]);
  }

  /** The greatest value of a bin, as {@link #least}. */
  public Point greatest(int axis, int bin) {
    return new Point(axes[axis].greatestAt[bin], axes[axis].greatest[bin]);
  }

  /** Whether a bin's values do not continue those of the bins before: there is a gap between. */
  public boolean isBroken(int axis, int bin) {
    return axes[axis].broken[bin];
  }

  /** Whether an angle went from one end to the other inside a bin, as from 359 to 0 degrees. */
  public boolean isTurned(int axis, int bin) {
    return axes[axis].turned[bin];
  }
}
