package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads any CSV whose columns the user names: a line becomes a motion row, an orientation row, or
 * both, as far as their cells hold anything. The first line's time becomes 0.
 */
final class MappedCsvSource implements TraceSource {
  private static final int ABSENT = Integer.MAX_VALUE;

  private final CsvTable table;
  private final CsvMapping mapping;
  private final Map<String, Integer> columns;
  private final RisingTimes times = new RisingTimes();
  private final ArrayDeque<Reading> ready = new ArrayDeque<>(2);
  private @Nullable BigDecimal first;

  private MappedCsvSource(CsvTable table, CsvMapping mapping, Map<String, Integer> columns) {
    this.table = table;
    this.mapping = mapping;
    this.columns = columns;
  }

  static MappedCsvSource open(Input in, CsvMapping mapping) throws IOException {
    var table = CsvTable.open(in.open(), in.name());
    for (var column : mapping.columns().values()) {
      table.needed(column);
    }
    var columns =
        mapping.columns().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> table.column(entry.getValue()).orElse(ABSENT)));
    return new MappedCsvSource(table, mapping, columns);
  }

  @Override
  public TraceHeader header() {
    return new TraceHeader();
  }

  @Override
  public @Nullable Reading next() throws IOException {
    while (ready.isEmpty()) {
      var row = table.next();
      if (row == null) {
        return null;
      }
      take(row);
    }
    return ready.poll();
  }

  private void take(CsvRow row) throws TraceFormatException {
    double t = times.next(time(row), row::refused);
    motion(row, t).ifPresent(ready::add);
    orientation(row, t).ifPresent(ready::add);
  }

  private double time(CsvRow row) throws TraceFormatException {
    var millis = mapping.millis(row.exact(column("time"), name("time")));
    if (first == null) {
      first = millis;
    }
    return millis.subtract(first).doubleValue();
  }

  private Optional<Reading> motion(CsvRow row, double t) throws TraceFormatException {
    var acceleration = group(row, CsvColumns.ACCELERATION, mapping::acceleration);
    var withGravity = group(row, CsvColumns.WITH_GRAVITY, mapping::acceleration);
    var rotationRate = group(row, CsvColumns.ROTATION_RATE, mapping::rotationRate);
    return acceleration == null && withGravity == null && rotationRate == null
        ? Optional.empty()
        : Optional.of(
            new Motion(t, acceleration, withGravity, rotationRate, number(row, "interval")));
  }

  private Optional<Reading> orientation(CsvRow row, double t) throws TraceFormatException {
    var angles = group(row, CsvColumns.ANGLES, mapping::angle);
    return angles == null
        ? Optional.empty()
        : Optional.of(new Orientation(t, angles.x(), angles.y(), angles.z(), absolute(row)));
  }

  private @Nullable Vector group(CsvRow row, List<String> fields, DoubleUnaryOperator unit)
      throws TraceFormatException {
    if (fields.stream().allMatch(field -> row.isEmpty(column(field)))) {
      return null;
    }
    return new Vector(
        converted(number(row, fields.get(0)), unit),
        converted(number(row, fields.get(1)), unit),
        converted(number(row, fields.get(2)), unit));
  }

  private static @Nullable Double converted(@Nullable Double value, DoubleUnaryOperator unit) {
    return value == null ? null : Units.finite(unit.applyAsDouble(value));
  }

  private boolean absolute(CsvRow row) {
    var text = row.text(column("absolute")).strip();
    return text.equalsIgnoreCase("true") || text.equals("1");
  }

  private @Nullable Double number(CsvRow row, String field) throws TraceFormatException {
    return row.number(column(field), name(field));
  }

  private int column(String field) {
    return columns.getOrDefault(field, ABSENT);
  }

  private String name(String field) {
    return mapping.column(field).orElse(field);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
