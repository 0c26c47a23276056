package dev.kite.cli;

import dev.kite.trace.TraceFormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Says in one line what is wrong with a file that a user named. */
final class FileProblem {
  private FileProblem() {}

  static String of(Path file, IOException problem) {
    if (problem instanceof TraceFormatException) {
      return String.valueOf(problem.getMessage());
    }
    if (problem instanceof NoSuchFileException) {
      return file + ": no such file or folder. Check the name.";
    }
    if (problem instanceof AccessDeniedException) {
      return file + ": you may not read or write it. Check its permissions.";
    }
    if (problem instanceof ZipException) {
      return file + ": damaged gzip data. Copy the file again.";
    }
    return file + ": " + problem.getMessage() + ".";
  }
}
