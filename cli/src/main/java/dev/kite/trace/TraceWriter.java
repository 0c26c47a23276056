package dev.kite.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Mark;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a trace row by row in constant memory, compressed when the file's name ends in {@code
 * .gz}.
 *
 * <p>After every second of rows everything written is with the operating system, so the file of a
 * recorder that was killed lacks at most the last second. Belongs to one thread.
 */
public final class TraceWriter implements Closeable {
  /** Milliseconds of rows that may be lost by a kill. */
  private static final double FLUSH_EVERY = 1000;

  private static final int BUFFER = 1 << 13;

  private final OutputStream out;
  private final StringBuilder line = new StringBuilder(256);
  private double lastTime = Double.NEGATIVE_INFINITY;
  private double flushedTime = Double.NEGATIVE_INFINITY;
  private long rows;
  private long dropped;
  private boolean closed;

  private TraceWriter(OutputStream out) {
    this.out = out;
  }

  /** Makes the file, or writes over the one that is there. */
  public static TraceWriter create(Path file, TraceHeader header) throws IOException {
    var raw = Files.newOutputStream(file);
    try {
      var gzip = file.getFileName().toString().endsWith(".gz");
      return to(gzip ? gzip(raw) : raw, header);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** Writes to a stream that {@link #close} also closes, uncompressed. */
  public static TraceWriter to(OutputStream out, TraceHeader header) throws IOException {
    var writer = new TraceWriter(new BufferedOutputStream(out, BUFFER));
    writer.line.append(header.toJson());
    writer.endLine(1);
    writer.flush();
    return writer;
  }

  /** A flush ends the compressor's block, so what is in the file can be decompressed. */
  private static OutputStream gzip(OutputStream raw) throws IOException {
    return new GZIPOutputStream(raw, BUFFER, true);
  }

  /**
   * Appends a row.
   *
   * @throws IllegalArgumentException when its time is before the last row's
   * @throws TraceFormatException when it is too long for a line
   */
  public void write(Reading reading) throws IOException {
    if (reading.time() < lastTime) {
      throw new IllegalArgumentException(
          "a trace's time does not go back: " + reading.time() + " ms after " + lastTime + " ms");
    }
    line.setLength(0);
    reading.appendTo(line);
    endLine(rows + 2);
    rows++;
    if (reading instanceof Dropped it) {
      dropped += it.count();
    }
    lastTime = reading.time();
    if (lastTime - flushedTime >= FLUSH_EVERY) {
      flush();
    }
  }

  /** Puts a remark behind the last row, at its time. */
  public void mark(String text) throws IOException {
    write(new Mark(here(), text));
  }

  /** Says that so many samples were lost behind the last row. */
  public void dropped(long count) throws IOException {
    write(new Dropped(here(), count));
  }

  /** Rows written so far, remarks included. */
  public long rows() {
    return rows;
  }

  /** The last row's time in milliseconds, 0 before the first. */
  public double duration() {
    return here();
  }

  /**
   * Hands everything to the operating system; a recorder calls it when no rows come for a while.
   */
  public void flush() throws IOException {
    out.flush();
    flushedTime = lastTime;
  }

  /** Writes the end line. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (out) {
      line.setLength(0);
      new TraceEnd(rows, here(), dropped).appendTo(line);
      endLine(rows + 2);
    }
  }

  private double here() {
    return rows == 0 ? 0 : lastTime;
  }

  private void endLine(long number) throws IOException {
    var bytes = line.append('\n').toString().getBytes(UTF_8);
    int length = bytes.length - 1;
    if (length > TraceLines.MOST_BYTES) {
      // Texts come from pages and from other programs' files, so this is no broken promise of ours.
      throw new TraceFormatException(
          "line " + number + " of the trace",
          length + " bytes do not fit; it takes " + TraceLines.MOST_BYTES);
    }
    out.write(bytes);
  }
}
