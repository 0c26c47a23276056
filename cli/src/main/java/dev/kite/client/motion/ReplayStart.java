package dev.kite.client.motion;

import com.google.gson.JsonObject;
import java.util.OptionalDouble;

/**
 * How a replay begins in a page.
 *
 * @param label what the page calls it
 * @param at the moment of the page's clock that is time 0; empty for as soon as enough rows lie
 *     ready
 */
public record ReplayStart(String label, OptionalDouble at, WhileHidden hidden) {

  /** What the time of a replay does while its page is hidden. */
  public enum WhileHidden {
    /** It runs on. */
    KEEP("keep"),
    /** It stands still. */
    PAUSE("pause");

    private final String word;

    WhileHidden(String word) {
      this.word = word;
    }
  }

  /** As soon as possible, whatever the page is. */
  public static ReplayStart of(String label) {
    return new ReplayStart(label, OptionalDouble.empty(), WhileHidden.KEEP);
  }

  public ReplayStart at(double moment) {
    return new ReplayStart(label, OptionalDouble.of(moment), hidden);
  }

  public ReplayStart with(WhileHidden hidden) {
    return new ReplayStart(label, at, hidden);
  }

  JsonObject addTo(JsonObject params) {
    params.addProperty("label", label);
    at.ifPresent(moment -> params.addProperty("at", moment));
    params.addProperty("hidden", hidden.word);
    return params;
  }
}
