package dev.kite.trace.convert;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.protocol.Reading.Vector;
import dev.kite.trace.TraceFormatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object of a recording, which knows where it stands; a member of the wrong shape is refused
 * by its name. A member that lacks counts as null: JSON.stringify leaves out what is undefined.
 */
record JsonRecord(String place, String path, JsonObject object) {

  TraceFormatException refused(String reason) {
    return new TraceFormatException(place, reason);
  }

  boolean has(String name) {
    return object.has(name) && !object.get(name).isJsonNull();
  }

  /** A string. */
  String text(String name) throws TraceFormatException {
    return textOrNone(name).orElseThrow(() -> refused(name, "a string"));
  }

  /** A string, or nothing for a member that is something else. */
  Optional<String> textOrNone(String name) {
    return object.get(name) instanceof JsonPrimitive text && text.isString()
        ? Optional.of(text.getAsString())
        : Optional.empty();
  }

  /** A number, or a string that holds one. */
  double number(String name) throws TraceFormatException {
    var number = numberOrNull(name);
    if (number == null) {
      throw refused(name, "a number");
    }
    return number;
  }

  /** A number, a string that holds one, or null. */
  @Nullable Double numberOrNull(String name) throws TraceFormatException {
    return has(name) ? number(object.get(name), name) : null;
  }

  /** A number, or a string that holds one, with all its digits. */
  BigDecimal exact(String name) throws TraceFormatException {
    return (object.get(name) instanceof JsonPrimitive value
            ? Numbers.exact(value.getAsString())
            : Optional.<BigDecimal>empty())
        .orElseThrow(() -> refused(name, "a number"));
  }

  /** true, false or null. */
  @Nullable Boolean truthOrNull(String name) throws TraceFormatException {
    if (!has(name)) {
      return null;
    }
    if (object.get(name) instanceof JsonPrimitive truth && truth.isBoolean()) {
      return truth.getAsBoolean();
    }
    throw refused(name, "true, false or null");
  }

  /** An object. */
  JsonRecord object(String name) throws TraceFormatException {
    if (object.get(name) instanceof JsonObject inner) {
      return new JsonRecord(place, path + name + ".", inner);
    }
    throw refused(name, "an object");
  }

  /** An object of three numbers or nulls, or null. */
  @Nullable Vector vectorOrNull(String name, String x, String y, String z)
      throws TraceFormatException {
    return has(name) ? object(name).vector(x, y, z) : null;
  }

  /** Three members that are numbers or null. */
  Vector vector(String x, String y, String z) throws TraceFormatException {
    return new Vector(numberOrNull(x), numberOrNull(y), numberOrNull(z));
  }

  /** An array of numbers and nulls. */
  List<@Nullable Double> numbers(String name, int most) throws TraceFormatException {
    if (!object.has(name)
        || !object.get(name).isJsonArray()
        || object.get(name).getAsJsonArray().size() > most) {
      throw refused(name, "an array of at most " + most + " numbers");
    }
    var numbers = new ArrayList<@Nullable Double>();
    for (var element : object.get(name).getAsJsonArray()) {
      numbers.add(element.isJsonNull() ? null : (Double) number(element, name));
    }
    return numbers;
  }

  private double number(JsonElement element, String name) throws TraceFormatException {
    return (element instanceof JsonPrimitive value && !value.isBoolean()
            ? Numbers.parse(value.getAsString())
            : OptionalDouble.empty())
        .orElseThrow(() -> refused(name, "a number"));
  }

  private TraceFormatException refused(String name, String expected) {
    return refused(path + name + ": expected " + expected);
  }
}
