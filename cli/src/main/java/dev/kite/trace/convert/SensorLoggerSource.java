package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SensorLogger} exports as CSV: a folder, a zip, or the file of one sensor. */
final class SensorLoggerSource implements TraceSource {
  private final CsvFolder folder;
  private final SensorMerge merge;

  private SensorLoggerSource(CsvFolder folder, SensorMerge merge) {
    this.folder = folder;
    this.merge = merge;
  }

  static SensorLoggerSource open(Input in) throws IOException {
    var folder = CsvFolder.open(in);
    try {
      return new SensorLoggerSource(folder, merge(folder, in.name()));
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  private static SensorMerge merge(CsvFolder folder, String name) throws IOException {
    var streams = new ArrayList<SampleStream>();
    var others = new ArrayList<String>();
    for (var file : folder.files()) {
      var channel = SensorLogger.CHANNELS.get(sensor(file));
      if (channel != null) {
        var columns =
            new CsvSamples.Columns(
                channel, SensorLogger.TIME, SensorLogger.POINT_SHIFT, SensorLogger.values(channel));
        streams.add(CsvSamples.open(file, folder.nameOf(file), columns));
      } else if (!sensor(file).equals(SensorLogger.METADATA)) {
        others.add(sensor(file));
      }
    }
    if (streams.isEmpty()) {
      throw new TraceFormatException(
          name,
          "no sensor of a trace in it. Sensor Logger names a file by its sensor, like"
              + " Accelerometer.csv.");
    }
    var sign = sign(folder);
    return SensorMerge.of(
        streams, millis -> SensorLogger.header(millis, sign), SensorLogger.remark(others));
  }

  private static Optional<String> sign(CsvFolder folder) throws IOException {
    var file = folder.file(SensorLogger.METADATA + ".csv");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (var table = CsvTable.open(Files.newInputStream(file.get()), folder.nameOf(file.get()))) {
      var row = table.next();
      return row == null
          ? Optional.empty()
          : SensorLogger.sign(cell(table, row, "platform"), cell(table, row, "standardisation"));
    }
  }

  private static String cell(CsvTable table, CsvRow row, String column) {
    var index = table.column(column);
    return index.isEmpty() ? "" : row.text(index.getAsInt());
  }

  private static String sensor(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name;
  }

  @Override
  public TraceHeader header() {
    return merge.header();
  }

  @Override
  public @Nullable Reading next() throws IOException {
    return merge.next();
  }

  @Override
  public Optional<String> remark() {
    return merge.remark();
  }

  @Override
  public void close() throws IOException {
    try (folder) {
      merge.close();
    }
  }
}
