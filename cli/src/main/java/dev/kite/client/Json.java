package dev.kite.client;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;

/** Reads JSON strictly, and writes it in a form that no terminal and no log can misread. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  // JsonParser would be lenient whatever it is told.
  private static final TypeAdapter<JsonElement> ANY = GSON.getAdapter(JsonElement.class);

  private Json() {}

  /** Reads one object and nothing else; {@code what} names it in the refusal. */
  static JsonObject object(String what, String text) throws BadMessageException {
    var in = new JsonReader(new StringReader(text));
    // STRICT would refuse the lone surrogates that any page may log.
    in.setStrictness(Strictness.LEGACY_STRICT);
    try {
      var json = ANY.read(in);
      if (json.isJsonObject() && in.peek() == JsonToken.END_DOCUMENT) {
        return json.getAsJsonObject();
      }
    } catch (IOException | JsonParseException e) {
      throw refused(what);
    }
    throw refused(what);
  }

  private static BadMessageException refused(String what) {
    return new BadMessageException(what + ": expected a JSON object.");
  }

  static String text(JsonElement json) {
    return GSON.toJson(json);
  }

  /**
   * One line of JSON in which every control, format and bidi character is an escape.
   *
   * <p>Outside strings JSON has none of them, so escaping them keeps its meaning.
   */
  static String line(JsonElement json) {
    var text = GSON.toJson(json);
    var line = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(line, c));
    return line.toString();
  }

  private static void append(StringBuilder line, int codePoint) {
    if (!unsafe(codePoint)) {
      line.appendCodePoint(codePoint);
      return;
    }
    for (char unit : Character.toChars(codePoint)) {
      line.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
    }
  }

  private static boolean unsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
