package dev.kite.devtools;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * What is said to a client that wants something evaluated only if that changes nothing. A script
 * cannot tell beforehand, so it always might: this is Chrome's answer when it does.
 */
final class SideEffects {
  private static final String SUSPECTED =
      """
      {"result": {"type": "object", "subtype": "error", "className": "EvalError",
                  "description": "EvalError: Possible side-effect in debug-evaluate"},
       "exceptionDetails": {
         "exceptionId": 1, "text": "Uncaught", "lineNumber": -1, "columnNumber": -1,
         "exception": {"type": "object", "subtype": "error", "className": "EvalError",
                       "description": "EvalError: Possible side-effect in debug-evaluate"}}}
      """;

  private SideEffects() {}

  static JsonObject suspected() {
    return JsonParser.parseString(SUSPECTED).getAsJsonObject();
  }
}
