package dev.kite.http;

/** The relay cannot listen; the message is one line that says where, why and what to do. */
public final class RelayStartException extends Exception {
  private static final long serialVersionUID = 1;

  RelayStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
