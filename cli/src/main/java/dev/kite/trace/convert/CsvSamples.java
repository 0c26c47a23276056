package dev.kite.trace.convert;

import dev.kite.trace.TraceFormatException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sensor's samples out of some columns of a CSV file; lines without a time are passed over. */
final class CsvSamples implements SampleStream {
  private final CsvTable table;
  private final Columns columns;
  private final int time;
  private final int[] values;
  private @Nullable CsvRow row;

  /**
   * Where a sensor's samples stand.
   *
   * @param pointShift how many places the decimal point moves right to make milliseconds
   * @param values x, y, z of a vector; x, y, z, w of an attitude; one column of a remark
   */
  record Columns(Channel channel, String time, int pointShift, List<String> values) {}

  private CsvSamples(CsvTable table, Columns columns) throws TraceFormatException {
    this.table = table;
    this.columns = columns;
    this.time = table.needed(columns.time());
    var places = new ArrayList<Integer>();
    for (var name : columns.values()) {
      places.add(table.needed(name));
    }
    this.values = places.stream().mapToInt(Integer::intValue).toArray();
  }

  static CsvSamples open(Path file, String name, Columns columns) throws IOException {
    var table = CsvTable.open(Files.newInputStream(file), name);
    try {
      return new CsvSamples(table, columns);
    } catch (TraceFormatException e) {
      table.close();
      throw e;
    }
  }

  @Override
  public Channel channel() {
    return columns.channel();
  }

  @Override
  public @Nullable Sample next() throws IOException {
    do {
      row = table.next();
    } while (row != null && row.isEmpty(time));
    return row == null ? null : sample(row);
  }

  private Sample sample(CsvRow row) throws TraceFormatException {
    var millis = row.exact(time, columns.time()).movePointRight(columns.pointShift());
    return switch (columns.channel()) {
      case REMARK -> new Sample.OfRemark(millis, row.text(values[0]));
      case ATTITUDE -> attitude(row, millis);
      default ->
          new Sample.OfVector(
              millis, row.vector(values[0], values[1], values[2], columns.values().get(0)));
    };
  }

  private Sample attitude(CsvRow row, BigDecimal millis) throws TraceFormatException {
    var parts = new double[values.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = row.exact(values[i], columns.values().get(i)).doubleValue();
    }
    var quaternion = new Attitude.Quaternion(parts[0], parts[1], parts[2], parts[3]);
    if (!quaternion.isRotation()) {
      throw row.refused(Attitude.NO_ROTATION);
    }
    return new Sample.OfAttitude(millis, quaternion);
  }

  @Override
  public TraceFormatException refused(String reason) {
    return row == null ? new TraceFormatException(columns.time(), reason) : row.refused(reason);
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
