package dev.kite.client;

import com.google.gson.JsonObject;

/**
 * An error nobody caught, or a rejection nobody handled: the params of {@code
 * Runtime.exceptionThrown}.
 *
 * @param timestamp ms since 1970 on the page's clock
 * @param stack raw text of the thrown error's stack, or empty
 */
public record UncaughtError(double timestamp, ExceptionDetails details, String stack) {
  /** The event that carries one. */
  public static final String METHOD = "Runtime.exceptionThrown";

  /** Decodes the params of the event. */
  public static UncaughtError from(JsonObject params) throws BadMessageException {
    var members = new Members(METHOD, params);
    return new UncaughtError(
        members.number("timestamp", 0),
        members.object("exceptionDetails", ExceptionDetails::from),
        members.textOr("stack", ""));
  }
}
