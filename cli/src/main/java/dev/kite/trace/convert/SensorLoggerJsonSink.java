package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import dev.kite.protocol.Reading;
import dev.kite.trace.TraceHeader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.time.Instant;

/**
 * Writes JSON as {@link SensorLogger} does, all values as strings; but the records stand in the
 * order of their time, not by sensor.
 */
final class SensorLoggerJsonSink implements TraceSink {
  private final Writer out;
  private final Instant start;
  private final Losses losses;

  private SensorLoggerJsonSink(Writer out, Instant start, Losses losses) {
    this.out = out;
    this.start = start;
    this.losses = losses;
  }

  static SensorLoggerJsonSink create(Output out, TraceHeader header, Losses losses)
      throws IOException {
    losses.add(header, "start", "sign");
    var writer = new BufferedWriter(new OutputStreamWriter(out.open(), UTF_8));
    var sink = new SensorLoggerJsonSink(writer, header.start().orElse(Instant.EPOCH), losses);
    writer.write("[\n");
    sink.append(SensorLoggerRecord.metadata(header));
    return sink;
  }

  @Override
  public void write(Reading row) throws IOException {
    for (var record : SensorLoggerRecord.of(row, start, losses)) {
      out.write(",\n");
      append(record);
    }
  }

  private void append(SensorLoggerRecord record) throws IOException {
    var object = new JsonObject();
    object.addProperty("sensor", record.sensor());
    record.members().forEach(object::addProperty);
    out.write(object.toString());
  }

  @Override
  public void close() throws IOException {
    try (out) {
      out.write("\n]\n");
    }
  }
}
