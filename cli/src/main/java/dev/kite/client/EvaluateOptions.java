package dev.kite.client;

import com.google.gson.JsonObject;
import java.time.Duration;

/**
 * How an expression is evaluated.
 *
 * @param objectGroup the handles made can be released by this name
 * @param timeout how long this console waits; afterwards the outcome is {@link Outcome.TimedOut}
 */
public record EvaluateOptions(
    String objectGroup, boolean generatePreview, boolean returnByValue, Duration timeout) {

  /** As at a prompt: previews, handles in the group {@code console}, 30 s. */
  public static EvaluateOptions prompt() {
    return new EvaluateOptions("console", true, false, Duration.ofSeconds(30));
  }

  /** The same with another time to wait. */
  public EvaluateOptions within(Duration timeout) {
    return new EvaluateOptions(objectGroup, generatePreview, returnByValue, timeout);
  }

  /** The same, but the whole value as JSON instead of a handle and a preview. */
  public EvaluateOptions byValue() {
    return new EvaluateOptions(objectGroup, false, true, timeout);
  }

  /** The params of {@code Runtime.evaluate}. */
  public JsonObject params(String expression) {
    var params = new JsonObject();
    params.addProperty("expression", expression);
    params.addProperty("objectGroup", objectGroup);
    params.addProperty("generatePreview", generatePreview);
    params.addProperty("returnByValue", returnByValue);
    return params;
  }
}
