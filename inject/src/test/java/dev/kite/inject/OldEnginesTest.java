package dev.kite.inject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.CompilerOptions.LanguageMode;
import com.google.javascript.jscomp.JSError;
import com.google.javascript.jscomp.SourceFile;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scripts as they are served, on engines that know no more than ES5. */
class OldEnginesTest {
  /** What ES5 engines lack, gone before our script loads, where the page's tag may stand first. */
  private static final String OLD =
      """
      <script>
        window.kept = { Promise: Promise, Map: Map };
        ['Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Symbol', 'Promise', 'Proxy', 'Reflect', 'fetch', 'BigInt',
         'MessageChannel', 'Worker', 'ReportingObserver', 'URL', 'Uint8Array', 'crypto', 'performance', 'AggregateError'].forEach(
          function (name) { delete window[name]; });
        ['getOwnPropertySymbols', 'assign', 'entries', 'values', 'setPrototypeOf', 'getOwnPropertyDescriptors'].forEach(
          function (name) { delete Object[name]; });
        ['captureStackTrace', 'isError', 'stackTraceLimit'].forEach(function (name) { delete Error[name]; });
        Object.defineProperty(document, 'currentScript', { value: undefined, configurable: true });
        addEventListener('load', function () { window.Promise = kept.Promise; window.Map = kept.Map; });
      </script>
      """;

  private final KitePage page = new KitePage();
  private int commands;

  @Test
  void everyScriptParsesAsEs5() {
    for (var script : List.of(Script.load(), Script.drive(), Script.motion())) {
      assertThat(problems(new String(script.bytes(), UTF_8))).isEmpty();
    }
    assertThat(problems("var f = () => 1;")).isNotEmpty();
  }

  @Test
  void consoleAndErrorsAreCaptured() {
    page.open(
        OLD
            + KitePage.TAG
            + """
            <script>
              console.log('said', { a: 1, list: [1, 2], f: function f() {}, d: new Date(0), r: /x/g });
              console.table([{ a: 1 }]);
              console.count();
              console.time('t');
              console.timeEnd('t');
              null.x;
            </script>
            <script>throw 'text';</script>
            """);
    page.frame("\"state\":\"load\"");

    assertThat(page.frame("\"value\":\"said\"")).contains("\"Array(2)\"", "\"/x/g\"");
    assertThat(page.frame("\"type\":\"table\"")).contains("\"a\"");
    assertThat(page.frame("\"type\":\"count\"")).contains("default: 1");
    assertThat(page.frame("\"type\":\"timeEnd\"")).contains(" ms");
    assertThat(page.frame("Runtime.exceptionThrown", "TypeError")).contains("lineNumber");
    assertThat(page.frame("Runtime.exceptionThrown", "\"value\":\"text\"")).startsWith("e ");
    assertThat(page.complaints()).hasSize(2);
  }

  @Test
  void sourcesOfEs5AreEvaluated() {
    page.open(OLD + KitePage.TAG);
    page.frame("\"state\":\"load\"");

    assertThat(answerTo("var z = 40; z + 2")).contains("\"value\":42");
    assertThat(answerTo("function twice(n) { return 2 * n; } twice(z)")).contains("\"value\":80");
    assertThat(answerTo("{a: 1}")).contains("\"name\":\"a\"");
    assertThat(answerTo("$_.a")).contains("\"value\":1");
    assertThat(answerTo("throw new TypeError('own')")).contains("TypeError: own");
    assertThat(answerTo("1 +")).contains("SyntaxError");
    assertThat(answerTo("$('body')")).contains("\"subtype\":\"node\"");
  }

  private String answerTo(String expression) {
    var id = "%032x".formatted(++commands);
    page.value(
        "wire.say('c 00c0ffee00c0ffee ' + JSON.stringify({id: '%s', method: 'Runtime.evaluate', params: {expression: %s, generatePreview: true}}))"
            .formatted(id, ChromeAnswers.quote(expression)));
    return page.frame("\"id\":\"" + id + "\"");
  }

  private static List<JSError> problems(String code) {
    var options = new CompilerOptions();
    options.setLanguageIn(LanguageMode.ECMASCRIPT5);
    options.setLanguageOut(LanguageMode.NO_TRANSPILE);
    var compiler = new Compiler(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    var result =
        compiler.compile(List.of(), List.of(SourceFile.fromCode("script.js", code)), options);
    return result.errors;
  }
}
