package dev.kite.trace.convert;

import dev.kite.trace.TraceFormatException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The CSV files of a folder, of a zip, or a single one. */
final class CsvFolder implements Closeable {
  /** An export is a flat folder; a zip may hold that folder, and phyphox has one for facts. */
  private static final int DEPTH = 3;

  private static final int MOST_FILES = 1000;

  private final String name;
  private final @Nullable FileSystem zip;
  private final List<Path> files;

  private CsvFolder(String name, @Nullable FileSystem zip, List<Path> files) {
    this.name = name;
    this.zip = zip;
    this.files = files;
  }

  static CsvFolder open(Input in) throws IOException {
    var path = in.path();
    if (in.isFolder()) {
      return new CsvFolder(in.name(), null, csvFiles(path));
    }
    if (!in.isZip()) {
      return new CsvFolder(in.name(), null, List.of(path));
    }
    try {
      var zip = FileSystems.newFileSystem(path);
      return new CsvFolder(in.name(), zip, csvFiles(zip.getPath("/")));
    } catch (ProviderNotFoundException | UnsupportedOperationException e) {
      throw new TraceFormatException(in.name(), "a damaged zip file");
    }
  }

  /** The CSV files, in the order of their names. */
  List<Path> files() {
    return files;
  }

  /** The file of that name in any letter case. */
  Optional<Path> file(String fileName) {
    return files.stream()
        .filter(file -> String.valueOf(file.getFileName()).equalsIgnoreCase(fileName))
        .findFirst();
  }

  /** What a message calls a file of it. */
  String nameOf(Path file) {
    return zip == null ? file.toString() : name + "!" + file;
  }

  private static List<Path> csvFiles(Path root) throws IOException {
    try (var all = Files.walk(root, DEPTH)) {
      return all.filter(file -> file.toString().endsWith(".csv"))
          .limit(MOST_FILES)
          .sorted()
          .toList();
    }
  }

  @Override
  public void close() throws IOException {
    if (zip != null) {
      zip.close();
    }
  }
}
