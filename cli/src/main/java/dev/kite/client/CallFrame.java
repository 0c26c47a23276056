package dev.kite.client;

import com.google.gson.JsonObject;

/** One frame of a stack, as in the Chrome DevTools Protocol: line and column count from 0. */
public record CallFrame(String functionName, String url, int lineNumber, int columnNumber) {

  /** Decodes {@code json}; what is absent is empty or 0. */
  public static CallFrame from(JsonObject json) throws BadMessageException {
    var members = new Members("CallFrame", json);
    return new CallFrame(
        members.textOr("functionName", ""),
        members.textOr("url", ""),
        (int) members.whole("lineNumber", 0),
        (int) members.whole("columnNumber", 0));
  }
}
