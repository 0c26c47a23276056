package dev.kite.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.protocol.TargetLink;
import dev.kite.stack.MappedFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries as lines of JSON for other programs; docs/json.md says what each member means.
 *
 * <p>Every entry has {@code position, target, epoch, seq, kind, type, args, text, stack, pageTime,
 * relayTime}, null where it has none. Control and bidi characters are escapes.
 */
public final class JsonLines {
  private JsonLines() {}

  /** Any object as one line. */
  public static String of(JsonObject json) {
    return Json.line(json);
  }

  /**
   * An event of a page.
   *
   * @param text what a person would read
   * @param stack null when the event has none
   */
  public static String event(PageEvent event, String text, @Nullable List<MappedFrame> stack) {
    var params = event.params();
    var line =
        switch (event.method()) {
          case ConsoleCall.METHOD -> start(event.at(), "console", params.get("type"), text);
          case UncaughtError.METHOD -> start(event.at(), "error", string("uncaught"), text);
          case BrowserEntry.METHOD ->
              start(event.at(), "browser", member(params, "entry", "level"), text);
          case "Kite.lifecycle" -> start(event.at(), "lifecycle", params.get("state"), text);
          default -> start(event.at(), "event", string(event.method()), text);
        };
    line.add("pageTime", pageTime(params));
    line.add("stack", stack == null ? JsonNull.INSTANCE : JsonFrames.of(stack));
    switch (event.method()) {
      case ConsoleCall.METHOD -> line.add("args", array(params.get("args")));
      case UncaughtError.METHOD -> {
        line.add("args", thrown(params));
        line.add("exceptionDetails", params.get("exceptionDetails"));
      }
      case BrowserEntry.METHOD -> line.add("entry", params.get("entry"));
      case "Kite.lifecycle" -> {}
      default -> line.add("params", params);
    }
    return Json.line(line);
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
    for (var unknown : List.of("target", "epoch", "relayTime")) {
      line.add(unknown, JsonNull.INSTANCE);
    }
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
    line.addProperty("fedBy", target.link().map(TargetLink::from).orElse(null));
    return Json.line(line);
  }

  /** What the page answered to an evaluation, as it sent it: in the shapes of CDP. */
  public static String evaluated(JsonObject answer) {
    boolean threw = answer.get("exceptionDetails") instanceof JsonObject;
    var line = new JsonObject();
    line.addProperty("outcome", threw ? "threw" : "done");
    line.add("result", answer.get("result"));
    line.add("exceptionDetails", answer.get("exceptionDetails"));
    return Json.line(line);
  }

  /** An evaluation that has no answer; {@code outcome} is a word like {@code timeout}. */
  public static JsonObject noAnswer(String outcome, String message) {
    var line = new JsonObject();
    line.addProperty("outcome", outcome);
    line.add("result", JsonNull.INSTANCE);
    line.add("exceptionDetails", JsonNull.INSTANCE);
    line.addProperty("message", message);
    return line;
  }

  private static JsonObject start(Stamp at, String kind, @Nullable JsonElement type, String text) {
    var line = new JsonObject();
    line.addProperty("position", at.position());
    line.addProperty("target", at.target());
    line.addProperty("epoch", at.epoch());
    line.addProperty("seq", at.seq());
    line.addProperty("kind", kind);
    line.add("type", type);
    line.add("args", new JsonArray());
    line.addProperty("text", text);
    line.add("stack", JsonNull.INSTANCE);
    line.add("pageTime", JsonNull.INSTANCE);
    line.addProperty("relayTime", at.time());
    return line;
  }

  private static @Nullable JsonElement pageTime(JsonObject params) {
    var time = params.get("timestamp");
    return time == null ? member(params, "entry", "timestamp") : time;
  }

  private static JsonArray array(@Nullable JsonElement json) {
    return json instanceof JsonArray array ? array : new JsonArray();
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
