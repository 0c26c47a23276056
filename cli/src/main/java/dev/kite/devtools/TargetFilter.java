package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Which types of targets a client wants to hear of: its first entry that fits a type decides. */
record TargetFilter(JsonArray entries) {
  /** Nothing at all. */
  static final TargetFilter NONE = new TargetFilter(new JsonArray());

  /** What the protocol says holds for a client that names none. */
  private static TargetFilter usual() {
    var entries = new JsonArray();
    entries.add(entry("browser"));
    entries.add(entry("tab"));
    entries.add(new JsonObject());
    return new TargetFilter(entries);
  }

  private static JsonObject entry(String excluded) {
    var entry = new JsonObject();
    entry.addProperty("type", excluded);
    entry.addProperty("exclude", true);
    return entry;
  }

  static TargetFilter of(Params params) throws Refusal {
    return params.json().has("filter") ? new TargetFilter(params.array("filter")) : usual();
  }

  boolean takes(String type) {
    for (var entry : entries) {
      if (entry instanceof JsonObject object && fits(object.get("type"), type)) {
        return !(object.get("exclude") instanceof JsonPrimitive exclude && exclude.getAsBoolean());
      }
    }
    return false;
  }

  private static boolean fits(JsonElement wanted, String type) {
    return wanted == null || (wanted.isJsonPrimitive() && wanted.getAsString().equals(type));
  }
}
