package dev.kite.repl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.AttributedString;

/** Draws a table in boxes, not wider than the terminal. */
final class TableDrawing {
  private static final int NARROWEST = 5;

  private final Palette palette;
  private final Glyphs glyphs;

  TableDrawing(Look look) {
    this.palette = look.palette();
    this.glyphs = look.glyphs();
  }

  List<AttributedString> lines(TableText table, int maxColumns) {
    var header = table.header().stream().map(name -> cell(List.of(heading(name)))).toList();
    var rows = table.rows().stream().map(this::cells).toList();
    int[] widths = fitting(widths(header, rows), maxColumns);
    int dropped = header.size() - widths.length;
    var lines = new ArrayList<AttributedString>();
    lines.add(edge(widths, 0));
    lines.add(row(header, widths));
    lines.add(edge(widths, 4));
    rows.forEach(row -> lines.add(row(row, widths)));
    lines.add(edge(widths, 8));
    if (dropped > 0) {
      lines.add(more(table.header().subList(widths.length, header.size()), maxColumns));
    }
    return lines;
  }

  /** Names the columns that have no room. */
  private AttributedString more(List<String> names, int maxColumns) {
    var line =
        new StyledText(palette, "")
            .own(
                glyphs.cut()
                    + " "
                    + names.size()
                    + (names.size() == 1 ? " more column: " : " more columns: "),
                Tone.DIM)
            .remoteLine(String.join(", ", names), Tone.DIM)
            .toAttributedString();
    return line.columnLength() <= maxColumns
        ? line
        : AttributedString.join(
            AttributedString.EMPTY,
            line.columnSubSequence(0, Math.max(1, maxColumns - 1)),
            new AttributedString(glyphs.cut(), palette.style(Tone.DIM)));
  }

  /** Shrinks the columns, and leaves out the last ones while that is not enough. */
  private static int[] fitting(int[] widths, int maxColumns) {
    int kept = widths.length;
    while (kept > 2 && narrowest(widths, kept) > maxColumns) {
      kept--;
    }
    var fitting = Arrays.copyOf(widths, kept);
    shrink(fitting, maxColumns);
    return fitting;
  }

  private static int narrowest(int[] widths, int columns) {
    return Arrays.stream(widths, 0, columns).map(width -> Math.min(width, NARROWEST) + 3).sum() + 1;
  }

  private static Piece heading(String name) {
    return new Piece(name, Tone.STRONG);
  }

  private List<AttributedString> cells(List<TableText.Cell> row) {
    return row.stream().map(cell -> cell(cell.pieces())).toList();
  }

  private AttributedString cell(List<Piece> pieces) {
    var text = new StyledText(palette, "");
    pieces.forEach(piece -> text.remoteLine(piece.text(), piece.tone()));
    return text.toAttributedString();
  }

  private static int[] widths(List<AttributedString> header, List<List<AttributedString>> rows) {
    var widths = new int[header.size()];
    for (int column = 0; column < widths.length; column++) {
      int at = column;
      widths[column] =
          rows.stream()
              .mapToInt(row -> row.get(at).columnLength())
              .reduce(header.get(column).columnLength(), Math::max);
    }
    return widths;
  }

  /** Takes from the widest column until all fit or none can give more. */
  private static void shrink(int[] widths, int maxColumns) {
    int excess = Arrays.stream(widths).sum() + 3 * widths.length + 1 - maxColumns;
    while (excess > 0) {
      int widest = 0;
      for (int column = 1; column < widths.length; column++) {
        widest = widths[column] > widths[widest] ? column : widest;
      }
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
      excess--;
    }
  }

  private AttributedString row(List<AttributedString> cells, int[] widths) {
    var upright = glyphs.edges().substring(12);
    var line = new StyledText(palette, "").own(upright, Tone.DIM);
    for (int column = 0; column < widths.length; column++) {
      var cell = cells.get(column);
      if (cell.columnLength() > widths[column]) {
        var cut = cell.columnSubSequence(0, widths[column] - 1);
        line.own(" ", Tone.PLAIN).append(cut).own(glyphs.cut(), Tone.DIM);
        cell = cell.columnSubSequence(0, widths[column]);
      } else {
        line.own(" ", Tone.PLAIN).append(cell);
      }
      line.own(" ".repeat(1 + widths[column] - cell.columnLength()), Tone.PLAIN);
      line.own(upright, Tone.DIM);
    }
    return line.toAttributedString();
  }

  private AttributedString edge(int[] widths, int first) {
    var edges = glyphs.edges();
    var line = new StringBuilder().append(edges.charAt(first));
    for (int column = 0; column < widths.length; column++) {
      line.append(String.valueOf(edges.charAt(first + 1)).repeat(widths[column] + 2));
      line.append(edges.charAt(column == widths.length - 1 ? first + 3 : first + 2));
    }
    return new StyledText(palette, "").own(line.toString(), Tone.DIM).toAttributedString();
  }
}
