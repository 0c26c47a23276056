package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
          let x = await 1; // a; b           | undefined
          const s = await 'a;b'; s            | a;b
          await 1; 'x;y'                      | x;y
          var t = await `;${1};`; t           | ;1;
          if (await 1) { 2 } 3                | 3
          await null; function f() {} typeof f | function
          (await 1) + 1                       | 2
          await (1); await [2]                | object
          (async function () { await 1 }, 5)  | 5
          { await 1; 5 }                      | 5
          if (await 1) { 'y' } else { 'n' }   | y
          for (let i = 0; i < await 3; i++) i | 2
          switch (await 1) { case 1: 'one' }  | one
          try { await Promise.reject(1) } catch (e) { e + 1 } | 2
          await 1; var v1 = 3                 | 1
          await 1; let [l1] = [3]; 1, l1      | 3
          await 1; if (0) { 2 }               | undefined
          await 3;;                           | 3
          await 1; function g() { 7 }; g()    | undefined
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

  @ParameterizedTest
  @ValueSource(strings = {"n++", "n", "let =", "await 1"})
  void sourceThatMustNotChangeAnythingIsRefusedWithoutRunning(String source) {
    probe.open("", "window.n = 0;");

    assertThat(ask("{expression: '" + source + "', throwOnSideEffect: true}"))
        .contains(
            "\"className\":\"EvalError\"",
            "EvalError: Possible side-effect in debug-evaluate\"",
            "exceptionDetails");
    assertThat(browser.evaluate("n")).isEqualTo(0L);
  }

  @Test
  void bracesAreABlockForWhoIsNoPrompt() {
    probe.open("", "");

    assertThat(ask("{expression: '{a:1}', replMode: false}")).contains("\"value\":1");
    assertThat(ask("{expression: '{a:1}'}")).contains("\"objectId\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          [undefined, function(){}, NaN, new Date(0)] | {"type":"object","value":[null,{},null,{}]}
          ({u: undefined, f: function(){}, d: null})   | {"type":"object","value":{"f":{},"d":null}}
          new Map([[1, 2]])                            | {"type":"object","value":{}}
          (function f() {})                            | {"type":"function","value":{}}
          [[1], [2, [3]]]                              | {"type":"object","value":[[1],[2,[3]]]}
          ({toJSON: function () { return 5 }})         | {"type":"object","value":{"toJSON":{}}}
          """)
  void valuesAreGivenByChromesRules(String source, String value) {
    probe.open("", "");

    assertThat(ask("{expression: " + ChromeAnswers.quote(source) + ", returnByValue: true}"))
        .contains("\"result\":" + value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nope                            | at <anonymous>:1:1"          | 1 | 1
          let a = 1; nope                 | at <anonymous>:1:12"         | 1 | 12
          let f = () => { nope }; f()     | at f (<anonymous>:1:17)\\n    at <anonymous>:1:25" | 1 | 17
          await 1; nope                   | at <anonymous>:1:10"         | 1 | 10
          await 1; let b = nope           | at <anonymous>:1:18"         | 1 | 18
          $('#app').x.y                   | at <anonymous>:1:12"         | 1 | 12
          throw 1                         | "value":1                    | 0 | 0
          let d = 1; let d = 2            | has already been declared"   | 0 | 15
          foo(                            | Unexpected end of input"     | 0 | 4
          await foo(                      | Unexpected end of input"     | 0 | 10
          ({a: 1, b c})                   | Unexpected identifier 'c'"   | 0 | 10
          return 1                        | Illegal return statement"    | 0 | 0
          """)
  void errorIsInThePlaceOfWhatWasTyped(String source, String text, int line, int column) {
    probe.open("", "");

    assertThat(probe.evaluate(source))
        .contains(text, "\"lineNumber\":" + line + ",\"columnNumber\":" + column + ",");
  }

  @Test
  void functionOfAnEarlierSourceIsInThePlaceWhereItWasTyped() {
    probe.open("", "");

    probe.evaluate("let a = 1;\nlet later = () => { throw new Error('later') }");

    assertThat(probe.evaluate("let b = 2; later()"))
        .contains("at later (<anonymous>:2:27)\\n    at <anonymous>:1:12\"");
  }

  /** Of a call with objects the engine gives its stack in pieces. */
  @ParameterizedTest
  @ValueSource(strings = {"'text'", "{a: 1}", "function () {}"})
  void consoleCallIsInThePlaceWhereItWasTyped(String logged) {
    probe.open("", "");

    probe.evaluate("let a = 1; let log = () => console.log(" + logged + ");\nlog()");

    assertThat(probe.events(1))
        .contains("    at log (<anonymous>:1:36)\\n    at <anonymous>:2:1\"");
  }

  @Test
  void olderFunctionsSeeWhatANameIsDeclaredAsAgain() {
    probe.open("", "");
    probe.evaluate("let count = 0; function more() { return ++count }");
    probe.evaluate("more(); let count = 100");

    assertThat(probe.evaluate("more()")).contains("\"value\":101");
    assertThat(probe.evaluate("count")).contains("\"value\":101");
  }

  @Test
  void nameOfThePagesIsNotDeclaredAgain() {
    probe.open("", "let own = 1; var shared = 2;");

    assertThat(probe.evaluate("let own = 3")).contains("'own' has already been declared");
    assertThat(probe.evaluate("let shared = 3")).contains("'shared' has already been declared");
    probe.evaluate("var made = 4");
    assertThat(probe.evaluate("let made = 5")).contains("'made' has already been declared");
    assertThat(probe.evaluate("[own, shared, made].join()")).contains("1,2,4");
  }

  @Test
  void sourceOverTheLimitIsRefused() {
    probe.open("", "");

    assertThat(ask("{expression: new Array(300000).join(';')}")).contains("longer than 256 KiB");
  }

  private String ask(String params) {
    return String.valueOf(browser.await("probe.evaluate(" + params + ", done);"));
  }
}
