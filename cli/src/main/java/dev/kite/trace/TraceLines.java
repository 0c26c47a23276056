package dev.kite.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The whole lines of a trace file, one after the other, plain or gzip by what the file holds.
 *
 * <p>Keeps one line in memory, at most {@value #MOST_BYTES} bytes. A file that was cut off in the
 * middle of a line, or of its compressed data, simply ends before that line.
 */
final class TraceLines implements Closeable {
  /** No row this project writes comes near it; more is no trace. */
  static final int MOST_BYTES = 1 << 20;

  private static final int BUFFER = 1 << 16;

  private final String file;
  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private int number;
  private boolean ended;

  private TraceLines(InputStream in, String file) {
    this.in = in;
    this.file = file;
  }

  static TraceLines of(InputStream in, String file) throws IOException {
    var raw = new BufferedInputStream(in, BUFFER);
    raw.mark(2);
    boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    if (!gzip) {
      return new TraceLines(raw, file);
    }
    try {
      return new TraceLines(new BufferedInputStream(new GZIPInputStream(raw, BUFFER)), file);
    } catch (EOFException e) {
      // Cut off inside the ten bytes that come before the data: a file without a line.
      return new TraceLines(InputStream.nullInputStream(), file);
    }
  }

  /** The next line that is not blank; null behind the last whole one. */
  @Nullable TraceLine next() throws IOException {
    while (!ended) {
      number++;
      line.reset();
      ended = !fill();
      var decoded = decode();
      // A line without its line break is whole when its JSON is: the beginning of a row never is.
      if (decoded != null && !decoded.text().isBlank() && (!ended || decoded.isWhole())) {
        return decoded;
      }
    }
    return null;
  }

  TraceFormatException refused(String reason) {
    return new TraceFormatException(file, number, reason);
  }

  /** Takes bytes up to the line's end; false when the file ends first. */
  private boolean fill() throws IOException {
    for (int b = read(); b >= 0; b = read()) {
      if (b == '\n') {
        return true;
      }
      if (line.size() == MOST_BYTES) {
        throw refused("a line of more than " + MOST_BYTES + " bytes; this is no kite trace");
      }
      line.write(b);
    }
    return false;
  }

  private int read() throws IOException {
    try {
      return in.read();
    } catch (EOFException e) {
      return -1;
    } catch (ZipException e) {
      throw refused("damaged gzip data; what stands before this line can be read");
    }
  }

  private @Nullable TraceLine decode() throws TraceFormatException {
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
      return new TraceLine(file, number, text);
    } catch (CharacterCodingException e) {
      if (ended) {
        return null;
      }
      throw refused("not UTF-8 text");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
