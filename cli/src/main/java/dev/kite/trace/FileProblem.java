package dev.kite.trace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** Says in one line what is wrong with a file that a user named. */
public final class FileProblem {
  private FileProblem() {}

  /** A file that a recording would write over. */
  public static String taken(Path file) {
    return file + ": there is such a file already. Name another.";
  }

  /** What came of reading or writing it. */
  public static String of(Path file, IOException problem) {
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
