package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.OptionalLong;

/** The parameters of a command, read member by member; what is wrong is refused by its name. */
record Params(JsonObject json) {

  String text(String name) throws Refusal {
    return optionalText(name).orElseThrow(() -> Refusal.invalid(name + ": string value expected"));
  }

  Optional<String> optionalText(String name) throws Refusal {
    var member = json.get(name);
    if (member == null) {
      return Optional.empty();
    }
    if (member instanceof JsonPrimitive primitive && primitive.isString()) {
      return Optional.of(primitive.getAsString());
    }
    throw Refusal.invalid(name + ": string value expected");
  }

  /** False when it is absent. */
  boolean flag(String name) throws Refusal {
    var member = json.get(name);
    if (member == null) {
      return false;
    }
    if (member instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw Refusal.invalid(name + ": bool value expected");
  }

  OptionalLong whole(String name) throws Refusal {
    var member = json.get(name);
    if (member == null) {
      return OptionalLong.empty();
    }
    var whole = Wire.whole(member);
    if (whole.isEmpty()) {
      throw Refusal.invalid(name + ": int32 value expected");
    }
    return whole;
  }

  /** Empty when it is absent. */
  JsonArray array(String name) throws Refusal {
    var member = json.get(name);
    if (member == null) {
      return new JsonArray();
    }
    if (member instanceof JsonArray array) {
      return array;
    }
    throw Refusal.invalid(name + ": array expected");
  }

  /** Only the named members that are there, for a command to the page. */
  JsonObject only(String... names) {
    var some = new JsonObject();
    for (var name : names) {
      JsonElement member = json.get(name);
      if (member != null) {
        some.add(name, member);
      }
    }
    return some;
  }
}
