package dev.kite.devtools;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The form of the protocol's messages: JSON text in both directions. */
final class Wire {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  // JsonParser would be lenient whatever it is told.
  private static final TypeAdapter<JsonElement> ANY = GSON.getAdapter(JsonElement.class);

  private static final double MOST_WHOLE = (1L << 53) - 1;

  private Wire() {}

  /** A command of a client; {@code session} is empty for the connection's own. */
  record Message(long id, String session, String method, JsonObject params) {}

  /** The text of a message in UTF-16 that can be written as UTF-8. */
  static String text(JsonElement json) {
    var text = GSON.toJson(json);
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean isPair =
          Character.isHighSurrogate(unit)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (isPair) {
        out.append(unit).append(text.charAt(++i));
      } else if (Character.isSurrogate(unit)) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
      } else {
        out.append(unit);
      }
    }
    return out.toString();
  }

  static JsonElement parse(String text) throws Refusal {
    var in = new JsonReader(new StringReader(text));
    in.setStrictness(Strictness.LEGACY_STRICT);
    try {
      var json = ANY.read(in);
      if (in.peek() == JsonToken.END_DOCUMENT) {
        return json;
      }
    } catch (IOException | JsonParseException | NumberFormatException malformed) {
      throw new Refusal(Refusal.PARSE_ERROR, "JSON: malformed message", "");
    }
    throw new Refusal(Refusal.PARSE_ERROR, "JSON: more than one message", "");
  }

  /** The id of a message, if it has one that can be answered. */
  static OptionalLong id(JsonElement json) {
    return json instanceof JsonObject object ? whole(object.get("id")) : OptionalLong.empty();
  }

  /** The whole number that {@code json} is, if it is one that JavaScript can count to. */
  static OptionalLong whole(@Nullable JsonElement json) {
    if (json instanceof JsonPrimitive number && number.isNumber()) {
      double value = number.getAsDouble();
      if (value == Math.rint(value) && Math.abs(value) <= MOST_WHOLE) {
        return OptionalLong.of((long) value);
      }
    }
    return OptionalLong.empty();
  }

  static Message message(JsonElement json) throws Refusal {
    if (!(json instanceof JsonObject object)) {
      throw invalid("Message must be an object");
    }
    var id = id(object);
    if (id.isEmpty()) {
      throw invalid("Message must have integer 'id' property");
    }
    if (!(object.get("method") instanceof JsonPrimitive method && method.isString())) {
      throw invalid("Message must have string 'method' property");
    }
    var session = object.get("sessionId");
    if (session != null && !(session instanceof JsonPrimitive name && name.isString())) {
      throw invalid("Message may have string 'sessionId' property");
    }
    var params = object.get("params");
    if (params != null && !params.isJsonObject()) {
      throw invalid("Message may have object 'params' property");
    }
    return new Message(
        id.getAsLong(),
        session == null ? "" : session.getAsString(),
        method.getAsString(),
        params == null ? new JsonObject() : params.getAsJsonObject());
  }

  private static Refusal invalid(String problem) {
    return new Refusal(Refusal.INVALID_REQUEST, problem, "");
  }
}
