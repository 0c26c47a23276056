package dev.kite.repl;

import dev.kite.repl.BraillePlot.Cell;
import java.util.ArrayList;
import java.util.List;

/** The dots of a plot, which remember the series that set them. */
final class PlotDots {
  private final Glyphs glyphs;
  private final int width;
  private final int height;

  /** For each series and cell the dots set, as bits. */
  private final int[][] bits;

  /** How the dots in one character become that character. */
  enum Glyphs {
    BRAILLE(2, 4) {
      /** Unicode numbers the dots by columns, the bottom row behind all others. */
      @Override
      int bit(int x, int y) {
        return y < 3 ? 1 << (3 * x + y) : 0x40 << x;
      }

      @Override
      char glyph(int dots, int series) {
        return (char) (0x2800 + dots);
      }
    },
    LETTERS(1, 1) {
      @Override
      int bit(int x, int y) {
        return 1;
      }

      @Override
      char glyph(int dots, int series) {
        return "xyz".charAt(series);
      }
    };

    private final int across;
    private final int down;

    Glyphs(int across, int down) {
      this.across = across;
      this.down = down;
    }

    abstract int bit(int x, int y);

    abstract char glyph(int dots, int series);
  }

  PlotDots(int series, int width, int height, Glyphs glyphs) {
    this.glyphs = glyphs;
    this.width = width;
    this.height = height;
    this.bits = new int[series][width * height];
  }

  int across() {
    return width * glyphs.across;
  }

  int down() {
    return height * glyphs.down;
  }

  /** Sets the dots of a column between two rows, both included. */
  void line(int series, int column, int from, int to) {
    for (int row = Math.min(from, to); row <= Math.max(from, to); row++) {
      int cell = row / glyphs.down * width + column / glyphs.across;
      bits[series][cell] |= glyphs.bit(column % glyphs.across, row % glyphs.down);
    }
  }

  List<List<Cell>> rows() {
    var rows = new ArrayList<List<Cell>>(height);
    for (int row = 0; row < height; row++) {
      var cells = new ArrayList<Cell>(width);
      for (int column = 0; column < width; column++) {
        cells.add(cell(row * width + column));
      }
      rows.add(List.copyOf(cells));
    }
    return List.copyOf(rows);
  }

  /** The character belongs to the series with the most dots in it. */
  private Cell cell(int index) {
    int all = 0;
    int most = 0;
    int owner = Cell.NONE;
    for (int series = 0; series < bits.length; series++) {
      int count = Integer.bitCount(bits[series][index]);
      all |= bits[series][index];
      if (count > most) {
        most = count;
        owner = series;
      }
    }
    return owner == Cell.NONE ? new Cell(' ', owner) : new Cell(glyphs.glyph(all, owner), owner);
  }
}
