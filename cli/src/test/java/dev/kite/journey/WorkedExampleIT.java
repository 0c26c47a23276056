package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kite.client.testing.KiteException;
import dev.kite.client.testing.KiteExtension;
import dev.kite.client.testing.PageThrewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The test that the README shows, and what else a page's author would ask of such a test. */
class WorkedExampleIT {
  private static final String GAME =
      """
      <script>
        var shakes = 0;
        var last = 0;
        window.addEventListener('devicemotion', function (event) {
          var x = event.accelerationIncludingGravity.x;
          if (Math.abs(x) > 15 && Math.abs(last) <= 15) {
            shakes++;
            console.log('shaken', shakes);
          }
          last = x;
        });
      </script>
      """;

  @RegisterExtension final KiteExtension kite = new KiteExtension();

  @TempDir private Path folder;
  private TestPages pages;
  private Phone browser;

  @BeforeEach
  void openBrowser() throws IOException {
    pages = new TestPages();
    browser = Phone.start(folder);
  }

  @AfterEach
  void closeBrowser() {
    browser.close();
    pages.close();
  }

  @Test
  void threeShakesAreCounted() throws IOException {
    var shake = shake();
    browser.open(pages.add("/game", "Game", kite.scriptTag(), GAME));

    var game = kite.target("Game");
    var report = game.replay(shake);

    assertThat(report.stalls()).isZero();
    assertThat(game.evaluate("shakes").getAsInt()).isEqualTo(3);
    assertThat(game.logs()).last().matches(log -> log.text().equals("shaken 3"));
  }

  @Test
  void whatThePageThrowsDuringAReplayIsKnownWhenItReturns() throws IOException {
    var thrower = GAME.replace("shakes++;", "throw new RangeError('too wild');");
    browser.open(pages.add("/game", "Game", kite.scriptTag(), thrower));

    var report = kite.target().replay(shake(), 4);

    assertThat(report.exceptions()).isPositive();
    assertThat(kite.takeErrors())
        .isNotEmpty()
        .allMatch(error -> error.text().startsWith("Uncaught RangeError: too wild"))
        .allMatch(error -> error.page().equals("Game"));
  }

  @Test
  void valuesComeAsJsonAndFailuresAsOneLine() {
    browser.open(pages.add("/game", "Game", kite.scriptTag(), GAME));
    var game = kite.target();

    assertThat(game.evaluate("({a: [1, 'x', null]})")).hasToString("{\"a\":[1,\"x\",null]}");
    assertThat(game.evaluate("undefined").isJsonNull()).isTrue();
    assertThat(game.evaluate("0 / 0").getAsString()).isEqualTo("NaN");
    assertThat(game.evaluate("await Promise.resolve(7)").getAsInt()).isEqualTo(7);
    assertThatThrownBy(() -> game.evaluate("noSuchName"))
        .isInstanceOf(PageThrewException.class)
        .hasMessageStartingWith("ReferenceError: noSuchName is not defined");
    assertThatThrownBy(() -> game.replay(folder.resolve("missing.kite.jsonl")))
        .isInstanceOf(KiteException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void readmeShowsThisTest() throws IOException {
    var readme = Files.readString(Path.of("..", "README.md"));
    var test = Files.readString(Path.of("src/test/java/dev/kite/journey/WorkedExampleIT.java"));
    var shown = readme.substring(readme.indexOf("```java\n") + 8);
    shown = shown.substring(0, shown.indexOf("```"));
    assertThat(shown.lines().map(String::strip)).isNotEmpty();
    assertThat(shown.lines().map(String::strip)).allMatch(test::contains);
  }

  /** Three to and fro of half a second each, as a recording would have them. */
  private Path shake() throws IOException {
    var text = new StringBuilder("{\"kite\":\"sensor-trace\",\"v\":1,\"label\":\"shake\"}\n");
    for (int i = 0; i < 90; i++) {
      double x = i % 30 < 10 ? 22.5 : 0.25;
      text.append("[\"m\",%.1f,null,[%s,0,9.8],null,16]\n".formatted(i * 16.7, x));
    }
    return Files.writeString(folder.resolve("shake.kite.jsonl"), text.append(""));
  }
}
