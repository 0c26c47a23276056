package dev.kite.client;

import com.google.gson.JsonObject;

/**
 * What the browser itself reports, like a resource that failed to load: the params of {@code
 * Log.entryAdded}.
 *
 * @param source {@code network} or {@code security}
 * @param timestamp ms since 1970 on the page's clock
 * @param method of a request that failed, else empty
 * @param status of its response, 0 when there was none
 * @param duration of the request in ms
 * @param stack raw text, where the request was made
 */
public record BrowserEntry(
    String source,
    String level,
    String text,
    String url,
    double timestamp,
    String method,
    int status,
    double duration,
    String stack) {
  /** The event that carries one. */
  public static final String METHOD = "Log.entryAdded";

  /** Decodes the params of the event. */
  public static BrowserEntry from(JsonObject params) throws BadMessageException {
    return new Members(METHOD, params).object("entry", BrowserEntry::fromEntry);
  }

  private static BrowserEntry fromEntry(JsonObject json) throws BadMessageException {
    var members = new Members(METHOD, json);
    return new BrowserEntry(
        members.textOr("source", "other"),
        members.textOr("level", "error"),
        members.textOr("text", ""),
        members.textOr("url", ""),
        members.number("timestamp", 0),
        members.textOr("method", ""),
        (int) members.whole("status", 0),
        members.number("duration", 0),
        members.textOr("stack", ""));
  }
}
