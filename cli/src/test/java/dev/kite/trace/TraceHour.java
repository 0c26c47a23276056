package dev.kite.trace;

import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import java.io.IOException;
import java.nio.file.Path;

/** Writes, reads and schedules an hour of motion and orientation at 60 Hz: a process of its own. */
final class TraceHour {
  static final int SAMPLES = 60 * 60 * 60;

  private TraceHour() {}

  public static void main(String[] args) throws IOException {
    var file = Path.of(args[0]);
    write(file);
    System.out.println("read " + read(file) + " scheduled " + scheduled(file));
  }

  private static void write(Path file) throws IOException {
    try (var writer = TraceWriter.create(file, new TraceHeader())) {
      for (int i = 0; i < SAMPLES; i++) {
        double t = i * 1000.0 / 60;
        var vector = new Vector(Math.sin(i), Math.cos(i), 9.81 + Math.sin(i / 7.0));
        writer.write(new Motion(t, vector, vector, vector, 16.0));
        writer.write(new Orientation(t, Math.sin(i) * 180, Math.cos(i) * 90, -0.0, false));
      }
    }
  }

  private static long read(Path file) throws IOException {
    try (var reader = TraceReader.open(file)) {
      for (var row = reader.next(); row != null; ) {
        row = reader.next();
      }
      return reader.rows();
    }
  }

  private static long scheduled(Path file) throws IOException {
    long rows = 0;
    try (var schedule = TraceSchedule.once(() -> TraceReader.open(file), 2)) {
      for (var batch = schedule.next(); !batch.isEmpty(); batch = schedule.next()) {
        rows += batch.size();
      }
    }
    return rows;
  }
}
