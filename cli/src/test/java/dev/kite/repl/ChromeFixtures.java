package dev.kite.repl;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a real Chromium sent over its protocol, beside what its Console panel showed of it. */
final class ChromeFixtures {
  /** One snippet: the events it caused and the rows of the panel. */
  record Case(String id, String code, List<PageEvent> events, List<String> rows) {}

  private ChromeFixtures() {}

  static List<Case> cases() {
    var values = byId("remoteobjects");
    var calls = byId("consolecalls");
    var cases = new ArrayList<Case>();
    for (var text : byId("console-text").values()) {
      var id = text.get("id").getAsString();
      var ownId = id.substring(id.indexOf('.') + 1);
      var events =
          id.startsWith("value.")
              ? List.of(logged(values.get(ownId).getAsJsonObject("remoteObject")))
              : events(calls.get(ownId).getAsJsonArray("events"));
      cases.add(new Case(id, text.get("code").getAsString(), events, rows(text)));
    }
    return cases;
  }

  static PageEvent logged(JsonObject value) {
    var args = new JsonArray();
    args.add(value);
    var params = new JsonObject();
    params.addProperty("type", "log");
    params.add("args", args);
    return event("Runtime.consoleAPICalled", params);
  }

  static PageEvent event(String method, JsonObject params) {
    return new PageEvent(new Stamp(1, 0, "7G3QW0ZC5M", "9f86d081884c7d65", 1), method, params);
  }

  /** A call whose arguments are remote objects, or strings that stand for themselves. */
  static PageEvent call(String type, String args) {
    var objects = new JsonArray();
    for (var arg : JsonParser.parseString(args).getAsJsonArray()) {
      objects.add(arg.isJsonObject() ? arg : text(arg.getAsString()));
    }
    var params = new JsonObject();
    params.addProperty("type", type);
    params.add("args", objects);
    return event("Runtime.consoleAPICalled", params);
  }

  private static JsonObject text(String value) {
    var text = new JsonObject();
    text.addProperty("type", "string");
    text.addProperty("value", value);
    return text;
  }

  private static List<PageEvent> events(JsonArray events) {
    return events.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(json -> event(json.get("method").getAsString(), json.getAsJsonObject("params")))
        .toList();
  }

  private static List<String> rows(JsonObject text) {
    return text.getAsJsonArray("rows").asList().stream()
        .map(row -> row.getAsJsonObject().get("text").getAsString())
        .toList();
  }

  private static Map<String, JsonObject> byId(String file) {
    var stream = ChromeFixtures.class.getResourceAsStream("/chrome/" + file + ".json");
    try (var reader = new InputStreamReader(stream, UTF_8)) {
      var records = new LinkedHashMap<String, JsonObject>();
      JsonParser.parseReader(reader)
          .getAsJsonObject()
          .getAsJsonArray("records")
          .forEach(
              json ->
                  records.put(
                      json.getAsJsonObject().get("id").getAsString(), json.getAsJsonObject()));
      return records;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
