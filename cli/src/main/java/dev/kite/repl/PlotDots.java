package dev.kite.repl;

import dev.kite.repl.BraillePlot.Cell;
import java.util.ArrayList;
import java.util.List;

/** The dots of a plot, which remember the series that set them. */
final class PlotDots {
  private final Ink ink;
  private final String letters;
  private final int width;
  private final int height;

  /** For each series and cell the dots set, as bits. */
  private final int[][] bits;

  /** How the dots in one character become that character. */
  enum Ink {
    BRAILLE(2, 4) {
      /** Unicode numbers the dots by columns, the bottom row behind all others. */
      @Override
      int bit(int x, int y) {
        return y < 3 ? 1 << (3 * x + y) : 0x40 << x;
      }

      @Override
      char glyph(int dots, char letter) {
        return (char) (0x2800 + dots);
      }
    },
    LETTERS(1, 1) {
      @Override
      int bit(int x, int y) {
        return 1;
      }

      @Override
      char glyph(int dots, char letter) {
        return letter;
      }
    };

    private final int across;
    private final int down;

    Ink(int across, int down) {
      this.across = across;
      this.down = down;
    }

    /** What a terminal with these signs can show. */
    static Ink of(Glyphs signs) {
      return signs == Glyphs.ASCII ? LETTERS : BRAILLE;
    }

    abstract int bit(int x, int y);

    abstract char glyph(int dots, char letter);

    /** How many dots lie side by side in a plot of that width. */
    int dots(int width) {
      return width * across;
    }
  }

  /** A letter for each series. */
  PlotDots(String letters, int width, int height, Ink ink) {
    this.ink = ink;
    this.letters = letters;
    this.width = width;
    this.height = height;
    this.bits = new int[letters.length()][width * height];
  }

  int across() {
    return ink.dots(width);
  }

  int down() {
    return height * ink.down;
  }

  /** Sets the dots of a column between two rows, both included. */
  void line(int series, int column, int from, int to) {
    for (int row = Math.min(from, to); row <= Math.max(from, to); row++) {
      int cell = row / ink.down * width + column / ink.across;
      bits[series][cell] |= ink.bit(column % ink.across, row % ink.down);
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
    return owner == Cell.NONE
        ? new Cell(' ', owner)
        : new Cell(ink.glyph(all, letters.charAt(owner)), owner);
  }
}
