package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How a console's source runs in a page: once, with the page's names, and under its security
 * policy.
 */
class EvaluationTest {
  private final Browser browser = Browser.shared();
  private final Probe probe = new Probe(browser);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          n++; throw new SyntaxError('own')
          n++; null.x
          n++; JSON.parse('{')
          (n++, undefined)
          {a: n++}
          let q = n++; eval('}')
          n++; await 1; throw new SyntaxError('later')
          n++; await Promise.reject(1)
          await 1; n++
          """)
  void sourceRunsOnceHoweverItEnds(String source) {
    probe.open("", "window.n = 0;");

    probe.evaluate(source);

    assertThat(browser.evaluate("n")).isEqualTo(1L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          let x = await 1; // a; b           | undefined
          const s = await 'a;b'; s            | a;b
          await 1; 'x;y'                      | x;y
          var t = await `;${1};`; t           | ;1;
          if (await 1) { 2 } 3                | 3
          await null; function f() {} typeof f | function
          (await 1) + 1                       | 2
          await (1); await [2]                | object
          (async function () { await 1 }, 5)  | 5
          """)
  void lastExpressionOfAnAwaitingSourceIsItsValue(String source, String text) {
    probe.open("", "");

    assertThat(probe.evaluate(source)).containsPattern("\"(value|type)\":\"?" + text);
  }

  @Test
  void minusBelongsToTheLineBeforeWhereTheEngineReadsItSo() {
    probe.open("", "window.five = 5;");

    probe.evaluate("let d = await five\n-1");

    assertThat(probe.evaluate("d")).contains("\"value\":4");
  }

  @Test
  void declarationsOfAnAwaitingSourceBelongToThePageOrThePrompt() {
    probe.open("", "");

    probe.evaluate("var v = await 1; let l = 2; const c = 3; class K {} function f() { return v }");

    assertThat(browser.evaluate("[v, window.v, typeof window.l, typeof window.K, f()].join()"))
        .isEqualTo("1,1,undefined,undefined,1");
    assertThat(probe.evaluate("[l, c, typeof K, f()].join()")).contains("\"2,3,function,1\"");
    assertThat(probe.evaluate("c = 4")).contains("Assignment to constant variable");
  }

  @Test
  void namesOfThePromptNeverShadowThePages() {
    probe.open("", "var keys = 'page'; let $x = 'let of a script';");

    assertThat(probe.evaluate("keys + $x")).contains("pagelet of a script");
    assertThat(probe.evaluate("$('#app').id + $$('div').length")).contains("app1");
    assertThat(probe.evaluate("$ = 5; window.$")).contains("undefined");
    assertThat(
            browser.evaluate(
                "Object.getOwnPropertyNames(window).filter(function (n) { return /^kite/.test(n); }).length"))
        .isEqualTo(0L);
  }

  @Test
  void copyAndInspectAskTheConsole() {
    probe.open("", "");

    probe.evaluate("copy({a: 1}); inspect(document.body)");

    assertThat(probe.events(2))
        .contains("Runtime.inspectRequested", "\"copyToClipboard\":true", "HTMLBodyElement");
    assertThat(probe.evaluate("$0")).contains("HTMLBodyElement");
  }

  @Test
  void answersByValueAndAwaitsPromisesWhenAsked() {
    probe.open("", "");

    assertThat(ask("{expression: '({a: [1, -0]})', returnByValue: true}"))
        .contains("\"value\":{\"a\":[1,0]}")
        .doesNotContain("objectId");
    assertThat(ask("{expression: 'Promise.resolve(8)', awaitPromise: true}"))
        .contains("\"value\":8");
    assertThat(ask("{expression: 'Promise.reject(9)', awaitPromise: true}"))
        .contains("\"value\":9", "\"text\":\"Uncaught (in promise)\"");
    assertThat(ask("{expression: 'var loop = {}; loop.loop = loop', returnByValue: true}"))
        .contains("Object reference chain is too long");
  }

  @Test
  void sourceOverTheLimitIsRefused() {
    probe.open("", "");

    assertThat(ask("{expression: new Array(300000).join(';')}")).contains("longer than 256 KiB");
  }

  @Test
  void scriptElementWithOurNonceRunsWhereEvalIsForbidden() {
    openUnder("script-src 'nonce-abc'");

    assertThat(browser.evaluate("probe.mode()")).isEqualTo("script");
    assertThat(probe.evaluate("n += 1")).contains("\"value\":1");
    assertThat(probe.evaluate("await Promise.resolve(n + 1)")).contains("\"value\":2");
    assertThat(probe.evaluate("var made = n + 4; n++")).contains("\"type\":\"undefined\"");
    assertThat(probe.evaluate("throw new TypeError('thrown')"))
        .contains("TypeError: thrown", "exceptionDetails");
    assertThat(probe.evaluate("n n")).contains("SyntaxError", "exceptionDetails");
    assertThat(browser.evaluate("[n, made].join()")).isEqualTo("2,5");
    assertThat(browser.evaluate("failures")).isEqualTo(List.of());
  }

  @Test
  void trustedTypesAreObeyed() {
    openUnder("script-src 'nonce-abc' 'unsafe-eval'; require-trusted-types-for 'script'");

    assertThat(browser.evaluate("probe.mode()")).isEqualTo("eval");
    assertThat(probe.evaluate("let tt = await 6; tt")).contains("\"value\":6");
    assertThat(probe.evaluate("tt + 1")).contains("\"value\":7");
  }

  @Test
  void pageThatForbidsEverythingIsToldWhatWouldHelp() {
    openUnder("script-src http://127.0.0.1:*");

    assertThat(browser.evaluate("probe.mode()")).isEqualTo("none");
    assertThat(probe.evaluate("n++")).contains("Content-Security-Policy", "nonce", "'unsafe-eval'");
    assertThat(browser.evaluate("n")).isEqualTo(0L);
    assertThat(probe.events(0)).isEqualTo("[]");
  }

  // The capture is loaded by a tag here, because what a driver injects may do what the page's
  // policy forbids.
  private void openUnder(String policy) {
    browser.serve("/kite.js", Browser.factories(Probe.START + "probe.mode();"));
    browser.serve(
        "/n.js",
        "window.n = 0; window.failures = []; window.onerror = function (text) { failures.push(text); };");
    browser.serve(
        "/csp.html",
        "<!DOCTYPE html><head><script nonce=abc src=/kite.js></script><script nonce=abc src=/n.js></script></head>",
        Map.of("Content-Security-Policy", policy));
    browser.open("/csp.html");
  }

  private String ask(String params) {
    return String.valueOf(browser.await("probe.evaluate(" + params + ", done);"));
  }
}
