package dev.kite.protocol;

/** A text that should be a key is none; the message is one line that says what to do. */
public final class KeyFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  KeyFormatException(String message) {
    super(message);
  }
}
