package dev.kite.inject.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** Whether an output was made after everything it is made from, by the files' times. */
final class Freshness {
  private Freshness() {}

  /** True when {@code output} exists and is newer than all files and folders in {@code inputs}. */
  static boolean isNewer(Path output, List<Path> inputs) throws IOException {
    if (!Files.exists(output)) {
      return false;
    }
    var made = Files.getLastModifiedTime(output);
    for (var input : inputs) {
      try (var parts = Files.walk(input)) {
        // A folder's own time tells of files that were removed.
        if (parts.anyMatch(part -> changed(part).compareTo(made) >= 0)) {
          return false;
        }
      }
    }
    return true;
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the time of " + file, e);
    }
  }
}
