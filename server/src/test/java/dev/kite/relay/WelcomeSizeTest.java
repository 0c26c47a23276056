package dev.kite.relay;

import static dev.kite.relay.World.SESSION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WelcomeSizeTest {
  /** A console ends a connection that sends it a longer frame. */
  private static final int LONGEST_FOR_A_CONSOLE = 1 << 19;

  @ParameterizedTest
  @ValueSource(strings = {"\\u0001", "\\u007f", "\\u2028", "\\n", "\\\"", "\\\\", "\u5b57"})
  void consoleIsWelcomedWhateverSixtyFourPagesSayOfThemselves(String character) {
    var world = new World();
    var url = character.repeat(4_000);
    for (int i = 0; i < 64; i++) {
      var more = "\"title\":\"%s\",\"userAgent\":\"%s\",".formatted(url, url);
      var hello = World.hello("%016x".formatted(i), more).replace("https://shop.test/", url);
      world.page().send(hello);
    }

    var welcome = world.console(SESSION, "{\"new\":true}").received().get(0);

    assertThat(welcome).startsWith("W ").hasSizeLessThan(LONGEST_FOR_A_CONSOLE);
    assertThat(welcome.split("\"title\"", -1)).hasSize(65);
    assertThat(welcome.getBytes(UTF_8)).hasSizeLessThan(Limits.defaults().queueBytes() * 3 / 4);
  }
}
