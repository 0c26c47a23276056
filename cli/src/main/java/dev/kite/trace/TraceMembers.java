package dev.kite.trace;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object in a trace file, each refused by its name when it has the wrong
 * shape.
 */
final class TraceMembers {
  private final TraceLine line;
  private final String path;
  private final JsonObject object;

  TraceMembers(TraceLine line) throws TraceFormatException {
    this(line, "", line.object());
  }

  private TraceMembers(TraceLine line, String path, JsonObject object) {
    this.line = line;
    this.path = path;
    this.object = object;
  }

  JsonObject object() {
    return object;
  }

  boolean has(String name) {
    return object.has(name);
  }

  TraceMembers members(String name) throws TraceFormatException {
    var member = member(name, JsonElement::isJsonObject, "an object");
    return new TraceMembers(line, path + name + ".", member.getAsJsonObject());
  }

  String text(String name) throws TraceFormatException {
    return member(name, TraceMembers::isText, "a string").getAsString();
  }

  double number(String name) throws TraceFormatException {
    return member(name, TraceMembers::isFinite, "a number").getAsDouble();
  }

  long count(String name) throws TraceFormatException {
    return (long) member(name, TraceMembers::isCount, "a whole number from 0 on").getAsDouble();
  }

  void texts(String name) throws TraceFormatException {
    member(name, TraceMembers::isTexts, "an array of strings");
  }

  TraceFormatException refused(String name, String expected) {
    return line.refused(path + name + ": expected " + expected);
  }

  private JsonElement member(String name, Predicate<JsonElement> shape, String expected)
      throws TraceFormatException {
    @Nullable JsonElement member = object.get(name);
    if (member == null || !shape.test(member)) {
      throw refused(name, expected);
    }
    return member;
  }

  private static boolean isText(JsonElement element) {
    return element instanceof JsonPrimitive primitive && primitive.isString();
  }

  private static boolean isFinite(JsonElement element) {
    return element instanceof JsonPrimitive primitive
        && primitive.isNumber()
        && Double.isFinite(primitive.getAsDouble());
  }

  private static boolean isCount(JsonElement element) {
    return isFinite(element)
        && element.getAsDouble() >= 0
        && element.getAsDouble() == Math.rint(element.getAsDouble());
  }

  private static boolean isTexts(JsonElement element) {
    return element instanceof JsonArray array
        && array.asList().stream().allMatch(TraceMembers::isText);
  }
}
