package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * Makes the handles of one load of a page differ from those of the next, which counts anew: a
 * client that keeps one over a reload must be told, not given another object.
 */
final class Handles {
  private static final String ID = "objectId";

  private Handles() {}

  /** The page's own handle for a client's. */
  static String toPage(Load load, String handle) throws Refusal {
    int dot = handle.indexOf('.');
    if (dot < 0) {
      throw Refusal.of("Invalid remote object id");
    }
    if (!handle.substring(0, dot).equals(Long.toString(load.context()))) {
      throw Refusal.of("Cannot find context with specified id");
    }
    return handle.substring(dot + 1);
  }

  /** The same for the member {@code name} of a command's parameters. */
  static void toPage(Load load, JsonObject params, String name) throws Refusal {
    if (params.get(name) instanceof JsonPrimitive handle) {
      params.addProperty(name, toPage(load, handle.getAsString()));
    }
  }

  /** The answer to an evaluation, or to whatever else has a result or has thrown. */
  static JsonObject result(Load load, JsonObject answer) {
    object(load, answer.get("result"));
    thrown(load, answer.get("exceptionDetails"));
    return answer;
  }

  /** The answer to {@code Runtime.getProperties}. */
  static JsonObject properties(Load load, JsonObject answer) {
    for (var list : new String[] {"result", "internalProperties", "privateProperties"}) {
      if (answer.get(list) instanceof JsonArray properties) {
        properties.forEach(property -> property(load, property));
      }
    }
    thrown(load, answer.get("exceptionDetails"));
    return answer;
  }

  private static void property(Load load, JsonElement property) {
    if (property instanceof JsonObject object) {
      for (var part : new String[] {"value", "get", "set", "symbol"}) {
        object(load, object.get(part));
      }
    }
  }

  /** What was thrown, in which context and where. */
  static void thrown(Load load, JsonElement details) {
    if (details instanceof JsonObject object) {
      object.addProperty("executionContextId", load.context());
      Stacks.addOfError(object);
      object(load, object.get("exception"));
    }
  }

  static void objects(Load load, JsonElement list) {
    if (list instanceof JsonArray array) {
      array.forEach(element -> object(load, element));
    }
  }

  static void object(Load load, JsonElement remote) {
    if (remote instanceof JsonObject object && object.get(ID) instanceof JsonPrimitive handle) {
      object.addProperty(ID, load.context() + "." + handle.getAsString());
      Stacks.clean(object);
    }
  }
}
