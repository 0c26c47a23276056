package dev.kite.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value in a page, as in the Chrome DevTools Protocol.
 *
 * @param value the primitive, or the whole JSON when it was asked for by value; JSON's null for
 *     {@code null}
 * @param unserializableValue {@code -0}, {@code NaN}, {@code Infinity}, {@code -Infinity} or a
 *     BigInt like {@code 1n}
 * @param objectId the handle to list its properties by; lives as long as its object group
 * @param causes of an error, which the page tells beside it; empty for everything else
 */
public record RemoteObject(
    String type,
    @Nullable String subtype,
    @Nullable String className,
    @Nullable JsonElement value,
    @Nullable String unserializableValue,
    @Nullable String description,
    @Nullable String objectId,
    @Nullable ObjectPreview preview,
    List<Cause> causes) {

  /** Decodes {@code json}; only {@code type} must be there. */
  public static RemoteObject from(JsonObject json) throws BadMessageException {
    var members = new Members("RemoteObject", json);
    return new RemoteObject(
        members.text("type"),
        members.textOrNull("subtype"),
        members.textOrNull("className"),
        members.any("value"),
        members.textOrNull("unserializableValue"),
        members.textOrNull("description"),
        members.textOrNull("objectId"),
        members.objectOrNull("preview", ObjectPreview::from),
        List.of());
  }

  /** The same error with what stands behind it. */
  RemoteObject with(List<Cause> behind) {
    return behind.isEmpty()
        ? this
        : new RemoteObject(
            type,
            subtype,
            className,
            value,
            unserializableValue,
            description,
            objectId,
            preview,
            behind);
  }
}
