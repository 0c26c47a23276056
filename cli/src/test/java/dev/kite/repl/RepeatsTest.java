package dev.kite.repl;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private final ConsoleRenderer renderer =
      new ConsoleRenderer(new Look(Palette.NONE, Glyphs.UNICODE, () -> 80), List::of);
  private long now;
  private final Repeats repeats = new Repeats(() -> now);

  @Test
  void runWithinOneBatchIsOneLineWithItsCount() {
    log("a");
    log("b");
    log("b");
    log("b");
    log("a");

    assertThat(taken()).containsExactly("  a", "  ×3 b", "  a");
  }

  @Test
  void runThatGoesOnIsToldOnceASecond() {
    log("tick");
    assertThat(taken()).containsExactly("  tick");

    log("tick");
    log("tick");
    assertThat(taken()).isEmpty();
    assertThat(repeats.dueIn()).hasValue(MILLISECONDS.toNanos(1000));

    now = MILLISECONDS.toNanos(1000);
    assertThat(taken()).containsExactly("  ×3 tick");
    assertThat(repeats.dueIn()).isEmpty();
  }

  @Test
  void countIsToldBeforeWhatEndsTheRun() {
    log("tick");
    taken();
    log("tick");
    log("done");
    repeats.add(new AttributedString("* left"), renderer);

    assertThat(taken()).containsExactly("  ×2 tick", "  done", "* left");
  }

  @Test
  void onlyTheFirstLineComesAgain() {
    log("boom\\nat once");
    taken();
    log("boom\\nat once");
    log("x");

    assertThat(taken()).containsExactly("  ×2 boom…", "  x");
  }

  @Test
  void groupsAreNeverOne() {
    add("startGroup", "g");
    add("startGroup", "g");

    assertThat(taken()).containsExactly("▾ g", "  ▾ g");
  }

  private void log(String text) {
    add("log", text);
  }

  private void add(String type, String text) {
    renderer
        .shown(ChromeFixtures.call(type, "['" + text + "']"))
        .ifPresent(shown -> repeats.add(shown, renderer));
  }

  private List<String> taken() {
    return repeats.take(renderer).stream().map(AttributedString::toString).toList();
  }
}
