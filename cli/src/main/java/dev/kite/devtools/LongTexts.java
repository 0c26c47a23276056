package dev.kite.devtools;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts sources that are longer than a link frame into the parts in which a page takes them:
 * Playwright's own script has 320 kB.
 */
final class LongTexts {
  /** The command that brings one part. */
  static final String PUT = "Kite.putText";

  /** So many bytes of JSON and a command around them fit into a link frame of 256 KiB. */
  private static final int MOST_BYTES = 192 << 10;

  private static final List<String> SOURCES = List.of("expression", "functionDeclaration");

  private LongTexts() {}

  /** What must be sent before a command, and the params it then has. */
  record Cut(List<JsonObject> parts, JsonObject params) {}

  /** Leaves {@code params} as they are when they fit; {@code id} is of no other text's. */
  static Cut cut(JsonObject params, String id) {
    for (var name : SOURCES) {
      if (params.get(name) instanceof JsonPrimitive source
          && source.isString()
          && end(source.getAsString(), 0) < source.getAsString().length()) {
        var shorter = params.deepCopy();
        var reference = new JsonObject();
        reference.addProperty("text", id);
        shorter.add(name, reference);
        return new Cut(parts(source.getAsString(), id), shorter);
      }
    }
    return new Cut(List.of(), params);
  }

  private static List<JsonObject> parts(String source, String id) {
    var parts = new ArrayList<JsonObject>();
    int from = 0;
    while (from < source.length()) {
      int end = end(source, from);
      var part = new JsonObject();
      part.addProperty("text", id);
      part.addProperty("part", source.substring(from, end));
      parts.add(part);
      from = end;
    }
    return parts;
  }

  /** Where the part that begins at {@code from} ends, never inside a pair of surrogates. */
  private static int end(String source, int from) {
    int bytes = 0;
    int at = from;
    while (at < source.length()) {
      int point = source.codePointAt(at);
      bytes += bytes(point);
      if (bytes > MOST_BYTES) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  /** As JSON in UTF-8, where it is longest. */
  private static int bytes(int point) {
    if (point < ' ' || point == '"' || point == '\\' || point == '\u2028' || point == '\u2029') {
      return 6;
    }
    return point < 0x80 ? 1 : point < 0x10000 ? 3 : 4;
  }
}
