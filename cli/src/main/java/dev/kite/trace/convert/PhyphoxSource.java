package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Phyphox} exports: one CSV file, or several in a folder or zip. */
final class PhyphoxSource implements TraceSource {
  private final CsvFolder folder;
  private final SensorMerge merge;

  private PhyphoxSource(CsvFolder folder, SensorMerge merge) {
    this.folder = folder;
    this.merge = merge;
  }

  static PhyphoxSource open(Input in) throws IOException {
    var folder = CsvFolder.open(in);
    try {
      var streams = new ArrayList<SampleStream>();
      for (var file : folder.files()) {
        for (var columns : columns(file, folder.nameOf(file))) {
          streams.add(CsvSamples.open(file, folder.nameOf(file), columns));
        }
      }
      if (streams.isEmpty()) {
        throw new TraceFormatException(
            in.name(), "no column of a sensor in it, like \"Acceleration x (m/s^2)\"");
      }
      return new PhyphoxSource(
          folder, SensorMerge.of(streams, millis -> Phyphox.HEADER, Optional.empty()));
    } catch (IOException e) {
      folder.close();
      throw e;
    }
  }

  private static List<CsvSamples.Columns> columns(Path file, String name) throws IOException {
    try (var table = CsvTable.open(Files.newInputStream(file), name)) {
      return Phyphox.CHANNELS.entrySet().stream()
          .filter(entry -> table.columns().containsAll(Phyphox.columns(entry.getKey())))
          .map(
              entry ->
                  new CsvSamples.Columns(
                      entry.getValue(),
                      Phyphox.TIME,
                      Phyphox.POINT_SHIFT,
                      Phyphox.columns(entry.getKey())))
          .toList();
    }
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
  public void close() throws IOException {
    try (folder) {
      merge.close();
    }
  }
}
