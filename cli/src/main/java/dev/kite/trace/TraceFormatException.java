package dev.kite.trace;

import java.io.IOException;

/** A file that is no recording, or a place in it that is wrong: "FILE:LINE: reason". */
public final class TraceFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public TraceFormatException(String file, long line, String reason) {
    super(file + ":" + line + ": " + reason);
  }

  /** For a file whose places have no lines, or for the whole of it. */
  public TraceFormatException(String fileAndPlace, String reason) {
    super(fileAndPlace + ": " + reason);
  }
}
