package dev.kite.trace.convert;

import dev.kite.trace.TraceFormatException;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversion goes: a file, a folder, or standard output.
 *
 * <p>A file gets its name when all of it is written: what stands there is kept until then, and when
 * the conversion fails.
 */
public final class Output implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final @Nullable Path path;
  private final OutputStream stream;
  private @Nullable Path part;
  private @Nullable FileSystem zip;

  private Output(@Nullable Path path, OutputStream stream) {
    this.path = path;
    this.stream = stream;
  }

  /**
   * A file, compressed when its name ends in {@code .gz}, or a folder; a link to one stands for it.
   *
   * @throws IOException when a link leads nowhere
   */
  public static Output of(Path path) throws IOException {
    var meant = Files.isSymbolicLink(path) ? path.toRealPath() : path;
    return new Output(meant, OutputStream.nullOutputStream());
  }

  /** A stream, which is flushed but not closed. */
  public static Output of(OutputStream stream) {
    return new Output(null, stream);
  }

  /** The name of the file without its folder; empty for a stream. */
  String name() {
    return path == null ? "" : String.valueOf(path.getFileName());
  }

  /** Where bytes go; closing it does not yet finish the output. */
  OutputStream open() throws IOException {
    if (path == null) {
      return new Unclosed(stream);
    }
    // A pipe or a device is written to; a file in its place would be the end of it.
    var raw = Files.newOutputStream(isSpecial(path) ? path : newPart(path));
    return name().endsWith(".gz") ? new GZIPOutputStream(raw, BUFFER) : raw;
  }

  /** The folder that takes several files; a file that ends in {@code .zip} is one inside. */
  Path folder() throws IOException {
    if (path == null) {
      throw new TraceFormatException(
          "standard output", "this format is several files. Name a folder or a .zip as OUT.");
    }
    if (!name().endsWith(".zip")) {
      return Files.createDirectories(path);
    }
    if (isSpecial(path)) {
      throw new TraceFormatException(path.toString(), "no zip fits here. Name a file as OUT.");
    }
    // The files are written side by side, which the entries of a zip are not.
    zip = FileSystems.newFileSystem(newPart(path), Map.of("create", "true", "useTempFile", true));
    return zip.getPath("/");
  }

  /** Gives a whole file its name. */
  public void finish() throws IOException {
    stream.flush();
    closeZip();
    if (part != null && path != null) {
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
      part = null;
    }
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    closeZip();
    if (part != null) {
      Files.deleteIfExists(part);
    }
  }

  private static boolean isSpecial(Path path) {
    return Files.exists(path) && !Files.isRegularFile(path);
  }

  /** A name that nothing has: what is there may be the recording itself. */
  private Path newPart(Path path) {
    var free = path.resolveSibling(path.getFileName() + ".part");
    for (int n = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); n++) {
      free = path.resolveSibling(path.getFileName() + "." + n + ".part");
    }
    free.toFile().deleteOnExit();
    part = free;
    return free;
  }

  private void closeZip() throws IOException {
    if (zip != null) {
      zip.close();
      zip = null;
    }
  }

  /** Standard output belongs to the process. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
