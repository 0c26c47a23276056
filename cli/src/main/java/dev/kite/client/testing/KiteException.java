package dev.kite.client.testing;

/** Something could not be done with a page; the message says what and, where it can, the remedy. */
public class KiteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KiteException(String message) {
    super(message);
  }

  KiteException(String message, Throwable cause) {
    super(message, cause);
  }
}
