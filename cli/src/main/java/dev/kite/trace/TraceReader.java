package dev.kite.trace;

import dev.kite.protocol.Reading;
import dev.kite.protocol.ReadingFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace row by row in constant memory; a file that was cut off is read as far as it goes.
 *
 * <p>Belongs to one thread. A wrong line is a {@link TraceFormatException} that names file, line
 * and reason.
 */
public final class TraceReader implements Closeable {
  private final TraceLines lines;
  private final TraceHeader header;
  private double lastTime = Double.NEGATIVE_INFINITY;
  private long rows;
  private @Nullable TraceEnd end;

  private TraceReader(TraceLines lines, TraceHeader header) {
    this.lines = lines;
    this.header = header;
  }

  public static TraceReader open(Path file) throws IOException {
    return of(Files.newInputStream(file), file.toString());
  }

  /** Reads a stream that it also closes; {@code name} stands in messages. */
  public static TraceReader of(InputStream in, String name) throws IOException {
    try {
      var lines = TraceLines.of(in, name);
      var first = lines.next();
      if (first == null) {
        throw lines.refused("no kite trace: the file is empty or was cut off in its first line");
      }
      return new TraceReader(lines, TraceHeader.from(first));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  public TraceHeader header() {
    return header;
  }

  /** The next row; null behind the last one. */
  public @Nullable Reading next() throws IOException {
    var line = lines.next();
    if (line == null) {
      return null;
    }
    if (end != null) {
      throw line.refused("nothing may follow the end line; are these two traces in one file?");
    }
    if (line.holdsObject()) {
      end = TraceEnd.from(line);
      return next();
    }
    var reading = decode(line);
    if (reading.time() < lastTime) {
      throw line.refused("time goes back from " + lastTime + " to " + reading.time() + " ms");
    }
    lastTime = reading.time();
    rows++;
    return reading;
  }

  /** Rows read so far. */
  public long rows() {
    return rows;
  }

  /** Whether the recording was not finished; known once {@link #next} has returned null. */
  public boolean cutOff() {
    return end == null;
  }

  /** The end line; null before it was read and in a file that was cut off. */
  public @Nullable TraceEnd end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private static Reading decode(TraceLine line) throws TraceFormatException {
    try {
      return Reading.parse(line.text());
    } catch (ReadingFormatException e) {
      throw line.refused(e.reason());
    }
  }
}
