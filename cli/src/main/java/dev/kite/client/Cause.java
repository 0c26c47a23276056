package dev.kite.client;

import com.google.gson.JsonObject;

/**
 * What stands behind an error: its cause, the cause of that, or one of several errors.
 *
 * @param label {@code Caused by}, or {@code errors[0]} and so on
 * @param description name, message and stack as the engine writes them
 */
public record Cause(String label, String description) {

  static Cause from(JsonObject json) throws BadMessageException {
    var members = new Members("Cause", json);
    return new Cause(members.textOr("label", "Caused by"), members.textOr("description", ""));
  }
}
