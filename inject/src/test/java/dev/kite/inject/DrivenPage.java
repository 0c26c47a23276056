package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.quote;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.json.Json;

/** A page with the script as it is served, which answers commands one at a time. */
final class DrivenPage {
  final KitePage page = new KitePage();
  private int commands;

  void open(String html) {
    open(KitePage.TAG + html, Map.of());
  }

  /** Opens a page with a tag of its own, answered with these headers. */
  void open(String html, Map<String, String> headers) {
    page.open(html, headers);
    page.frame("\"state\":\"load\"");
  }

  /** The result of a command, which must not be an error. */
  Map<String, Object> ask(String method, Map<String, ?> params) {
    var reply = reply(method, params);
    assertThat(reply).containsKey("result");
    return map(reply.get("result"));
  }

  /** The code and message of the error that a command is answered with. */
  String refusal(String method, Map<String, ?> params) {
    var reply = reply(method, params);
    assertThat(reply).containsKey("error");
    var error = map(reply.get("error"));
    return error.get("code") + " " + error.get("message");
  }

  Map<String, Object> reply(String method, Map<String, ?> params) {
    var id = say(method, params);
    var frame = page.frame("\"id\":\"" + id + "\"");
    return map(ChromeAnswers.parse(frame.substring(frame.indexOf('{'))));
  }

  /** Gives a command without waiting for the reply, and returns its id. */
  String say(String method, Map<String, ?> params) {
    var id = "command" + ++commands;
    var command = new Json().toJson(Map.of("id", id, "method", method, "params", params));
    page.value("wire.say(" + quote("c 00c0ffee00c0ffee " + command) + ")");
    return id;
  }

  /** A handle of what an expression gives. */
  String handle(String expression) {
    var answer = ask("Runtime.evaluate", Map.of("expression", expression));
    return String.valueOf(map(answer.get("result")).get("objectId"));
  }

  @Nullable Object value(String expression) {
    return page.value(expression);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
