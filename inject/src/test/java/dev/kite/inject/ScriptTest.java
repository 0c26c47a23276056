package dev.kite.inject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

class ScriptTest {
  private final Script script = Script.load();

  @Test
  void isOneFunctionOfAsciiThatNamesItsSourceMap() {
    var text = new String(script.bytes(), UTF_8);

    assertThat(text)
        .startsWith("(function () {")
        .endsWith("})();\n//# sourceMappingURL=kite.js.map\n");
    assertThat(text.chars()).allMatch(c -> c < 128);
  }

  @Test
  void sourceMapHoldsTheSourcesAndTellsDebuggersToIgnoreThem() {
    assertThat(new String(script.sourceMap(), UTF_8))
        .contains("\"main.js\"", "function main(window)", "\"x_google_ignoreList\":[0");
  }

  @Test
  void digestIsThatOfTheBytes() throws NoSuchAlgorithmException {
    assertThat(script.sha256())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(script.bytes()));
  }

  @Test
  void callersCannotChangeTheScript() {
    script.bytes()[0] = 'X';

    assertThat(script.bytes()[0]).isEqualTo((byte) '(');
  }
}
