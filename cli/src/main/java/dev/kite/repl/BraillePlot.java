package dev.kite.repl;

import static java.util.stream.Collectors.joining;

import dev.kite.repl.PlotDots.Ink;
import dev.kite.trace.Track;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws a few series of numbers, oldest first, into a rectangle of characters. Pure: it knows no
 * terminal and no colour, only which series a character shows.
 *
 * <p>All series share one y axis. Ranges come one for each column of dots. Values end at the right
 * edge; when there are more of them than columns, neighbours share one, which then shows their
 * whole range. A null, or a number that is not finite, is a gap.
 */
final class BraillePlot {
  /** As many as a quaternion has numbers. */
  static final int MOST_SERIES = 4;

  private final PlotDots dots;
  private final double least;
  private final double greatest;

  private BraillePlot(List<List<Range>> series, PlotDots dots) {
    double least = finite(series, Range::least).min().orElse(0);
    double greatest = finite(series, Range::greatest).max().orElse(0);
    // A flat line runs through the middle.
    double margin = least == greatest ? Math.max(1, Math.ulp(least)) : 0;
    this.dots = dots;
    this.least = least - margin;
    this.greatest = greatest + margin;
  }

  /** Where a curve does not continue. */
  enum Break {
    NONE,
    BEFORE,
    /** The curve leaves at one end and comes back at the other: between them is nothing. */
    WITHIN
  }

  /** What one column of a curve shows; NaN for nothing. */
  record Range(double least, double greatest, Break broken) {
    static final Range NONE = new Range(Double.NaN, Double.NaN);

    Range(double least, double greatest) {
      this(least, greatest, Break.NONE);
    }

    boolean isEmpty() {
      return Double.isNaN(least);
    }

    /** {@code turns}: the step to this value is none. */
    private Range with(double value, boolean turns) {
      if (isEmpty()) {
        return new Range(value, value, turns ? Break.BEFORE : Break.NONE);
      }
      return new Range(
          Math.min(least, value), Math.max(greatest, value), turns ? Break.WITHIN : broken);
    }
  }

  /** One character, and the index of the series it shows most of. */
  record Cell(char glyph, int series) {
    /** The series of a blank cell. */
    static final int NONE = -1;
  }

  /**
   * What was drawn: its rows from the top, and the values that its bottom and its top stand for.
   */
  record Picture(double least, double greatest, List<List<Cell>> rows) {
    /** The rows as text, without the knowledge of series. */
    List<String> lines() {
      return rows.stream()
          .map(row -> row.stream().map(cell -> String.valueOf(cell.glyph())).collect(joining()))
          .toList();
    }

    /** The row in which a value lies; -1 for one beyond the picture. */
    int row(double value) {
      if (value < least || value > greatest) {
        return -1;
      }
      double share = (greatest / 2 - value / 2) / (greatest / 2 - least / 2);
      return (int) Math.floor(Math.min(share, 1 - 1e-9) * rows.size());
    }
  }

  /**
   * Draws values.
   *
   * @param turn a step of more than this is none; see {@link Track#turn}
   * @param letters one for each series, which a plot without braille shows
   */
  static Picture values(
      List<? extends List<@Nullable Double>> series,
      double turn,
      int width,
      int height,
      Ink ink,
      String letters) {
    check(series.size(), width, height);
    int columns = ink.dots(width);
    int longest = Math.max(columns, series.stream().mapToInt(List::size).max().orElse(0));
    var ranges = series.stream().map(values -> shared(values, turn, longest, columns)).toList();
    return ranges(ranges, width, height, ink, letters);
  }

  /** Draws ranges, for each series as many as there are dots side by side. */
  static Picture ranges(List<List<Range>> series, int width, int height, Ink ink, String letters) {
    check(series.size(), width, height);
    var own = letters.substring(0, series.size());
    var plot = new BraillePlot(series, new PlotDots(own, width, height, ink));
    for (int index = 0; index < series.size(); index++) {
      plot.curve(index, series.get(index));
    }
    return new Picture(plot.least, plot.greatest, plot.dots.rows());
  }

  private static void check(int series, int width, int height) {
    if (series > MOST_SERIES || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "no plot of %d series in %d x %d characters".formatted(series, width, height));
    }
  }

  private static List<Range> shared(
      List<@Nullable Double> values, double turn, int longest, int columns) {
    double before = Double.NaN;
    var ranges = new ArrayList<Range>(Collections.nCopies(columns, Range.NONE));
    for (int i = 0; i < values.size(); i++) {
      var value = values.get(i);
      if (value != null && Double.isFinite(value)) {
        int column = (int) ((long) (i + longest - values.size()) * columns / longest);
        ranges.set(column, ranges.get(column).with(value, Math.abs(value - before) > turn));
        before = value;
      }
    }
    return ranges;
  }

  /** Each range is joined to the one before it, so that a steep curve is still one curve. */
  private void curve(int index, List<Range> ranges) {
    boolean joined = false;
    int top = 0;
    int bottom = 0;
    for (int column = 0; column < ranges.size(); column++) {
      var range = ranges.get(column);
      if (range.broken() == Break.WITHIN) {
        ends(index, column, range);
      } else if (!range.isEmpty()) {
        int high = row(range.greatest());
        int low = row(range.least());
        joined &= range.broken() == Break.NONE;
        int from = joined ? Math.min(high, bottom + 1) : high;
        int to = joined ? Math.max(low, top - 1) : low;
        dots.line(index, column, from, to);
        top = high;
        bottom = low;
      }
      joined = !range.isEmpty() && range.broken() != Break.WITHIN;
    }
  }

  private void ends(int index, int column, Range range) {
    for (double end : new double[] {range.least(), range.greatest()}) {
      dots.line(index, column, row(end), row(end));
    }
  }

  /** Halves, because the whole difference of two doubles may be no double. */
  private int row(double value) {
    double share = (greatest / 2 - value / 2) / (greatest / 2 - least / 2);
    return (int) Math.round(share * (dots.down() - 1));
  }

  private static DoubleStream finite(List<List<Range>> series, ToDoubleFunction<Range> end) {
    return series.stream().flatMap(List::stream).mapToDouble(end).filter(Double::isFinite);
  }
}
