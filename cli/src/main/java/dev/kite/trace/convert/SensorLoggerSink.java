package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.kite.protocol.Reading;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Writes CSV files as {@link SensorLogger} does, into a folder or a zip. */
final class SensorLoggerSink implements TraceSink {
  private final Path folder;
  private final Instant start;
  private final Losses losses;
  private final Map<String, CsvWriter> files = new HashMap<>();

  private SensorLoggerSink(Path folder, Instant start, Losses losses) {
    this.folder = folder;
    this.start = start;
    this.losses = losses;
  }

  static SensorLoggerSink create(Output out, TraceHeader header, Losses losses) throws IOException {
    losses.add(header, "start", "sign");
    var sink = new SensorLoggerSink(out.folder(), header.start().orElse(Instant.EPOCH), losses);
    sink.write(SensorLoggerRecord.metadata(header));
    return sink;
  }

  @Override
  public void write(Reading row) throws IOException {
    for (var record : SensorLoggerRecord.of(row, start, losses)) {
      write(record);
    }
  }

  private void write(SensorLoggerRecord record) throws IOException {
    var file = files.get(record.sensor());
    if (file == null) {
      var out = Files.newOutputStream(folder.resolve(record.sensor() + ".csv"));
      file = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, UTF_8);
      files.put(record.sensor(), file);
      file.writeRecord(record.members().keySet());
    }
    file.writeRecord(record.members().values());
  }

  @Override
  public void close() throws IOException {
    for (var file : files.values()) {
      file.close();
    }
  }
}
