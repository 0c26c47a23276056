package dev.kite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of docs/json.md as a schema, and its examples. */
public final class JsonDoc {
  private static final String DOC = read();
  private static final Map<String, Map<String, String>> TABLES = tables();

  private JsonDoc() {}

  /** The lines of the fenced block of that name. */
  public static List<String> examples(String name) {
    int start = DOC.indexOf("```" + name + "\n") + name.length() + 4;
    return DOC.substring(start, DOC.indexOf("```", start)).lines().toList();
  }

  /** Fails unless the line has what the tables say, and no more. */
  public static JsonObject checkTail(String text) {
    var line = JsonParser.parseString(text).getAsJsonObject();
    var kind = line.get("kind").getAsString();
    assertThat(TABLES).as("kinds of docs/json.md").containsKey(kind);
    var members = new LinkedHashMap<>(TABLES.get("kite tail --json"));
    members.putAll(TABLES.get(kind));
    check(line, members, text);
    if (line.get("stack").isJsonArray()) {
      line.getAsJsonArray("stack").forEach(frame -> checkFrame(frame.getAsJsonObject()));
    }
    return line;
  }

  public static JsonObject checkEval(String text) {
    return check(text, "kite eval --json");
  }

  public static JsonObject checkReplay(String text) {
    return check(text, "kite replay --json");
  }

  public static JsonObject checkSymbolicate(String text) {
    var line = check(text, "kite symbolicate --json");
    line.getAsJsonArray("frames").forEach(frame -> checkFrame(frame.getAsJsonObject()));
    return line;
  }

  public static JsonObject checkLink(String text) {
    var line = check(text, "kite link --json");
    if (line.get("latency").isJsonObject()) {
      check(line.getAsJsonObject("latency"), TABLES.get("latency"), text);
    }
    return line;
  }

  public static JsonObject checkTargets(String text) {
    return check(text, "kite targets --json");
  }

  public static JsonObject checkDoctor(String text) {
    return check(text, "kite doctor --json");
  }

  public static JsonObject checkTraceInfo(String text) {
    var line = check(text, "kite trace info --json");
    checkAll(line.getAsJsonArray("kinds"), "kinds");
    for (var kind : line.getAsJsonArray("kinds")) {
      if (kind.getAsJsonObject().get("spacing") instanceof JsonObject spacing) {
        check(spacing, TABLES.get("spacing"), text);
      }
    }
    checkAll(line.getAsJsonArray("tracks"), "tracks");
    for (var track : line.getAsJsonArray("tracks")) {
      checkAll(track.getAsJsonObject().getAsJsonArray("axes"), "axes");
    }
    checkAll(line.getAsJsonArray("marks"), "marks");
    return line;
  }

  private static void checkAll(JsonArray array, String table) {
    array.forEach(it -> check(it.getAsJsonObject(), TABLES.get(table), it.toString()));
  }

  private static JsonObject check(String text, String table) {
    var line = JsonParser.parseString(text).getAsJsonObject();
    check(line, TABLES.get(table), text);
    return line;
  }

  private static void checkFrame(JsonObject frame) {
    check(frame, TABLES.get("Frames"), frame.toString());
    if (frame.get("source").isJsonObject()) {
      check(frame.getAsJsonObject("source"), TABLES.get("source"), frame.toString());
    }
  }

  private static void check(JsonObject json, Map<String, String> members, String text) {
    assertThat(members.keySet()).as(text).containsAll(json.keySet());
    members.forEach(
        (name, type) -> {
          if (!json.has(name)) {
            assertThat(type).as("absent %s of %s", name, text).endsWith(", optional");
          } else {
            var types = List.of(type.replace(", optional", "").split(" or ", -1));
            assertThat(types).as("%s of %s", name, text).contains(type(json.get(name)));
          }
        });
  }

  private static String type(JsonElement json) {
    if (json instanceof JsonPrimitive value) {
      return value.isString() ? "string" : value.isNumber() ? "number" : "boolean";
    }
    return json.isJsonNull() ? "null" : json.isJsonArray() ? "array" : "object";
  }

  private static String read() {
    try {
      return Files.readString(Path.of("..", "docs", "json.md"), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Map<String, String>> tables() {
    var tables = new LinkedHashMap<String, Map<String, String>>();
    var heading = "";
    for (var line : DOC.lines().toList()) {
      if (line.startsWith("#")) {
        heading = line.replaceFirst("#+ ", "");
        tables.put(heading, new LinkedHashMap<>());
      } else if (line.startsWith("| `")) {
        var cells = line.split(" \\| ", -1);
        tables.get(heading).put(cells[0].replaceAll("[|` ]", ""), cells[1]);
      }
    }
    return tables;
  }
}
