package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
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
import dev.kite.protocol.ReadingJson;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes kite's own CSV, every number exact. Belongs to one thread. */
final class CsvSink implements TraceSink {
  private final CsvWriter csv;
  private final Losses losses;
  private final String[] cells = new String[CsvColumns.ALL.size()];

  private CsvSink(CsvWriter csv, Losses losses) {
    this.csv = csv;
    this.losses = losses;
    csv.writeRecord(CsvColumns.ALL);
  }

  static CsvSink create(Output out, TraceHeader header, Losses losses) throws IOException {
    losses.add(header);
    var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out.open(), UTF_8);
    return new CsvSink(writer, losses);
  }

  @Override
  public void write(Reading row) {
    Arrays.fill(cells, "");
    if (!fill(row)) {
      losses.add(row);
      return;
    }
    set("row", row.tag());
    set("t", Numbers.text(row.time()));
    csv.writeRecord(cells);
  }

  private boolean fill(Reading row) {
    if (row instanceof Motion it) {
      motion(it);
    } else if (row instanceof Orientation it) {
      angles(it.alpha(), it.beta(), it.gamma());
      set("absolute", it.absolute() == null ? "" : it.absolute().toString());
    } else if (row instanceof AbsoluteOrientation it) {
      angles(it.alpha(), it.beta(), it.gamma());
    } else if (row instanceof Generic it) {
      set("sensor", text(it.sensor()));
      set("values", it.values().stream().map(CsvSink::text).collect(joining(" ")));
    } else if (row instanceof Screen it) {
      set("angle", text(it.angle()));
      set("text", text(it.type()));
    } else if (row instanceof Visibility it) {
      set("text", text(it.state()));
    } else if (row instanceof Mark it) {
      set("text", text(it.text()));
    } else if (row instanceof Dropped it) {
      set("n", Long.toString(it.count()));
    } else {
      return false;
    }
    return true;
  }

  private void motion(Motion row) {
    group(CsvColumns.ACCELERATION, row.acceleration());
    group(CsvColumns.WITH_GRAVITY, row.accelerationIncludingGravity());
    group(CsvColumns.ROTATION_RATE, row.rotationRate());
    set("interval", row.interval() == null ? "" : text(row.interval()));
  }

  private void angles(@Nullable Double alpha, @Nullable Double beta, @Nullable Double gamma) {
    group(CsvColumns.ANGLES, new Vector(alpha, beta, gamma));
  }

  private void group(List<String> columns, @Nullable Vector values) {
    if (values != null) {
      set(columns.get(0), text(values.x()));
      set(columns.get(1), text(values.y()));
      set(columns.get(2), text(values.z()));
    }
  }

  private void set(String column, String text) {
    cells[CsvColumns.ALL.indexOf(column)] = text;
  }

  private static String text(@Nullable Double number) {
    return number == null ? "null" : Numbers.text(number);
  }

  private static String text(String text) {
    return ReadingJson.wellFormed(text);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
