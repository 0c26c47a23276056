package dev.kite.inject.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.debugging.sourcemap.SourceMapConsumerV3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildScriptTest {
  private static final int AMPLE = 1_000_000;

  @TempDir Path sources;
  @TempDir Path output;

  @BeforeEach
  void otherScriptsAreEmpty() throws IOException {
    write("kite-drive.js.txt", "");
    write("kite-motion.js.txt", "");
  }

  @Test
  void joinsFilesInTheListedOrderIntoOneFunction() throws IOException {
    write("b.js", "function second(window) { window.order = first(); }\nsecond(window);\n");
    write("a.js", "function first() { return 'a'; }\n");
    write("kite.js.txt", "a.js\nb.js\n");

    build();

    assertThat(read("kite.dev.js"))
        .containsSubsequence("(function () {", "function first", "function second", "})();");
    assertThat(read("kite.js"))
        .startsWith("(function () {window.order=\"a\"")
        .endsWith("kite.js.map\n");
  }

  @Test
  void refusesEs6SyntaxNamingFileAndLine() throws IOException {
    write("arrow.js", "var one = 1;\nvar f = () => one;\n");
    write("kite.js.txt", "arrow.js\n");

    assertFails("arrow.js:2: ", "arrow function");
  }

  @Test
  void refusesNamesThatNeitherWeNorBrowsersDefine() throws IOException {
    write("typo.js", "\nwindow.x = documnet.title;\n");
    write("kite.js.txt", "typo.js\n");

    assertFails("typo.js:2: ", "documnet");
  }

  @Test
  void refusesWithStatementWhoseNamesCannotBeShortenedSafely() throws IOException {
    write("with.js", "function f(o, value) { with (o) { return value; } }\nwindow.f = f;\n");
    write("kite.js.txt", "with.js\n");

    assertFails("with.js:1: ", "with");
  }

  @Test
  void refusesFileThatTheOrderLeavesOut() throws IOException {
    write("a.js", "window.a = 1;\n");
    write("forgotten.js", "window.b = 1;\n");
    write("kite.js.txt", "a.js\n");

    assertFails("forgotten.js", "kite.js.txt");
  }

  @Test
  void refusesOrderThatNamesMissingFile() throws IOException {
    write("kite.js.txt", "gone.js\n");

    assertFails("kite.js.txt names gone.js");
  }

  @Test
  void refusesScriptOverTheBudgetStatingBothNumbers() throws IOException {
    write("a.js", "window.a = 'Kx93hQzW0pLm';\n");
    write("kite.js.txt", "a.js\n");

    assertThatExceptionOfType(BuildFailure.class)
        .isThrownBy(() -> build(50, AMPLE, AMPLE))
        .withMessageMatching(
            "kite.js: \\d+ bytes, \\d+ after gzip, budget 50: make the script smaller by \\d+ bytes");
    assertThat(output.resolve("kite.js")).doesNotExist();
  }

  @Test
  void writesTextBeyondAsciiAsEscapes() throws IOException {
    write("a.js", "window.a = '\u00e9\ud83e\ude81';\n");
    write("kite.js.txt", "a.js\n");

    build();

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
    write("kite.js.txt", "a.js\n");

    build();

    assertThat(read("kite.js")).contains(".mayThrow", "with(api){with(scope){", "(0,eval)(");
  }

  @Test
  void sourceMapNamesEverySourceAndIgnoresThemAll() throws IOException {
    write("a.js", "window.a = 1;\n");
    write("b.js", "window.b = 2;\n");
    write("kite.js.txt", "a.js\nb.js\n");

    build();

    assertThat(read("kite.js.map"))
        .contains("\"a.js\",\"b.js\"", "window.b = 2;", "\"x_google_ignoreList\":[0,1]");
  }

  @Test
  void sourceMapLeadsFromTheMinifiedScriptToTheLineThatWasWritten() throws Exception {
    write("a.js", "window.a = 1;\n");
    write("b.js", "\n\nwindow.b = 2;\n");
    write("kite.js.txt", "a.js\nb.js\n");

    build();
    var map = new SourceMapConsumerV3();
    map.parse(read("kite.js.map"));
    var written = map.getMappingForLine(1, read("kite.js").indexOf("window.b") + 1);

    assertThat(written.getOriginalFile()).isEqualTo("b.js");
    assertThat(written.getLineNumber()).isEqualTo(3);
    assertThat(written.getColumnPosition()).isEqualTo(1);
  }

  @Test
  void isLeftAloneWhileNewerThanItsSources() throws IOException {
    write("a.js", "window.a = 1;\n");
    write("kite.js.txt", "a.js\n");
    build();
    var made =
        FileTime.fromMillis(
            Files.getLastModifiedTime(output.resolve("kite.js")).toMillis() + 5_000);
    Files.setLastModifiedTime(output.resolve("kite.js"), made);

    build();
    assertThat(Files.getLastModifiedTime(output.resolve("kite.js"))).isEqualTo(made);

    write("a.js", "window.a = 2;\n");
    Files.setLastModifiedTime(sources.resolve("a.js"), FileTime.fromMillis(made.toMillis() + 1));
    build();
    assertThat(read("kite.js")).contains("window.a=2");
  }

  @Test
  void holdsTheBudgetAlsoForScriptThatIsLeftAlone() throws IOException {
    write("a.js", "window.a = 1;\n");
    write("kite.js.txt", "a.js\n");
    build();
    Files.setLastModifiedTime(
        output.resolve("kite.js"), FileTime.from(Instant.now().plusSeconds(5)));

    assertThatExceptionOfType(BuildFailure.class).isThrownBy(() -> build(50, AMPLE, AMPLE));
  }

  @Test
  void makesEachScriptFromItsOwnListWhichMayShareFiles() throws IOException {
    write("a.js", "window.a = 1;\n");
    write("kite.js.txt", "a.js\n");
    write("both.js", "window.both = 2;\n");
    write("b.js", "window.b = 3;\n");
    write("kite-drive.js.txt", "both.js\nb.js\n");
    write("kite-motion.js.txt", "both.js\n");

    var lines = build();

    assertThat(read("kite.js")).contains("window.a=1").doesNotContain("window.b");
    assertThat(read("kite-drive.js"))
        .contains("window.both=2", "window.b=3")
        .endsWith("kite-drive.js.map\n");
    assertThat(read("kite-motion.js"))
        .contains("window.both=2")
        .doesNotContain("window.b=")
        .endsWith("kite-motion.js.map\n");
    assertThat(lines)
        .hasSize(3)
        .element(2)
        .asString()
        .matches("kite-motion.js: \\d+ bytes, \\d+ after gzip, budget 1,000,000");
  }

  @ParameterizedTest
  @CsvSource({"kite-drive.js, 1000000, 50, 1000000", "kite-motion.js, 1000000, 1000000, 50"})
  void eachScriptHasItsOwnBudget(String script, int page, int drive, int motion)
      throws IOException {
    write("a.js", "window.a = 'Kx93hQzW0pLm';\n");
    write("kite.js.txt", "a.js\n");
    write(script + ".txt", "a.js\n");

    assertThatExceptionOfType(BuildFailure.class)
        .isThrownBy(() -> build(page, drive, motion))
        .withMessageStartingWith(script + ": ");
  }

  private List<String> build() throws IOException {
    return build(AMPLE, AMPLE, AMPLE);
  }

  private List<String> build(int... budgets) throws IOException {
    var each = Arrays.stream(budgets).mapToObj(SizeBudget::new).toList();
    return BuildScript.build(sources, output, each, List.of(sources));
  }

  private void assertFails(String... parts) {
    assertThatExceptionOfType(BuildFailure.class)
        .isThrownBy(this::build)
        .satisfies(e -> assertThat(e).hasMessageContainingAll(parts));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(sources.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(output.resolve(name));
  }
}
