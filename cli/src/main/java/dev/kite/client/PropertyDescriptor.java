package dev.kite.client;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One property of an object, as in the Chrome DevTools Protocol.
 *
 * @param getter null, or the function; it has not been called
 * @param symbol the key, when it is a symbol
 */
public record PropertyDescriptor(
    String name,
    @Nullable RemoteObject value,
    boolean writable,
    @Nullable RemoteObject getter,
    @Nullable RemoteObject setter,
    boolean configurable,
    boolean enumerable,
    boolean wasThrown,
    boolean isOwn,
    @Nullable RemoteObject symbol) {

  /** Decodes {@code json}; only {@code name} must be there. */
  public static PropertyDescriptor from(JsonObject json) throws BadMessageException {
    var members = new Members("PropertyDescriptor", json);
    return new PropertyDescriptor(
        members.text("name"),
        members.objectOrNull("value", RemoteObject::from),
        members.truth("writable"),
        members.objectOrNull("get", RemoteObject::from),
        members.objectOrNull("set", RemoteObject::from),
        members.truth("configurable"),
        members.truth("enumerable"),
        members.truth("wasThrown"),
        members.truth("isOwn"),
        members.objectOrNull("symbol", RemoteObject::from));
  }
}
