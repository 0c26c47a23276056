package dev.kite.client.testing;

/** What was evaluated in a page threw there; the message is the page's error with its stack. */
public final class PageThrewException extends KiteException {
  private static final long serialVersionUID = 1L;

  PageThrewException(String message) {
    super(message);
  }
}
