package dev.kite.inject;

import static dev.kite.inject.DrivenPage.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions that a console has called in a page. */
class CallFunctionTest {
  private static final String CALL = "Runtime.callFunctionOn";

  private final DrivenPage page = new DrivenPage();

  @Test
  void argumentsArriveExactly() {
    page.open("");
    var object = page.handle("({a: 1})");
    var arguments =
        List.of(
            Map.of("unserializableValue", "-0"),
            Map.of("unserializableValue", "NaN"),
            Map.of("unserializableValue", "-Infinity"),
            Map.of("unserializableValue", "-12n"),
            Map.of("objectId", object),
            Map.of(),
            Map.of("value", Map.of("a", List.of(1, "x"))));

    assertThat(
            result(
                "function (a, b, c, d, e, f, g) { return [Object.is(a, -0), b !== b, c, d === -12n,"
                    + " e === this, f === undefined, arguments.length, JSON.stringify(g)].join(); }",
                Map.of("objectId", object, "arguments", arguments)))
        .containsEntry("value", "true,true,-Infinity,true,true,true,7,{\"a\":[1,\"x\"]}");
  }

  @Test
  void withoutAnObjectThisIsThePage() {
    page.open("");

    assertThat(result("function () { return this === window; }", Map.of("executionContextId", 1)))
        .containsEntry("value", true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                        | -32602 functionDeclaration: expected a string.
          {"functionDeclaration":7}                                 | -32602 functionDeclaration: expected a string.
          {"functionDeclaration":"F","objectId":"999"}              | -32000 Could not find object with given id
          {"functionDeclaration":"F","objectId":{}}                 | -32000 Could not find object with given id
          {"functionDeclaration":"F","arguments":[{"objectId":"9"}]}| -32000 Could not find object with given id
          {"functionDeclaration":"F","arguments":[1]}               | -32602 arguments[0]: expected an object with value, unserializableValue or objectId.
          {"functionDeclaration":"F","arguments":{}}                | -32602 arguments: expected a list.
          {"functionDeclaration":"F","arguments":[{"unserializableValue":"alert(1)"}]} | -32602 arguments[0].unserializableValue: expected -0, NaN, Infinity, -Infinity or a BigInt as 1n.
          """)
  void wrongParameterIsNamed(String params, String refusal) {
    page.open("");
    var given =
        ChromeAnswers.parse(params.replace("\"F\"", "\"function () { window.ran = true; }\""));

    assertThat(page.refusal(CALL, map(given))).isEqualTo(refusal);
    assertThat(page.value("window.ran")).isNull();
  }

  @Test
  void whatMustHaveNoSideEffectIsNotRun() {
    page.open("");

    var answer =
        page.ask(
            CALL,
            Map.of(
                "functionDeclaration",
                "function () { window.ran = true; }",
                "throwOnSideEffect",
                true));

    assertThat(map(map(answer.get("exceptionDetails")).get("exception")).get("description"))
        .asString()
        .startsWith("EvalError: Possible side-effect in debug-evaluate");
    assertThat(page.value("window.ran")).isNull();
  }

  @Test
  void handlesOfTheAnswerLiveInItsGroupOrThatOfItsObject() {
    page.open("");
    var object =
        map(page.ask("Runtime.evaluate", Map.of("expression", "({a: {}})", "objectGroup", "first"))
                .get("result"))
            .get("objectId");
    var declaration = "function () { return this.a; }";
    var inherited = result(declaration, Map.of("objectId", object)).get("objectId");
    var own = result(declaration, Map.of("objectId", object, "objectGroup", "second"));

    page.ask("Runtime.releaseObjectGroup", Map.of("objectGroup", "first"));

    assertThat(
            page.refusal(CALL, Map.of("functionDeclaration", declaration, "objectId", inherited)))
        .contains("Could not find object");
    assertThat(
            result("function () { return typeof this; }", Map.of("objectId", own.get("objectId"))))
        .containsEntry("value", "object");
  }

  @Test
  void promiseOfAHandleIsAwaited() {
    page.open("");

    assertThat(awaited("Promise.resolve({a: [1]})", Map.of("returnByValue", true)))
        .containsEntry("result", Map.of("type", "object", "value", Map.of("a", List.of(1L))));
    assertThat(awaited("Promise.resolve({a: 1})", Map.of("generatePreview", true)).toString())
        .contains("preview", "objectId");
    assertThat(awaited("Promise.reject(new Error('no'))", Map.of()).toString())
        .contains("Uncaught (in promise) Error: no");
    for (var expression : List.of("({then: function (done) { done(1); }})", "[]")) {
      assertThat(
              page.refusal(
                  "Runtime.awaitPromise", Map.of("promiseObjectId", page.handle(expression))))
          .isEqualTo("-32000 Could not find promise with given id");
    }
    assertThat(page.refusal("Runtime.awaitPromise", Map.of("promiseObjectId", "999")))
        .isEqualTo("-32000 Could not find object with given id");
    assertThat(page.refusal("Runtime.awaitPromise", Map.of()))
        .isEqualTo("-32602 promiseObjectId: expected a string.");
  }

  private Map<String, Object> awaited(String expression, Map<String, Object> options) {
    var params = new HashMap<>(options);
    params.put("promiseObjectId", page.handle(expression));
    return page.ask("Runtime.awaitPromise", params);
  }

  @Test
  void namesThatThePromptDeclaredAreListed() {
    page.open("<script>let ofThePage = 1;</script>");
    page.ask("Runtime.evaluate", Map.of("expression", "let x = 1; const y = 2; class Z {}; var v"));

    assertThat(page.ask("Runtime.globalLexicalScopeNames", Map.of()))
        .isEqualTo(Map.of("names", List.of("x", "y", "Z")));
  }

  @Test
  void nonceOfOurTagIsEnoughToCall() {
    page.open(
        KitePage.TAG.replace("<script", "<script nonce=abc"),
        Map.of("Content-Security-Policy", "script-src 'nonce-abc'"));

    assertThat(
            result(
                "function (a) { return a + 1n; }",
                Map.of("arguments", List.of(Map.of("unserializableValue", "41n")))))
        .containsEntry("unserializableValue", "42n");
    assertThat(page.ask(CALL, Map.of("functionDeclaration", "x(){}")).toString())
        .contains("exceptionDetails", "SyntaxError");
    assertThat(page.refusal(CALL, Map.of("functionDeclaration", "5")))
        .contains("does not evaluate to a function");
  }

  @Test
  void functionIsLoadedFromTheRelayWhereThePolicyAllowsNothingElse() {
    page.open(KitePage.TAG, Map.of("Content-Security-Policy", "script-src 'self'"));
    page.value("void (wire.deaf = true)");

    var id = page.say(CALL, Map.of("functionDeclaration", "() => document.title + 1n"));
    var held = "wire.filter(function (frame) { return frame.slice(0, 2) === 'h '; })[0]";
    page.page.until(held);
    var frame = String.valueOf(page.value(held)).split(" ", 3);
    var source = String.valueOf(map(ChromeAnswers.parse(frame[2])).get("source"));
    page.page.browser.serve("/kite.js?kp_GXPEXQ16459GJT31ETEX&script=" + frame[1], source);
    page.value("wire.say('h " + frame[1] + "')");

    assertThat(page.page.frame("\"id\":\"" + id + "\"")).contains("\"value\":\"Page1\"");
  }

  @Test
  void personAtThePageIsAskedBeforeTheFirstCall() {
    page.open(KitePage.TAG.replace("<script", "<script data-eval=ask"), Map.of());

    page.say(CALL, Map.of("functionDeclaration", "function () { window.ran = true; }"));

    page.page.until("document.querySelector('kite-consent')");
    assertThat(page.value("window.ran")).isNull();
  }

  private Map<String, Object> result(String declaration, Map<String, ?> options) {
    var params = new HashMap<String, Object>(options);
    params.put("functionDeclaration", declaration);
    return map(page.ask(CALL, params).get("result"));
  }
}
