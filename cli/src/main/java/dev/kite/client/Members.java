package dev.kite.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The members of one JSON object, each asked for by name and form.
 *
 * <p>A member that is absent or null gives the default; one of another form is refused by its name,
 * because what a page sends is never trusted to have the right shape.
 */
public final class Members {
  /** Decodes one JSON object. */
  public interface Decoder<T> {
    T from(JsonObject json) throws BadMessageException;
  }

  private final String what;
  private final JsonObject json;

  /** {@code what} stands before the member's name in messages. */
  public Members(String what, JsonObject json) {
    this.what = what;
    this.json = json;
  }

  /** A string that must be there. */
  public String text(String name) throws BadMessageException {
    var text = textOrNull(name);
    if (text == null) {
      throw refused(name, "a string");
    }
    return text;
  }

  /** A string; {@code absent} when there is none. */
  public String textOr(String name, String absent) throws BadMessageException {
    var text = textOrNull(name);
    return text == null ? absent : text;
  }

  /** A string; null when there is none. */
  public @Nullable String textOrNull(String name) throws BadMessageException {
    var primitive = primitive(name, "a string");
    if (primitive == null) {
      return null;
    }
    if (!primitive.isString()) {
      throw refused(name, "a string");
    }
    return primitive.getAsString();
  }

  /** True or false; false when there is none. */
  public boolean truth(String name) throws BadMessageException {
    var primitive = primitive(name, "true or false");
    if (primitive == null) {
      return false;
    }
    if (!primitive.isBoolean()) {
      throw refused(name, "true or false");
    }
    return primitive.getAsBoolean();
  }

  /** A number; {@code absent} when there is none. */
  public double number(String name, double absent) throws BadMessageException {
    var primitive = primitive(name, "a number");
    if (primitive == null) {
      return absent;
    }
    if (!primitive.isNumber()) {
      throw refused(name, "a number");
    }
    return primitive.getAsDouble();
  }

  /** A number that a double holds, which 1e999 is not; {@code absent} when there is none. */
  public double finite(String name, double absent) throws BadMessageException {
    double number = number(name, absent);
    if (!Double.isFinite(number)) {
      throw refused(name, "a number that is no infinity");
    }
    return number;
  }

  /** A whole number up to 2^53; {@code absent} when there is none. */
  public long whole(String name, long absent) throws BadMessageException {
    var number = number(name, (double) absent);
    if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
      throw refused(name, "a whole number");
    }
    return (long) number;
  }

  /** The member as it is, null when it is absent; JSON's null is a value here. */
  public @Nullable JsonElement any(String name) {
    return json.get(name);
  }

  /** An object that must be there. */
  public <T> T object(String name, Decoder<T> decoder) throws BadMessageException {
    var decoded = objectOrNull(name, decoder);
    if (decoded == null) {
      throw refused(name, "an object");
    }
    return decoded;
  }

  /** An object; null when there is none. */
  public <T> @Nullable T objectOrNull(String name, Decoder<T> decoder) throws BadMessageException {
    var element = present(name);
    if (element == null) {
      return null;
    }
    if (!element.isJsonObject()) {
      throw refused(name, "an object");
    }
    return decoder.from(element.getAsJsonObject());
  }

  /** A list of objects; an absent one is empty. */
  public <T> List<T> objects(String name, Decoder<T> decoder) throws BadMessageException {
    var element = present(name);
    if (element == null) {
      return List.of();
    }
    if (!element.isJsonArray()) {
      throw refused(name, "an array");
    }
    var decoded = new ArrayList<T>();
    for (var item : element.getAsJsonArray()) {
      if (!item.isJsonObject()) {
        throw refused(name + "[" + decoded.size() + "]", "an object");
      }
      decoded.add(decoder.from(item.getAsJsonObject()));
    }
    return List.copyOf(decoded);
  }

  private @Nullable JsonPrimitive primitive(String name, String expected)
      throws BadMessageException {
    var element = present(name);
    if (element == null) {
      return null;
    }
    if (!element.isJsonPrimitive()) {
      throw refused(name, expected);
    }
    return element.getAsJsonPrimitive();
  }

  private @Nullable JsonElement present(String name) {
    var element = json.get(name);
    return element == null || element.isJsonNull() ? null : element;
  }

  private BadMessageException refused(String name, String expected) {
    return new BadMessageException(what + ": " + name + ": expected " + expected + ".");
  }
}
