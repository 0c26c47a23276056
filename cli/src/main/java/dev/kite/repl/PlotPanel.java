package dev.kite.repl;

import dev.kite.repl.BraillePlot.Cell;
import dev.kite.repl.BraillePlot.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;

/** A plot with its scale at the left: the frame that all plots in a terminal share. */
final class PlotPanel {
  /** The scale and the line behind it. */
  static final int LEFT = 11;

  /** x, y and z as in most tools. */
  static final List<Tone> AXES = List.of(Tone.ERROR, Tone.STRING, Tone.NUMBER, Tone.KEYWORD);

  private static final int SCALE = LEFT - 3;

  private final Look look;
  private final BitSet marks;
  private final BitSet gaps;

  /**
   * What lies behind the curves.
   *
   * @param marks the columns with a mark
   * @param gaps the columns without readings
   */
  PlotPanel(Look look, BitSet marks, BitSet gaps) {
    this.look = look;
    this.marks = marks;
    this.gaps = gaps;
  }

  static PlotPanel bare(Look look) {
    return new PlotPanel(look, new BitSet(), new BitSet());
  }

  /** What the plot shows, and each axis in its colour; {@code name} may be foreign text. */
  AttributedString title(String name, String unit, List<String> axes, List<Tone> tones) {
    var title =
        new StyledText(look.palette(), "").own("  ", Tone.PLAIN).remoteLine(name, Tone.STRONG);
    title.own(unit.isEmpty() ? " " : "  " + look.glyphs().unit(unit) + " ", Tone.DIM);
    for (int axis = 0; axis < axes.size(); axis++) {
      title.own(" " + axes.get(axis), tones.get(axis));
    }
    return title.toAttributedString();
  }

  /** The first letters of the axes, which show whose curve it is where there are no colours. */
  static String letters(List<String> axes) {
    var letters = new StringBuilder();
    axes.forEach(axis -> letters.append(axis.charAt(0)));
    return letters.toString();
  }

  /**
   * The rows of a picture.
   *
   * @param tones one for each series
   */
  List<AttributedString> rows(Picture picture, List<Tone> tones) {
    int zero = picture.row(0);
    var lines = new ArrayList<AttributedString>();
    for (int row = 0; row < picture.rows().size(); row++) {
      var line =
          new StyledText(look.palette(), "")
              .own(scale(picture, row, zero), Tone.DIM)
              .own(" " + look.glyphs().gutter() + " ", Tone.DIM);
      var cells = picture.rows().get(row);
      for (int column = 0; column < cells.size(); column++) {
        cell(line, cells.get(column), column, row == zero, tones);
      }
      lines.add(line.toAttributedString());
    }
    return lines;
  }

  private void cell(StyledText line, Cell cell, int column, boolean zero, List<Tone> tones) {
    if (cell.series() != Cell.NONE) {
      line.own(String.valueOf(cell.glyph()), tones.get(cell.series()));
    } else if (gaps.get(column)) {
      line.own(look.glyphs().gap(), Tone.WARNING);
    } else if (marks.get(column)) {
      line.own(look.glyphs().upright(), Tone.NOTICE);
    } else {
      line.own(zero ? look.glyphs().level() : " ", Tone.DIM);
    }
  }

  private static String scale(Picture picture, int row, int zero) {
    if (row == 0) {
      return number(picture.greatest(), picture);
    }
    if (row == picture.rows().size() - 1) {
      return number(picture.least(), picture);
    }
    return row == zero ? number(0, picture) : " ".repeat(SCALE);
  }

  /** With as many digits as the height of the picture can tell apart. */
  private static String number(double value, Picture picture) {
    double span = picture.greatest() / 2 - picture.least() / 2;
    int digits = (int) Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(2 * span))));
    boolean plain = Math.abs(value) < 1e6;
    var text = String.format(Locale.ROOT, plain ? "%." + digits + "f" : "%.1e", value);
    return String.format("%" + SCALE + "s", text);
  }
}
