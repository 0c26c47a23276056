package dev.kite.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.stack.MappedFrame;
import dev.kite.stack.Original;
import java.util.List;

/** Stacks as JSON for other programs; docs/json.md says what each member means. */
public final class JsonFrames {
  private JsonFrames() {}

  /** One object a frame, innermost first. */
  public static JsonArray of(List<MappedFrame> frames) {
    var array = new JsonArray();
    frames.forEach(frame -> array.add(of(frame)));
    return array;
  }

  private static JsonObject of(MappedFrame mapped) {
    var frame = mapped.frame();
    var json = new JsonObject();
    json.addProperty("function", frame.name());
    json.addProperty("url", frame.url());
    json.add("line", known(frame.line()));
    json.add("column", known(frame.column()));
    json.add(
        "source",
        mapped
            .original()
            .map(original -> source(original, mapped.name()))
            .orElse(JsonNull.INSTANCE));
    return json;
  }

  private static JsonElement source(Original original, String name) {
    var json = new JsonObject();
    json.addProperty("url", original.url());
    json.addProperty("path", original.path());
    json.addProperty("line", original.line());
    json.addProperty("column", original.column());
    json.add("name", name.isEmpty() ? JsonNull.INSTANCE : new JsonPrimitive(name));
    json.addProperty("ignored", original.ignored());
    return json;
  }

  private static JsonElement known(int number) {
    return number == 0 ? JsonNull.INSTANCE : new JsonPrimitive(number);
  }
}
