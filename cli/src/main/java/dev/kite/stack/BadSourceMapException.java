package dev.kite.stack;

/** A source map that cannot be read; the message says why, as the end of a sentence. */
public final class BadSourceMapException extends Exception {
  private static final long serialVersionUID = 1L;

  BadSourceMapException(String message) {
    super(message);
  }
}
