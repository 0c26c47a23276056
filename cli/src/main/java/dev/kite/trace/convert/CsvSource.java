package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Vector;
import dev.kite.protocol.Reading.Visibility;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads kite's own CSV; columns may stand in any order, and those that no row needs may lack. */
final class CsvSource implements TraceSource {
  private static final int ABSENT = Integer.MAX_VALUE;
  private static final int MOST_VALUES = 16;

  private final CsvTable table;
  private final Map<String, Integer> columns = new HashMap<>();
  private final RisingTimes times = new RisingTimes();

  private CsvSource(CsvTable table) throws TraceFormatException {
    this.table = table;
    table.needed("row");
    table.needed("t");
    CsvColumns.ALL.forEach(name -> columns.put(name, table.column(name).orElse(ABSENT)));
  }

  static CsvSource open(Input in) throws IOException {
    return new CsvSource(CsvTable.open(in.open(), in.name()));
  }

  @Override
  public TraceHeader header() {
    return new TraceHeader();
  }

  @Override
  public @Nullable Reading next() throws IOException {
    var row = table.next();
    return row == null ? null : reading(row);
  }

  private Reading reading(CsvRow row) throws TraceFormatException {
    double t = times.next(given(row, "t"), row::refused);
    var tag = text(row, "row");
    return switch (tag) {
      case "m" ->
          new Motion(
              t,
              group(row, CsvColumns.ACCELERATION),
              group(row, CsvColumns.WITH_GRAVITY),
              group(row, CsvColumns.ROTATION_RATE),
              number(row, "interval"));
      case "o" ->
          new Orientation(
              t, number(row, "alpha"), number(row, "beta"), number(row, "gamma"), absolute(row));
      case "a" ->
          new AbsoluteOrientation(
              t, number(row, "alpha"), number(row, "beta"), number(row, "gamma"));
      case "g" -> new Generic(t, text(row, "sensor"), values(row));
      case "s" -> new Screen(t, given(row, "angle"), text(row, "text"));
      case "v" -> new Visibility(t, text(row, "text"));
      case "k" -> new Mark(t, text(row, "text"));
      case "d" -> new Dropped(t, count(row));
      default -> throw row.refused("row: expected one of m o a g s v k d, found '" + tag + "'");
    };
  }

  private String text(CsvRow row, String name) {
    return row.text(column(name));
  }

  private @Nullable Double number(CsvRow row, String name) throws TraceFormatException {
    return row.number(column(name), name);
  }

  private double given(CsvRow row, String name) throws TraceFormatException {
    var number = number(row, name);
    if (number == null) {
      throw row.refused(name + ": expected a number, found nothing");
    }
    return number;
  }

  private @Nullable Vector group(CsvRow row, List<String> names) throws TraceFormatException {
    if (names.stream().allMatch(name -> row.isEmpty(column(name)))) {
      return null;
    }
    return new Vector(
        number(row, names.get(0)), number(row, names.get(1)), number(row, names.get(2)));
  }

  private @Nullable Boolean absolute(CsvRow row) throws TraceFormatException {
    return switch (text(row, "absolute")) {
      case "true" -> true;
      case "false" -> false;
      case "", "null" -> null;
      default -> throw row.refused("absolute: expected true, false or nothing");
    };
  }

  private List<@Nullable Double> values(CsvRow row) throws TraceFormatException {
    var values = new ArrayList<@Nullable Double>();
    var text = text(row, "values").strip();
    for (var word : text.isEmpty() ? new String[0] : text.split(" +", MOST_VALUES + 1)) {
      var number = Numbers.parse(word);
      if (values.size() == MOST_VALUES || (number.isEmpty() && !word.equals("null"))) {
        throw row.refused("values: expected at most 16 numbers with a space between them");
      }
      values.add(number.isPresent() ? (Double) number.getAsDouble() : null);
    }
    return values;
  }

  private long count(CsvRow row) throws TraceFormatException {
    double count = given(row, "n");
    if (count < 0 || count != Math.rint(count) || count > 1L << 53) {
      throw row.refused("n: expected a whole number from 0 to 2^53");
    }
    return (long) count;
  }

  private int column(String name) {
    return columns.getOrDefault(name, ABSENT);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
