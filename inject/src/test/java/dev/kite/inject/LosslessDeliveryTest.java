package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rule 4 of lossless delivery: each frame exactly once and in order, or named by a gap. */
class LosslessDeliveryTest {
  /** Sums up the histories of some seeds; the first that breaks the rule is named. */
  private static final String PLAY =
      """
      function play(first, last, isGentle) {
        var sum = { events: 0, gaps: 0, loads: 0 };
        for (var seed = first; seed <= last; seed++) {
          try {
            var one = playHistory(seed, isGentle);
          } catch (broken) {
            throw new Error('seed ' + seed + ': ' + broken.message);
          }
          for (var key in sum) {
            sum[key] += one[key];
          }
        }
        return sum;
      }
      """;

  private static ChannelPage page;

  @BeforeAll
  static void open() {
    page = new ChannelPage();
  }

  @Test
  void everyEventOfRandomHistoriesArrivesOnceOrIsNamedByGap() {
    assertThat(
            page.run(
                PLAY
                    + "var sum = play(1, 20); return [sum.events > 1e5, sum.gaps > 0, sum.loads > 40];"))
        .isEqualTo(List.of(true, true, true));
  }

  @Test
  void nothingIsLostWhileTheRingHasRoom() {
    assertThat(
            page.run(
                PLAY
                    + "var sum = play(1, 40, true); return [sum.gaps, sum.events > 1e4, sum.loads > 80];"))
        .isEqualTo(List.of(0L, true, true));
  }

  @Test
  @Tag("full")
  void manyMoreRandomHistories() {
    for (var first = 100; first < 1_000; first += 30) {
      assertThat(page.run(PLAY + "return play(%d, %d).loads > 0".formatted(first, first + 29)))
          .isEqualTo(true);
    }
  }
}
