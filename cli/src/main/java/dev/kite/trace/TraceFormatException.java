package dev.kite.trace;

import java.io.IOException;

/** A file that is no trace, or a line of it that is wrong: "FILE:LINE: reason". */
public final class TraceFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  TraceFormatException(String file, int line, String reason) {
    super(file + ":" + line + ": " + reason);
  }
}
