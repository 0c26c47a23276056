package dev.kite.client;

/** What a page or a relay sent does not fit its form; the message names the member. */
public final class BadMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  BadMessageException(String message) {
    super(message);
  }
}
