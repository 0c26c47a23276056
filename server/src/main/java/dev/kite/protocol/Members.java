package dev.kite.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, taken one by one; what does not fit is refused by its name. */
final class Members {
  private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x1f\\x7f\\u2028\\u2029]");

  private final JsonObject object;

  Members(JsonObject object) {
    this.object = object;
  }

  boolean has(String name) {
    return object.has(name);
  }

  /** A string that must be there. */
  String text(String name) {
    return optionalText(name).orElseThrow(() -> new FrameException(name, "missing"));
  }

  /**
   * A string for one line, cut to {@code longest} characters; empty when it is absent. What JSON
   * writes with six characters becomes a space, so that what is passed on stays as small.
   */
  String lineUpTo(int longest, String name) {
    var text = CONTROLS.matcher(optionalText(name).orElse("")).replaceAll(" ");
    if (text.length() <= longest) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, splitsPair ? longest - 1 : longest);
  }

  Optional<String> optionalText(String name) {
    var value = object.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
      return Optional.of(value.getAsString());
    }
    throw new FrameException(name, "expected a string");
  }

  /** Sixteen hexadecimal digits that must be there. */
  String hexDigits(String name) {
    return FrameReader.hexDigits(name, text(name));
  }

  /** Thirty-two hexadecimal digits, if they are there. */
  Optional<String> optionalToken(String name) {
    return optionalText(name).map(text -> FrameReader.token(name, text));
  }

  String token(String name) {
    return optionalToken(name).orElseThrow(() -> new FrameException(name, "missing"));
  }

  /** A target's id, if there is one. */
  Optional<String> optionalTarget(String name) {
    var target = optionalText(name);
    if (target.isPresent() && !FrameReader.isTarget(target.get())) {
      throw new FrameException(name, "expected 10 characters of the base32 alphabet");
    }
    return target;
  }

  String target(String name) {
    return optionalTarget(name).orElseThrow(() -> new FrameException(name, "missing"));
  }

  /** A whole number from 0 to 2^53 - 1 that must be there. */
  long number(String name) {
    var value = object.get(name);
    if (value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
      double number = value.getAsDouble();
      if (number >= 0 && number < 1L << 53 && number == Math.rint(number)) {
        return (long) number;
      }
    }
    throw new FrameException(name, "expected a whole number from 0");
  }

  /** A whole number from 0 to {@code most}, if it is there. */
  OptionalInt optionalUpTo(int most, String name) {
    if (!has(name)) {
      return OptionalInt.empty();
    }
    long number = number(name);
    if (number > most) {
      throw new FrameException(name, "expected a whole number up to " + most);
    }
    return OptionalInt.of((int) number);
  }

  /** True or false; false when it is absent. */
  boolean flag(String name) {
    var value = object.get(name);
    if (value == null) {
      return false;
    }
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
      return value.getAsBoolean();
    }
    throw new FrameException(name, "expected true or false");
  }

  Members object(String name) {
    return asObject(name, object.get(name));
  }

  List<Members> objects(String name) {
    var value = object.get(name);
    if (value == null || !value.isJsonArray()) {
      throw new FrameException(name, "expected an array");
    }
    var members = new ArrayList<Members>();
    for (var element : value.getAsJsonArray()) {
      members.add(asObject(name, element));
    }
    return members;
  }

  /** Refuses every version but the one this code speaks. */
  void version() {
    if (number("v") != 1) {
      throw new FrameException("v", "expected 1, the only version there is");
    }
  }

  private static Members asObject(String name, @Nullable JsonElement value) {
    if (value == null || !value.isJsonObject()) {
      throw new FrameException(name, "expected an object");
    }
    return new Members(value.getAsJsonObject());
  }
}
