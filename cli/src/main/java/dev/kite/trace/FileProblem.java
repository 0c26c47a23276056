package dev.kite.trace;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in one line what is wrong with a file that a user named. */
public final class FileProblem {
  private FileProblem() {}

  /** A file that a recording would write over; what to do is for the caller to add. */
  public static String taken(Path file) {
    return file + ": there is such a file already.";
  }

  /** A trace without its end, of which a replay fires what there is. */
  public static String cutOff(Path file, long rows) {
    return file
        + " was cut off after "
        + (rows == 1 ? "1 row; it is replayed." : rows + " rows; they are replayed.");
  }

  /** What came of reading or writing it, and what to do. */
  public static String of(Path file, IOException problem) {
    if (problem instanceof TraceFormatException) {
      return String.valueOf(problem.getMessage());
    }
    if (Files.isDirectory(file)) {
      return file + ": this is a folder. Name a file in it.";
    }
    if (problem instanceof NoSuchFileException) {
      return file + ": no such file or folder. Check the name.";
    }
    if (problem instanceof AccessDeniedException) {
      return file + ": you may not read or write it. Check its permissions.";
    }
    return file + ": " + reason(problem) + ". Name another file.";
  }

  private static String reason(IOException problem) {
    return problem instanceof FileSystemException named && named.getReason() != null
        ? named.getReason()
        : String.valueOf(problem.getMessage());
  }
}
