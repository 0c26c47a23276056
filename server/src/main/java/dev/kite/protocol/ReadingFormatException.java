package dev.kite.protocol;

import java.io.IOException;

/**
 * A row that is no reading; the message names the member and what was expected there.
 *
 * <p>An IOException, because who reads rows reads them from somewhere and handles both alike.
 */
public final class ReadingFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  ReadingFormatException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The message, which this exception always has. */
  public String reason() {
    return reason;
  }
}
