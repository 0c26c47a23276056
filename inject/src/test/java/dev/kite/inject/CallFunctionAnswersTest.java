package dev.kite.inject;

import static dev.kite.inject.DrivenPage.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.WebDriverException;

/**
 * What functions that a console has called in a page give, compared with Chromium's own answers.
 */
class CallFunctionAnswersTest {
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
          .map(CallFunctionAnswersTest::plain)
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
}
