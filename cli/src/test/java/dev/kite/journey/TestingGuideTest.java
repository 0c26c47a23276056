package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/testing.md shows a test that is run here. */
class TestingGuideTest {
  @Test
  void guideShowsTheWholeOfShakeIT() throws IOException {
    var guide = Files.readString(Path.of("..", "docs", "testing.md"));
    var test = Files.readString(Path.of("src/test/java/dev/kite/journey/ShakeIT.java"));
    var behindPackage = test.substring(test.indexOf("import "));
    var shown = guide.substring(guide.indexOf("```java\n") + 8);
    assertThat(shown.substring(0, shown.indexOf("```")))
        .isEqualTo(behindPackage.replace("ShakeIT", "ShakeTest"));
  }
}
