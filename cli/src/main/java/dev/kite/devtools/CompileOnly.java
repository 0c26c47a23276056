package dev.kite.devtools;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** Has the page's engine parse a source without running it. */
final class CompileOnly {
  /**
   * A direct eval in a function of its own: what the source declares would be that function's, and
   * it ends before the first statement of the source.
   */
  private static final String PROBE =
      "(function(source){try{(function(){eval('throw kiteCompiles;'+source)})()}"
          + "catch(e){return e&&e.name==='SyntaxError'?{description:e.name+': '+e.message}:{}}})(";

  private CompileOnly() {}

  /** The expression that answers with the syntax error of {@code source}, if it has one. */
  static String expression(String source) {
    return PROBE + Wire.text(new JsonPrimitive(source)) + ")";
  }

  /** The result of {@code Runtime.compileScript}. */
  static JsonObject result(JsonObject found) {
    var result = new JsonObject();
    if (found.get("description") instanceof JsonPrimitive description) {
      var exception = new JsonObject();
      exception.addProperty("type", "object");
      exception.addProperty("subtype", "error");
      exception.addProperty("className", "SyntaxError");
      exception.add("description", description);
      var details = new JsonObject();
      details.addProperty("exceptionId", 1);
      details.addProperty("text", "Uncaught");
      details.addProperty("lineNumber", 0);
      details.addProperty("columnNumber", 0);
      details.add("exception", exception);
      result.add("exceptionDetails", details);
    }
    return result;
  }
}
