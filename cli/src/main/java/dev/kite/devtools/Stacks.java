package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.stack.StackFrame;
import dev.kite.stack.StackTrace;
import java.util.regex.Pattern;

/** Puts the stack that an engine wrote as text into the protocol's form, which counts from 0. */
final class Stacks {
  /** What V8 writes around a function's own name: {@code async Cart.pay [as submit]}. */
  private static final Pattern AROUND_NAME =
      Pattern.compile("^(?:async )?(?:new )?(?:[\\w$]+\\.)*|(?: \\[as [^\\]]*])$");

  private Stacks() {}

  /** Adds to {@code to} the stack trace that {@code from} holds as text, if it holds one. */
  static void add(JsonObject from, JsonObject to) {
    if (from.get("stack") instanceof JsonPrimitive raw && !to.has("stackTrace")) {
      add(raw.getAsString(), to);
    }
  }

  /** The same from the description of an error. */
  static void addOfError(JsonObject details) {
    if (details.get("exception") instanceof JsonObject exception
        && exception.get("description") instanceof JsonPrimitive description
        && !details.has("stackTrace")) {
      add(description.getAsString(), details);
    }
  }

  /** Leaves the page script's own frames out of an error's description. */
  static void clean(JsonObject remote) {
    if (remote.get("subtype") instanceof JsonPrimitive subtype
        && subtype.getAsString().equals("error")
        && remote.get("description") instanceof JsonPrimitive description) {
      remote.addProperty("description", StackTrace.parse(description.getAsString()).raw());
    }
  }

  private static void add(String raw, JsonObject to) {
    var frames = new JsonArray();
    StackTrace.parse(raw).frames().stream()
        .filter(frame -> !frame.ofEngine())
        .forEach(frame -> frames.add(callFrame(frame)));
    if (!frames.isEmpty()) {
      var trace = new JsonObject();
      trace.add("callFrames", frames);
      to.add("stackTrace", trace);
    }
  }

  private static JsonObject callFrame(StackFrame frame) {
    var call = new JsonObject();
    call.addProperty("functionName", AROUND_NAME.matcher(frame.function()).replaceAll(""));
    // Scripts have no ids here: their sources are not the page's script's to give.
    call.addProperty("scriptId", "0");
    call.addProperty("url", frame.url().startsWith("<") ? "" : frame.url());
    call.addProperty("lineNumber", frame.line() - 1);
    call.addProperty("columnNumber", Math.max(0, frame.column() - 1));
    return call;
  }
}
