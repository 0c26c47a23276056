package dev.kite.trace.convert;

import dev.kite.protocol.Reading.Vector;
import dev.kite.trace.TraceFormatException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a CSV file, which knows where it stands. */
record CsvRow(String file, long line, List<String> cells, boolean decimalComma) {
  private static final int MOST_QUOTED = 40;

  TraceFormatException refused(String reason) {
    return new TraceFormatException(file, line, reason);
  }

  /** The cell's text; empty for a cell that a short row lacks. */
  String text(int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  /** Whether there is nothing in the cell: no text, or the NaN that some programs write. */
  boolean isEmpty(int column) {
    var text = text(column).strip();
    return text.isEmpty() || text.equalsIgnoreCase("nan");
  }

  /** The cell's number; null for a cell that is empty or says null. */
  @Nullable Double number(int column, String name) throws TraceFormatException {
    if (isEmpty(column) || text(column).equals("null")) {
      return null;
    }
    var number = Numbers.parse(decimal(column));
    return number.orElseThrow(() -> noNumber(column, name));
  }

  /** The cell's number with all its digits. */
  BigDecimal exact(int column, String name) throws TraceFormatException {
    return Numbers.exact(decimal(column)).orElseThrow(() -> noNumber(column, name));
  }

  /** Three cells; null when all of them are empty. */
  @Nullable Vector vector(int x, int y, int z, String name) throws TraceFormatException {
    return isEmpty(x) && isEmpty(y) && isEmpty(z)
        ? null
        : new Vector(number(x, name), number(y, name), number(z, name));
  }

  private String decimal(int column) {
    var text = text(column).strip();
    return decimalComma ? text.replace(',', '.') : text;
  }

  private TraceFormatException noNumber(int column, String name) {
    var text = text(column);
    var quoted = text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "...";
    return refused(
        name + ": expected a number, found " + (text.isBlank() ? "nothing" : "'" + quoted + "'"));
  }
}
