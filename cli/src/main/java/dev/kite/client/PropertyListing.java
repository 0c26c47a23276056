package dev.kite.client;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of {@code Runtime.getProperties}: an object's own or inherited properties. */
public record PropertyListing(List<PropertyDescriptor> properties, List<Internal> internal) {

  /** A property only the engine can see, such as {@code [[Prototype]]}. */
  public record Internal(String name, @Nullable RemoteObject value) {
    static Internal from(JsonObject json) throws BadMessageException {
      var members = new Members("InternalPropertyDescriptor", json);
      return new Internal(members.text("name"), members.objectOrNull("value", RemoteObject::from));
    }
  }

  /** Decodes the result of the command. */
  public static PropertyListing from(JsonObject json) throws BadMessageException {
    var members = new Members("Runtime.getProperties", json);
    return new PropertyListing(
        members.objects("result", PropertyDescriptor::from),
        members.objects("internalProperties", Internal::from));
  }
}
