package dev.kite.inject.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildScriptTest {
  private static final SizeBudget AMPLE = new SizeBudget(1_000_000);

  @TempDir Path sources;
  @TempDir Path output;

  @Test
  void joinsFilesInTheListedOrderIntoOneFunction() throws IOException {
    write("b.js", "function second(window) { window.order = first(); }\nsecond(window);\n");
    write("a.js", "function first() { return 'a'; }\n");
    write("order.txt", "a.js\nb.js\n");

    BuildScript.build(sources, output, AMPLE);

    assertThat(read("kite.dev.js"))
        .containsSubsequence("(function () {", "function first", "function second", "})();");
    assertThat(read("kite.js"))
        .startsWith("(function () {window.order=\"a\"")
        .endsWith("kite.js.map\n");
  }

  @Test
  void refusesEs6SyntaxNamingFileAndLine() throws IOException {
    write("arrow.js", "var one = 1;\nvar f = () => one;\n");
    write("order.txt", "arrow.js\n");

    assertFails("arrow.js:2: ", "arrow function");
  }

  @Test
  void refusesNamesThatNeitherWeNorBrowsersDefine() throws IOException {
    write("typo.js", "\nwindow.x = documnet.title;\n");
    write("order.txt", "typo.js\n");

    assertFails("typo.js:2: ", "documnet");
  }

  @Test
  void refusesWithStatementWhoseNamesCannotBeShortenedSafely() throws IOException {
    write("with.js", "function f(o, value) { with (o) { return value; } }\nwindow.f = f;\n");
    write("order.txt", "with.js\n");

    assertFails("with.js:1: ", "with");
  }

  @Test
  void refusesFileThatTheOrderLeavesOut() throws IOException {
    write("a.js", "window.a = 1;\n");
    write("forgotten.js", "window.b = 1;\n");
    write("order.txt", "a.js\n");

    assertFails("forgotten.js", "order.txt");
  }

  @Test
  void refusesOrderThatNamesMissingFile() throws IOException {
    write("order.txt", "gone.js\n");

    assertFails("order.txt names gone.js");
  }

  @Test
  void refusesScriptOverTheBudgetStatingBothNumbers() throws IOException {
    write("a.js", "window.a = 'Kx93hQzW0pLm';\n");
    write("order.txt", "a.js\n");

    assertThatExceptionOfType(BuildFailure.class)
        .isThrownBy(() -> BuildScript.build(sources, output, new SizeBudget(50)))
        .withMessageMatching(
            "kite.js: \\d+ bytes, \\d+ after gzip, budget 50: make the script smaller by \\d+ bytes");
    assertThat(output).isEmptyDirectory();
  }

  @Test
  void writesTextBeyondAsciiAsEscapes() throws IOException {
    write("a.js", "window.a = '\u00e9\ud83e\ude81';\n");
    write("order.txt", "a.js\n");

    BuildScript.build(sources, output, AMPLE);

    assertThat(read("kite.js")).contains("\\u00e9\\ud83e\\ude81");
  }

  @Test
  void keepsPropertyReadsForTheirEffectAndSourceInStringsAsItIs() throws IOException {
    write(
        "a.js",
        """
        function probe(object, run) {
          try { var ignored = object.mayThrow; } catch (e) { return 'threw'; }
          return run('with(api){with(scope){' + object.source + '}}');
        }
        window.probe = probe;
        window.run = function (source) { return (0, eval)(source); };
        """);
    write("order.txt", "a.js\n");

    BuildScript.build(sources, output, AMPLE);

    assertThat(read("kite.js")).contains(".mayThrow", "with(api){with(scope){", "(0,eval)(");
  }

  @Test
  void sourceMapNamesEverySourceAndIgnoresThemAll() throws IOException {
    write("a.js", "window.a = 1;\n");
    write("b.js", "window.b = 2;\n");
    write("order.txt", "a.js\nb.js\n");

    BuildScript.build(sources, output, AMPLE);

    assertThat(read("kite.js.map"))
        .contains("\"a.js\",\"b.js\"", "window.b = 2;", "\"x_google_ignoreList\":[0,1]");
  }

  private void assertFails(String... parts) {
    assertThatExceptionOfType(BuildFailure.class)
        .isThrownBy(() -> BuildScript.build(sources, output, AMPLE))
        .satisfies(e -> assertThat(e).hasMessageContainingAll(parts));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(sources.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(output.resolve(name));
  }
}
