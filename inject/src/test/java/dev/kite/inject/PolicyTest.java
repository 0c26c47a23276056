package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ways to run a console's source under a page's Content-Security-Policy, each with a header.
 */
class PolicyTest {
  private static final String NONCE_TAG = KitePage.TAG.replace("<script", "<script nonce=abc");
  private static final String EVAL = "script-src 'nonce-abc' 'unsafe-eval'";
  private static final String NONCE = "script-src 'nonce-abc'";
  private static final String RELAY_ALONE = "script-src RELAY";

  private final PolicyPage page = new PolicyPage();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          script-src 'nonce-abc' 'unsafe-eval'                                               | eval
          require-trusted-types-for 'script'                                                 | eval
          require-trusted-types-for 'script'; trusted-types kite                             | eval
          script-src 'nonce-abc' 'unsafe-eval'; require-trusted-types-for 'script'           | eval
          script-src 'nonce-abc'                                                             | script
          script-src 'nonce-abc' 'strict-dynamic'                                            | script
          script-src 'nonce-abc'; require-trusted-types-for 'script'; trusted-types kite     | script
          """)
  void promptWorksUnderThePolicy(String policy, String mode) {
    page.open(policy, NONCE_TAG);

    assertThat(page.evaluate("let x = 1")).contains("\"type\":\"undefined\"");
    assertThat(page.page.frame("\"evalMode\":\"" + mode + "\"")).startsWith("H ");
    assertThat(page.evaluate("let x = 2; x")).contains("\"value\":2");
    assertThat(page.evaluate("const [y] = [x + 1]; y")).contains("\"value\":3");
    assertThat(page.evaluate("y = 1")).contains("Assignment to constant variable");
    assertThat(page.evaluate("await Promise.resolve(x + y)")).contains("\"value\":5");
    assertThat(page.evaluate("{a: x}")).contains("\"name\":\"a\"");
    assertThat(page.evaluate("if (x) { 'yes' } else { 'no' }")).contains("\"yes\"");
    assertThat(page.evaluate("var v = 5; function f() { return v }")).contains("undefined");
    assertThat(page.value("[v, f(), typeof window.x].join()")).isEqualTo("5,5,undefined");
    assertThat(page.evaluate("$('head').tagName + $_")).contains("HEADundefined");
    assertThat(page.evaluate("throw new TypeError('thrown')"))
        .contains("TypeError: thrown\\n    at <anonymous>:1:7\"", "exceptionDetails");
    assertThat(page.evaluate("n n"))
        .contains("SyntaxError: Unexpected identifier 'n'\"", "\"columnNumber\":2");
    assertThat(page.value("failures")).isEqualTo(List.of());
    assertThat(page.held()).isZero();
  }

  @Test
  void scriptThatTheRelayHoldsRunsWherePolicyAllowsTheRelayAlone() {
    page.open(RELAY_ALONE, KitePage.TAG);

    assertThat(page.evaluate("n + 1")).contains("\"value\":1");
    assertThat(page.page.frame("\"evalMode\":\"script\"")).startsWith("H ");
    assertThat(page.held()).isEqualTo(1);
    assertThat(page.evaluate("({a: 1})")).contains("\"name\":\"a\"");
    assertThat(page.evaluate("$('head').tagName")).contains("HEAD");
    assertThat(page.evaluate("await Promise.resolve(n + 2)")).contains("\"value\":2");
    assertThat(page.evaluate("await 1; var a = 5; throw new RangeError('later')"))
        .contains("RangeError: later\\n    at <anonymous>:1:27\"");
    assertThat(page.evaluate("var v = 5; let l = 6; function f() { return v + l }"))
        .contains("\"type\":\"undefined\"");
    assertThat(page.evaluate("f()")).contains("\"value\":11");
    assertThat(page.evaluate("null.x"))
        .contains("TypeError: Cannot read", "at <anonymous>:1:6\"", "\"columnNumber\":5");
    assertThat(page.evaluate("if (1) { throw new TypeError('statement') }"))
        .contains("TypeError: statement", "\"text\":\"Uncaught\"");
    assertThat(page.evaluate("1;\nn n"))
        .contains(
            "SyntaxError: Unexpected identifier 'n'\"", "\"lineNumber\":1", ":2,\"exception\"");
    assertThat(page.value("failures")).isEqualTo(List.of());
    assertThat(page.value("document.scripts.length")).isEqualTo(2L);
    assertThat(page.value("'kite$' in window")).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {EVAL, NONCE, RELAY_ALONE})
  void consoleCallOfWhatWasTypedIsInItsPlaceAlone(String policy) {
    page.open(policy, policy.equals(RELAY_ALONE) ? KitePage.TAG : NONCE_TAG);

    page.evaluate("console.log('text')");
    page.evaluate("console.log({a: 1})");
    page.evaluate("var f = function f() { console.log({named: 2}) };\n f()");
    page.evaluate("setTimeout(function () { console.log({later: 3}) })");
    page.evaluate("await 1; console.log({awaited: 4})");

    assertThat(page.page.frame("Called", "text")).contains(stack("<anonymous>:1:9"));
    assertThat(page.page.frame("Called", "\"a\"")).contains(stack("<anonymous>:1:9"));
    assertThat(page.page.frame("Called", "named"))
        .contains(stack("f (<anonymous>:1:32)\\n    at <anonymous>:2:2"));
    assertThat(page.page.frame("Called", "later")).contains(stack("<anonymous>:1:34"));
    assertThat(page.page.frame("Called", "awaited")).contains(stack("<anonymous>:1:18"));
  }

  private static String stack(String frames) {
    return "\"stack\":\"    at " + frames + "\"";
  }

  @ParameterizedTest
  @ValueSource(strings = {"script-src * 'unsafe-inline' 'unsafe-eval'", EVAL + " *", NONCE + " *"})
  void importIsRelativeToThePage(String policy) {
    page.page.browser.serve("/x.js", "export default 'of the relay'");
    page.page.browser.serve("/deep/x.js", "export default 'of the page'");
    page.open(policy, "<base href=/deep/>" + (policy.contains("nonce") ? NONCE_TAG : KitePage.TAG));

    assertThat(page.evaluate("(await import('./x.js')).default")).contains("of the page");
    page.evaluate("function load() { return import('./x.js'); }");
    assertThat(page.evaluate("(await load()).default")).contains("of the page");
    assertThat(page.evaluate("throw new Error('import')"))
        .contains("Error: import\\n    at <anonymous>:1:7\"");
    assertThat(page.value("failures")).isEqualTo(List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          let q = [1, 2]; q.length                   | "value":2
          let q = 1; q, q + 1;                       | "value":2
          function f() { return n }\\n\\nf() + 7 // x  | "value":7
          let w = await n;\\n w + 4                   | "value":4
          for (let i = 0; i < 3; i++) n += i; n      | "value":3
          n = {}\\n[1]                               | "undefined"
          n = 'a; b'; n                              | "a; b"
          1; function g() { n++ }                    | "undefined"
          1; {n}                                     | "undefined"
          n++; null.x                                | at <anonymous>:1:11"
          1;\\n  null.x                              | at <anonymous>:2:8"
          await 1; null.x                            | at <anonymous>:1:15"
          """)
  void lastExpressionOfAHeldScriptIsItsValue(String source, String answer) {
    page.open(RELAY_ALONE, KitePage.TAG);

    assertThat(page.evaluate(source.replace("\\n", "\n"))).contains(answer);
    assertThat(page.value("failures")).isEqualTo(List.of());
  }

  @Test
  void errorsOfThePageAreItsOwnWhileAScriptIsHeld() {
    page.open(RELAY_ALONE, KitePage.TAG);

    page.evaluate("setTimeout(function () { throw new Error('own') }); for (;;) { break }");

    page.page.until("failures.length");
    assertThat(page.value("failures.join()")).isEqualTo("Uncaught Error: own");
    assertThat(page.page.frame("exceptionThrown")).contains("Error: own");
  }

  @Test
  void errorOfAnEarlierSourceIsNoFailureOfTheOneThatRuns() {
    page.open(RELAY_ALONE, KitePage.TAG);
    page.evaluate("addEventListener('poke', function () { throw new Error('earlier') })");

    assertThat(page.evaluate("for (;;) { dispatchEvent(new Event('poke')); break }"))
        .contains("\"type\":\"undefined\"")
        .doesNotContain("exceptionDetails");
    assertThat(page.value("failures.join()")).isEqualTo("Uncaught Error: earlier");
  }

  @Test
  void sourceAfterOneThatCouldNotBeHeldRuns() {
    page.open(RELAY_ALONE, KitePage.TAG);
    page.evaluate("0");
    page.value("crypto.getRandomValues = function () { throw new Error('broken'); }");

    assertThat(page.evaluate("n + 1")).contains("Error: broken");
    page.value("delete crypto.getRandomValues");
    assertThat(page.evaluate("n + 2")).contains("\"value\":2");
  }

  @Test
  void severalSourcesAreHeldOneAfterTheOther() {
    page.open(RELAY_ALONE, KitePage.TAG);
    page.evaluate("0");

    page.value(
        "wire.say('c 00c0ffee00c0ffee {\"id\":\"b1\",\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":\"++n\"}}')");
    assertThat(page.evaluate("++n")).contains("\"value\":2");
    assertThat(page.page.frame("\"id\":\"b1\"")).contains("\"value\":1");
  }

  @Test
  void sourceThatDoesNotFitAFrameIsNotHeld() {
    page.open(RELAY_ALONE, KitePage.TAG);

    assertThat(page.evaluate("'" + "\u20ac".repeat(90_000) + "'")).contains("source is too long");
  }

  @Test
  void pageThatForbidsTrustedTypesOfOursIsToldTheLineThatWouldHelp() {
    page.open("require-trusted-types-for 'script'; trusted-types other", KitePage.TAG);

    assertThat(page.evaluate("1")).contains("-32000", "trusted-types kite");
  }

  @Test
  void pageThatForbidsEverythingIsToldTheLineThatWouldHelp() {
    page.open(
        "script-src 'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' RELAY/start.js RELAY/kite.js",
        KitePage.TAG);
    page.page.browser.serve("/kite.js?kp_GXPEXQ16459GJT31ETEX&drive", "");

    assertThat(page.evaluate("1")).contains("-32000", "script-src");
  }

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
          ({a: n++})
          let q = n++; eval('}')
          if (true) { n++ } else }
          n++; await 1; throw new SyntaxError('later')
          n++; await Promise.reject(1)
          await 1; n++
          [await 1, n++]
          for (const x of [1]) { n++; await x }
          try { await Promise.reject(n++) } catch (e) { throw e }
          n++; let a = b; let b = 1
          'use strict'; n++; undeclared = 1
          """)
  void sourceRunsOnceAtMostHoweverItIsRun(String source) {
    long expected = source.endsWith("else }") ? 0L : 1L;
    for (var way : List.of(EVAL, EVAL + "; require-trusted-types-for 'script'", NONCE)) {
      page.open(way, NONCE_TAG);
      page.evaluate(source);
      assertThat(page.value("n")).as(way).isEqualTo(expected);
    }
    page.open(RELAY_ALONE, KitePage.TAG);
    page.evaluate(source);
    assertThat(page.value("n")).as(RELAY_ALONE).isEqualTo(expected);
    assertThat(page.held()).isPositive();
  }
}
