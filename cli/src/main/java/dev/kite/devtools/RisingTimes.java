package dev.kite.devtools;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.client.PageEvent;

/**
 * Gives each event of a page a later time than the one before.
 *
 * <p>Chrome counts in microseconds and never twice the same. Its DevTools take two equal messages
 * of one moment for one, and sort by the time; a page's own clock may stand still for a loop of
 * logs.
 */
final class RisingTimes {
  /** In ms: what Chrome's clock tells apart. */
  private static final double STEP = 0.001;

  private double last = Double.NEGATIVE_INFINITY;

  /** The event, or a copy of it with a time just after the last one's; one without a time as is. */
  PageEvent next(PageEvent event) {
    double time = time(event.params());
    if (Double.isNaN(time)) {
      return event;
    }
    if (time > last) {
      last = time;
      return event;
    }
    last = Math.max(last + STEP, Math.nextUp(last));
    var params = event.params().deepCopy();
    holder(params).addProperty("timestamp", last);
    return new PageEvent(event.at(), event.method(), params);
  }

  private static double time(JsonObject params) {
    JsonElement time = holder(params).get("timestamp");
    boolean isNumber = time instanceof JsonPrimitive number && number.isNumber();
    double ms = isNumber ? time.getAsDouble() : Double.NaN;
    return Double.isFinite(ms) ? ms : Double.NaN;
  }

  private static JsonObject holder(JsonObject params) {
    return params.get("entry") instanceof JsonObject entry ? entry : params;
  }
}
