package dev.kite.protocol;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.internal.LazilyParsedNumber;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/** Reads the little JSON that the relay itself must understand: well-formed and bounded. */
final class StrictJson {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ELEMENTS = 10_000;
  private static final int MAX_KEYS = 1_000;

  private final JsonReader in;
  private final String field;

  private StrictJson(Body body, String field) {
    this.in = reader(body);
    this.field = field;
  }

  /**
   * The JSON object in {@code body}.
   *
   * @throws FrameException naming {@code field} when it is no JSON or over a limit
   */
  static Members object(Body body, String field) {
    try {
      var json = new StrictJson(body, field);
      if (json.in.peek() != JsonToken.BEGIN_OBJECT) {
        throw new FrameException(field, "expected a JSON object");
      }
      var object = json.object();
      if (json.in.peek() != JsonToken.END_DOCUMENT) {
        throw new FrameException(field, "expected one JSON object and nothing else");
      }
      return new Members(object);
    } catch (IOException e) {
      throw new FrameException(field, "expected JSON");
    }
  }

  /** A reader that accepts nothing but JSON, no deeper than the limit. */
  static JsonReader reader(Body body) {
    var in = new JsonReader(new StringReader(body.text()));
    // STRICT would also refuse half a surrogate pair, which a page's title may well have where it
    // was cut.
    in.setStrictness(Strictness.LEGACY_STRICT);
    in.setNestingLimit(MAX_DEPTH);
    return in;
  }

  private JsonElement value() throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object();
      case BEGIN_ARRAY -> array();
      case STRING -> new JsonPrimitive(in.nextString());
      case NUMBER -> new JsonPrimitive(new LazilyParsedNumber(in.nextString()));
      case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
      default -> {
        in.nextNull();
        yield JsonNull.INSTANCE;
      }
    };
  }

  private JsonObject object() throws IOException {
    var object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      var name = in.nextName();
      if (object.has(name)) {
        throw new FrameException(field, "a member stands there twice");
      }
      if (object.size() == MAX_KEYS) {
        throw new FrameException(field, "more than " + MAX_KEYS + " members");
      }
      object.add(name, value());
    }
    in.endObject();
    return object;
  }

  private JsonArray array() throws IOException {
    var array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      if (array.size() == MAX_ELEMENTS) {
        throw new FrameException(field, "more than " + MAX_ELEMENTS + " elements");
      }
      array.add(value());
    }
    in.endArray();
    return array;
  }
}
