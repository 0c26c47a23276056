package dev.kite.trace;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.TypeAdapter;
import dev.kite.protocol.ReadingFormatException;
import dev.kite.protocol.ReadingJson;

/** One line of a trace file, which knows where it stands. */
record TraceLine(String file, int number, String text) {
  private static final TypeAdapter<JsonElement> ANY = new Gson().getAdapter(JsonElement.class);

  TraceFormatException refused(String reason) {
    return new TraceFormatException(file, number, reason);
  }

  boolean holdsObject() {
    return text.stripLeading().startsWith("{");
  }

  JsonObject object() throws TraceFormatException {
    try {
      var element = ReadingJson.whole(text, ANY::read);
      if (element.isJsonObject()) {
        return element.getAsJsonObject();
      }
      throw refused("expected a JSON object");
    } catch (ReadingFormatException e) {
      throw refused(e.reason());
    }
  }

  /** Whether the text is a whole JSON value; the beginning of a line never is. */
  boolean isWhole() {
    try {
      ReadingJson.whole(text, ANY::read);
      return true;
    } catch (ReadingFormatException e) {
      return false;
    }
  }
}
