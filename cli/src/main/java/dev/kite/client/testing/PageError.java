package dev.kite.client.testing;

import dev.kite.client.UncaughtError;

/**
 * An error that nobody in the page caught, or a rejection that nobody handled.
 *
 * @param page the page's title, else its address
 * @param text the error's name and message behind {@code Uncaught}, with its stack where it has one
 */
public record PageError(String page, String text) {
  /** The error in words. */
  static String text(UncaughtError error) {
    var details = error.details();
    var thrown = details.exception();
    return thrown == null ? details.text() : details.text() + " " + PageLog.text(thrown);
  }

  @Override
  public String toString() {
    return page + ": " + text;
  }
}
