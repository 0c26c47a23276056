package dev.kite.repl;

import static java.util.stream.Collectors.joining;

import dev.kite.repl.PlotDots.Glyphs;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Draws up to three series of numbers, oldest first, into a rectangle of characters. Pure: it knows
 * no terminal and no colour, only which series a character shows.
 *
 * <p>All series share one y axis and end at the right edge. When there are more values than dots in
 * a row, neighbours share a column, which then shows their whole range. A null, or a number that is
 * not finite, is a gap.
 */
public final class BraillePlot {
  /** The axes x, y and z. */
  static final int MOST_SERIES = 3;

  private final PlotDots dots;
  private final double least;
  private final double greatest;
  private final int longest;

  private BraillePlot(List<? extends List<@Nullable Double>> series, PlotDots dots) {
    double least = finite(series).min().orElse(0);
    double greatest = finite(series).max().orElse(0);
    // A flat line runs through the middle.
    double margin = least == greatest ? Math.max(1, Math.ulp(least)) : 0;
    this.dots = dots;
    this.least = least - margin;
    this.greatest = greatest + margin;
    this.longest = Math.max(dots.across(), series.stream().mapToInt(List::size).max().orElse(0));
  }

  /** One character, and the index of the series it shows most of. */
  public record Cell(char glyph, int series) {
    /** The series of a blank cell. */
    public static final int NONE = -1;
  }

  /**
   * What was drawn: its rows from the top, and the values that its bottom and its top stand for.
   */
  public record Picture(double least, double greatest, List<List<Cell>> rows) {
    /** The rows as text, without the knowledge of series. */
    public List<String> lines() {
      return rows.stream()
          .map(row -> row.stream().map(cell -> String.valueOf(cell.glyph())).collect(joining()))
          .toList();
    }
  }

  /** Draws with braille characters, two by four dots in each. */
  public static Picture braille(
      List<? extends List<@Nullable Double>> series, int width, int height) {
    return draw(series, width, height, Glyphs.BRAILLE);
  }

  /** Draws with the letters x, y and z, for a terminal that has no braille characters. */
  public static Picture ascii(
      List<? extends List<@Nullable Double>> series, int width, int height) {
    return draw(series, width, height, Glyphs.LETTERS);
  }

  private static Picture draw(
      List<? extends List<@Nullable Double>> series, int width, int height, Glyphs glyphs) {
    if (series.size() > MOST_SERIES || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "no plot of %d series in %d x %d characters".formatted(series.size(), width, height));
    }
    var plot = new BraillePlot(series, new PlotDots(series.size(), width, height, glyphs));
    for (int index = 0; index < series.size(); index++) {
      plot.curve(index, series.get(index));
    }
    return new Picture(plot.least, plot.greatest, plot.dots.rows());
  }

  /** Each value is joined to the one before it, so that a steep curve is still one curve. */
  private void curve(int index, List<@Nullable Double> values) {
    int previous = -1;
    for (int i = 0; i < values.size(); i++) {
      var value = values.get(i);
      if (value == null || !Double.isFinite(value)) {
        previous = -1;
        continue;
      }
      int row = row(value);
      int column = column(i + longest - values.size());
      dots.line(index, column, previous < 0 ? row : previous + Integer.signum(row - previous), row);
      previous = row;
    }
  }

  private int column(int place) {
    return (int) ((long) place * dots.across() / longest);
  }

  /** Halves, because the whole difference of two doubles may be no double. */
  private int row(double value) {
    double share = (greatest / 2 - value / 2) / (greatest / 2 - least / 2);
    return (int) Math.round(share * (dots.down() - 1));
  }

  private static DoubleStream finite(List<? extends List<@Nullable Double>> series) {
    return series.stream()
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .filter(Double::isFinite);
  }
}
