package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.trace.TraceFormatException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is converted: a file, a folder, or standard input, whose beginning can be looked at before
 * it is read.
 */
public final class Input {
  private static final int BUFFER = 1 << 16;
  private static final int HEAD = 1 << 13;

  private final String name;
  private final @Nullable Path path;
  private final InputStream stream;
  private byte @Nullable [] head;

  private Input(String name, @Nullable Path path, InputStream stream) {
    this.name = name;
    this.path = path;
    this.stream = stream;
  }

  /** A file or folder. */
  public static Input of(Path path) {
    return new Input(path.toString(), path, InputStream.nullInputStream());
  }

  /** A stream that can be read only once. */
  public static Input of(InputStream stream, String name) {
    return new Input(name, null, stream);
  }

  /** Stands in messages. */
  String name() {
    return name;
  }

  boolean isFolder() {
    return path != null && Files.isDirectory(path);
  }

  boolean isZip() throws IOException {
    return !isFolder() && startsWith(raw(), 'P', 'K');
  }

  /** The file or folder itself, for formats that are read in several places at once. */
  Path path() throws TraceFormatException {
    if (path == null) {
      throw new TraceFormatException(
          name, "this format is read in several places at once. Save it to a file first.");
    }
    return path;
  }

  /** The first characters of the decompressed text. */
  String text() throws IOException {
    var raw = raw();
    if (!startsWith(raw, 0x1f, 0x8b)) {
      return new String(raw, UTF_8);
    }
    // The beginning of a gzip file ends anywhere; what comes before that is good.
    var text = new byte[HEAD];
    int length = 0;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
      for (int read = 0; read >= 0 && length < HEAD; length += Math.max(read, 0)) {
        read = in.read(text, length, Math.min(512, HEAD - length));
      }
    } catch (IOException e) {
      return new String(text, 0, length, UTF_8);
    }
    return new String(text, 0, length, UTF_8);
  }

  /** All bytes as they are; a file may be opened again. */
  InputStream bytes() throws IOException {
    return path == null
        ? new SequenceInputStream(new ByteArrayInputStream(raw()), stream)
        : Files.newInputStream(path);
  }

  /** All bytes, decompressed when they are gzip. */
  InputStream open() throws IOException {
    boolean gzip = startsWith(raw(), 0x1f, 0x8b);
    var in = new BufferedInputStream(bytes(), BUFFER);
    return gzip ? new BufferedInputStream(new GZIPInputStream(in, BUFFER)) : in;
  }

  private byte[] raw() throws IOException {
    if (head == null) {
      if (path == null) {
        head = stream.readNBytes(HEAD);
      } else {
        try (var in = Files.newInputStream(path)) {
          head = in.readNBytes(HEAD);
        }
      }
    }
    return head;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length >= 2
        && Arrays.equals(bytes, 0, 2, new byte[] {(byte) first, (byte) second}, 0, 2);
  }
}
