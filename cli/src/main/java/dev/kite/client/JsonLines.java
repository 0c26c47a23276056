package dev.kite.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

/**
 * Entries as lines of JSON for other programs.
 *
 * <p>Every entry has {@code position, time, target, epoch, seq, kind, type, args, text, stack,
 * timestamp}, null where it has none. Control and bidi characters are escapes.
 */
public final class JsonLines {
  private JsonLines() {}

  /** Any object as one line. */
  public static String of(JsonObject json) {
    return Json.line(json);
  }

  /** An event of a page; {@code text} is what a person would read. */
  public static String event(PageEvent event, String text) {
    var params = event.params();
    return switch (event.method()) {
      case ConsoleCall.METHOD ->
          line(event.at(), "console", params.get("type"), text, params, params.get("args"));
      case UncaughtError.METHOD ->
          line(event.at(), "error", string("uncaught"), text, params, thrown(params));
      case BrowserEntry.METHOD ->
          line(event.at(), "browser", member(params, "entry", "level"), text, params, null);
      case "Kite.lifecycle" ->
          line(event.at(), "lifecycle", params.get("state"), text, params, null);
      default -> other(event, text);
    };
  }

  /** Lost entries. */
  public static String gap(Gap gap, String text) {
    var line = start(gap.at(), "gap", string(gap.why()), text);
    line.addProperty("from", gap.from());
    line.addProperty("to", gap.to());
    line.addProperty("bytes", gap.bytes());
    return Json.line(line);
  }

  /** A target that joined, changed or left. */
  public static String notice(Notice notice, String text) {
    var type =
        switch (notice.kind()) {
          case JOINED -> "joined";
          case CHANGED -> "changed";
          case LEFT -> "left";
        };
    var line = start(notice.at(), "target", string(type), text);
    line.addProperty("title", notice.target().title());
    line.addProperty("url", notice.target().url());
    line.addProperty("userAgent", notice.target().userAgent());
    return Json.line(line);
  }

  /** Positions that the relay no longer holds. */
  public static String trimmed(long from, long to, String text) {
    var line = start(new Stamp(to, 0, "", "", 0), "trimmed", JsonNull.INSTANCE, text);
    line.addProperty("from", from);
    line.addProperty("to", to);
    return Json.line(line);
  }

  /** One target of a list. */
  public static String target(Target target) {
    var line = new JsonObject();
    line.addProperty("number", target.number());
    line.addProperty("target", target.id());
    line.addProperty("epoch", target.epoch());
    line.addProperty("title", target.title());
    line.addProperty("url", target.url());
    line.addProperty("userAgent", target.userAgent());
    line.addProperty("evalMode", target.evalMode().wireName());
    line.addProperty("sensors", target.sensors().wireName());
    line.addProperty("hidden", target.hidden());
    line.addProperty("connected", target.connected());
    line.addProperty("joined", target.joined());
    return Json.line(line);
  }

  /** The value of an evaluation, whole where it was asked for by value. */
  public static String value(RemoteObject value) {
    var line = new JsonObject();
    line.addProperty("outcome", "done");
    line.addProperty("type", value.type());
    line.addProperty("subtype", value.subtype());
    line.add("value", value.value());
    line.addProperty("unserializableValue", value.unserializableValue());
    line.addProperty("description", value.description());
    return Json.line(line);
  }

  /** An evaluation or command without a value; {@code outcome} is a word like {@code threw}. */
  public static String noValue(String outcome, String text) {
    var line = new JsonObject();
    line.addProperty("outcome", outcome);
    line.addProperty("text", text);
    return Json.line(line);
  }

  private static String other(PageEvent event, String text) {
    var line = start(event.at(), "event", string(event.method()), text);
    line.add("params", event.params());
    return Json.line(line);
  }

  private static String line(
      Stamp at,
      String kind,
      @Nullable JsonElement type,
      String text,
      JsonObject params,
      @Nullable JsonElement args) {
    var line = start(at, kind, type, text);
    line.add("args", args == null ? new JsonArray() : args);
    line.add("stack", params.get("stack"));
    line.add("timestamp", params.get("timestamp"));
    return Json.line(line);
  }

  private static JsonObject start(Stamp at, String kind, @Nullable JsonElement type, String text) {
    var line = new JsonObject();
    line.addProperty("position", at.position());
    line.addProperty("time", at.time());
    line.addProperty("target", at.target());
    line.addProperty("epoch", at.epoch());
    line.addProperty("seq", at.seq());
    line.addProperty("kind", kind);
    line.add("type", type);
    line.add("args", new JsonArray());
    line.addProperty("text", text);
    line.add("stack", JsonNull.INSTANCE);
    line.add("timestamp", JsonNull.INSTANCE);
    return line;
  }

  private static JsonArray thrown(JsonObject params) {
    var args = new JsonArray();
    var exception = member(params, "exceptionDetails", "exception");
    if (exception != null) {
      args.add(exception);
    }
    return args;
  }

  private static @Nullable JsonElement member(JsonObject json, String outer, String inner) {
    return json.get(outer) instanceof JsonObject object ? object.get(inner) : null;
  }

  private static JsonElement string(String text) {
    return new JsonPrimitive(text);
  }
}
