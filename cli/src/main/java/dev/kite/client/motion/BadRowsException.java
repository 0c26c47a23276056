package dev.kite.client.motion;

/** The rows that a page recorded make no trace; the message says in a sentence why. */
final class BadRowsException extends Exception {
  private static final long serialVersionUID = 1L;

  BadRowsException(String message) {
    super(message);
  }
}
