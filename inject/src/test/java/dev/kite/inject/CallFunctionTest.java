package dev.kite.inject;

import static dev.kite.inject.DrivenPage.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebDriverException;

/** Functions that a console has called in a page, compared with what Chromium itself answers. */
class CallFunctionTest {
  private static final String CALL = "Runtime.callFunctionOn";

  private final DrivenPage page = new DrivenPage();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "function () { return this.a; }",
        "function () { 'use strict'; return this; }",
        "() => this === window",
        "async () => 5",
        "function* () { yield 1; }",
        "x(){ return 1; }",
        "syntax error(",
        "5",
        "undefined",
        "function () { return 1; } // comment",
        "function () { throw new TypeError('no'); }",
        "function () { throw 5; }",
        "async function () { throw new Error('late'); }",
        "async function () { throw 'late'; }",
        "function () { return { then(done) { done(7); } }; }",
        "class { constructor() {} }",
        "function () { return -0; }",
        "function () { return 10n; }",
        "function () { return Symbol('s'); }",
        "function () { return [1, , { x: [] }]; }",
        "function () { return { a: undefined, b: NaN, c: () => 1, d: -0, e: new Date(0) }; }",
        "function () { return { a: { b: Symbol() } }; }",
        "function () { return { a: 1n }; }",
        "function () { return new Map([[1, 2]]); }",
        "function () { return new Uint8Array(2); }",
        "function () { return new String('ab'); }",
        "function () { return document; }",
        "function () { return { get a() { return 4; }, toJSON() { return 3; } }; }",
        "function () { return JSON.parse('{\"__proto__\": {\"a\": 1}}'); }",
        "function () { var loop = {}; loop.loop = loop; return loop; }",
        "function () { return Object.create({ inherited: 1 }); }",
        "function () { return { [Symbol('s')]: 1, b: null }; }",
        "function () { return document.body; }",
        "function () { return null; }"
      })
  void answerIsAsChromiums(String declaration) {
    page.open("");
    var object = page.handle("({a: 1})");
    for (var options :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("generatePreview", true),
            Map.of("awaitPromise", true),
            Map.of("awaitPromise", true, "generatePreview", true),
            Map.of("returnByValue", true),
            Map.of("returnByValue", true, "awaitPromise", true))) {
      var params = new HashMap<String, Object>(options);
      params.put("functionDeclaration", declaration);
      var theirs = chromium(params);
      params.put("objectId", object);

      assertThat(plain(page.reply(CALL, params)))
          .as("%s %s", declaration, options)
          .isEqualTo(theirs);
    }
  }

  private String chromium(Map<String, Object> params) {
    var browser = page.page.browser;
    var made = browser.command("Runtime.evaluate", Map.of("expression", "({a: 1})"));
    var all = new HashMap<>(params);
    all.put("objectId", map(made.get("result")).get("objectId"));
    try {
      return plain(Map.of("result", browser.command(CALL, all)));
    } catch (WebDriverException e) {
      var error = e.getMessage().replaceFirst("(?s).*?(\\{.*?\\}).*", "$1");
      return plain(Map.of("error", map(ChromeAnswers.parse(error))));
    }
  }

  /** A reply without what depends on the run, or only an engine's debugger knows. */
  private static String plain(Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(CallFunctionTest::plain)
          .filter(text -> !text.startsWith("{name=[["))
          .toList()
          .toString();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value instanceof Number number
          ? String.valueOf(number.doubleValue())
          : String.valueOf(value).replaceFirst("(?s)\n    at.*", "");
    }
    var members = new TreeMap<String, String>();
    map.forEach((name, member) -> members.put(String.valueOf(name), plain(member)));
    List.of("id", "exceptionId", "scriptId", "stackTrace", "lineNumber", "columnNumber", "url")
        .forEach(members::remove);
    members.computeIfPresent("objectId", (name, id) -> "some");
    return members.toString();
  }

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
  void whereThePolicyForbidsAllWaysTheAnswerSaysWhatWouldHelp() {
    page.open(KitePage.TAG, Map.of("Content-Security-Policy", "script-src 'self'"));

    assertThat(plain(page.ask(CALL, Map.of("functionDeclaration", "() => 1"))))
        .isEqualTo(plain(page.ask("Runtime.evaluate", Map.of("expression", "1"))))
        .contains("Content-Security-Policy");
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
