package dev.kite.client;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first few properties and entries of an object, as in the Chrome DevTools Protocol.
 *
 * @param overflow whether there is more than is shown
 */
public record ObjectPreview(
    String type,
    @Nullable String subtype,
    @Nullable String description,
    boolean overflow,
    List<Property> properties,
    List<Entry> entries) {

  /** One property; {@code value} is already text, cut to fit a preview. */
  public record Property(
      String name,
      String type,
      @Nullable String subtype,
      @Nullable String value,
      @Nullable ObjectPreview valuePreview) {

    static Property from(JsonObject json) throws BadMessageException {
      var members = new Members("PropertyPreview", json);
      return new Property(
          members.text("name"),
          members.text("type"),
          members.textOrNull("subtype"),
          members.textOrNull("value"),
          members.objectOrNull("valuePreview", ObjectPreview::from));
    }
  }

  /** One entry of a collection; a Set's entries have no key. */
  public record Entry(@Nullable ObjectPreview key, ObjectPreview value) {

    static Entry from(JsonObject json) throws BadMessageException {
      var members = new Members("EntryPreview", json);
      return new Entry(
          members.objectOrNull("key", ObjectPreview::from),
          members.object("value", ObjectPreview::from));
    }
  }

  /** Decodes {@code json}; only {@code type} must be there. */
  public static ObjectPreview from(JsonObject json) throws BadMessageException {
    var members = new Members("ObjectPreview", json);
    return new ObjectPreview(
        members.text("type"),
        members.textOrNull("subtype"),
        members.textOrNull("description"),
        members.truth("overflow"),
        members.objects("properties", Property::from),
        members.objects("entries", Entry::from));
  }
}
