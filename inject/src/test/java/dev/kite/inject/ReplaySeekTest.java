package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A replay that is moved to another time, begins at a moment of its own, or ends in silence. */
class ReplaySeekTest {
  private final ManualReplay page = new ManualReplay();

  @Test
  void seekForwardsPlaysOnFromThereWhenEnoughLiesReady() {
    page.start("{}");
    page.value("[send('load', rows(0, 2100)), at(250), send('seek', { to: 5000 }), at(1000)]");
    assertThat(page.value("[fired.length, answers[2], (send('status'), answers[3])]"))
        .isEqualTo(
            List.of(
                3L, Map.of(), Map.of("fired", 3L, "stalls", 0L, "now", 5000L, "state", "waiting")));

    page.value("[send('load', rows(5000, 7100)), at(1200)]");
    assertThat(page.value("fired.slice(3)")).isEqualTo(List.of(5000L, 5100L, 5200L));
    assertThat(
            page.value(
                "(send('stop'), [answers[5].stalls, answers[5].stalledMs, answers[5].lateness.max])"))
        .isEqualTo(List.of(0L, 0L, 0L));
  }

  @Test
  void seekBackwardsPlaysAgain() {
    page.start("{}");
    page.value(
        "[send('load', rows(0, 2100)), at(950), send('seek', { to: 300 }), send('load', rows(300, 600)), send('finish'), at(2000)]");

    assertThat(page.value("fired.slice(10)")).isEqualTo(List.of(300L, 400L, 500L));
    assertThat(page.value("[answers[4].ended, answers[4].samples, answers[4].left]"))
        .isEqualTo(List.of("finished", 13L, 11L));
  }

  @Test
  void seekWhilePausedStaysPausedThere() {
    page.start("{}");
    page.value("[send('load', rows(0, 2100)), at(250), send('pause'), send('seek', { to: 5000 })]");
    page.value("[send('load', rows(5000, 7100)), at(2000)]");
    assertThat(page.value("[fired.length, (send('status'), answers[5])]"))
        .isEqualTo(List.of(3L, Map.of("fired", 3L, "stalls", 0L, "now", 5000L, "state", "paused")));

    page.value("[send('resume'), at(2100)]");
    assertThat(page.value("[answers[6], fired.slice(3)]"))
        .isEqualTo(List.of(Map.of("now", 5000L), List.of(5000L, 5100L)));
  }

  @Test
  void seekBackwardsWhilePausedPlaysAgainAfterIt() {
    page.start("{}");
    page.value(
        "[send('load', rows(0, 2100)), at(950), send('pause'), send('seek', { to: 0 }), send('resume'), at(1500)]");
    assertThat(page.value("[fired.length, answers[4]]")).isEqualTo(List.of(10L, Map.of("now", 0L)));

    page.value("[send('load', rows(0, 2100)), at(1600)]");
    assertThat(page.value("fired.slice(10)")).isEqualTo(List.of(0L, 100L));
  }

  @Test
  void seekAnswersALoadThatWaits() {
    page.start("{}");
    page.value("[send('load', rows(0, 9000)), at(100), send('seek', { to: 0 })]");

    assertThat(page.value("answers.slice(1)")).isEqualTo(List.of(Map.of("buffered", 0L), Map.of()));
  }

  @Test
  void seekTakesAFinishBack() {
    page.start("{}");
    page.value("[send('load', rows(0, 900)), send('finish'), at(100), send('seek', { to: 500 })]");
    assertThat(page.value("[answers[2].code, answers[2].message, answers[3]]"))
        .isEqualTo(
            List.of(
                -32000L,
                "The replay was moved. Load from there on, then finish it again.",
                Map.of()));

    page.value("[send('load', rows(500, 700)), send('finish'), at(1000)]");
    assertThat(page.value("[fired, answers[5].ended]"))
        .isEqualTo(List.of(List.of(0L, 100L, 500L, 600L), "finished"));
  }

  @Test
  void seekToNoTimeIsRefusedAndNothingMoves() {
    page.start("{}");
    page.value(
        "[send('load', rows(0, 2100)), at(100), send('seek', { to: '5' }), send('seek', { to: -1 }), at(200)]");

    assertThat(page.value("[answers[2].message, answers[3].code, fired.length]"))
        .isEqualTo(List.of("to: expected a number of milliseconds, 0 or more.", -32602L, 3L));
  }

  @Test
  void aReplayBeginsExactlyAtItsMoment() {
    page.start("{ at: 1700.5 }");
    page.value("[send('load', rows(0, 300)), at(700)]");
    assertThat(page.value("[fired, (send('status'), answers[2].now)]"))
        .isEqualTo(List.of(List.of(), 0L));

    page.value("[send('finish'), at(800.5)]");
    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L));
    page.value("at(900.5)");
    assertThat(page.value("[answers[3].lateness.max, answers[3].durationMs, answers[3].stalls]"))
        .isEqualTo(List.of(0L, 200L, 0L));
  }

  @Test
  void fourSecondsAreLoadedAheadOfTheMoment() {
    page.start("{ at: 9000 }");
    page.value("[send('load', rows(0, 3900)), send('load', rows(3900, 4200)), at(4000)]");
    assertThat(page.value("answers.slice(1)"))
        .isEqualTo(Arrays.asList(Map.of("buffered", 3800L), null));
  }

  @Test
  void rowsThatMissTheMomentAreAStall() {
    page.start("{ at: 1100 }");
    page.value("[at(600), send('load', rows(0, 2100)), send('finish'), at(3000)]");

    assertThat(page.value("fired.slice(0, 2)")).isEqualTo(List.of(0L, 100L));
    assertThat(page.value("[answers[2].stalls, answers[2].stalledMs, answers[2].lateness.max]"))
        .isEqualTo(List.of(1L, 500L, 0L));
  }

  @Test
  void aPauseAheadOfTheMomentPutsItOff() {
    page.start("{ at: 1500 }");
    page.value(
        "[send('load', rows(0, 300)), at(100), send('pause'), at(1000), send('resume'), at(1399)]");
    assertThat(page.value("[fired, answers[2], answers[3]]"))
        .isEqualTo(List.of(List.of(), Map.of("now", 0L), Map.of("now", 0L)));

    page.value("at(1400)");
    assertThat(page.value("fired")).isEqualTo(List.of(0L));
  }

  @Test
  void aMomentFarAwayIsRefused() {
    page.start("{ at: 1764000000000 }");
    page.value("send('start', { at: '5' })");

    assertThat(page.value("[answers[0].message, answers[1].code, held]"))
        .isEqualTo(
            List.of(
                "at: expected a moment of the clock that Kite.clock tells, at most 60000 ms from now.",
                -32602L,
                List.of()));
  }

  @Test
  void aSilentEndIsPlayedToo() {
    page.start("{}");
    page.value("[send('load', rows(0, 300)), send('finish', { duration: 1500 }), at(1499)]");
    assertThat(page.value("[fired.length, answers[2]]")).isEqualTo(Arrays.asList(3L, null));
    assertThat(page.value("(send('status'), answers[3].now)")).isEqualTo(1499L);

    page.value("at(1500)");
    assertThat(page.value("[answers[2].ended, answers[2].durationMs, answers[2].samples]"))
        .isEqualTo(List.of("finished", 1500L, 3L));
  }

  @Test
  void aReplayOfSilenceAloneLastsItsTime() {
    page.start("{}");
    page.value("[send('finish', { duration: 700 }), at(699)]");
    assertThat(page.value("answers[1]")).isNull();

    page.value("at(700)");
    assertThat(page.value("answers[1].durationMs")).isEqualTo(700L);
  }

  @Test
  void aDurationShorterThanItsRowsCutsNothing() {
    page.start("{}");
    page.value("[send('load', rows(0, 300)), send('finish', { duration: 50 }), at(1000)]");

    assertThat(page.value("[fired.length, answers[2].durationMs]")).isEqualTo(List.of(3L, 200L));
  }

  @Test
  void aDurationThatIsNoneIsRefused() {
    page.start("{}");
    page.value("[send('finish', { duration: 'long' }), send('finish')]");

    assertThat(page.value("[answers[1].message, answers[2].ended]"))
        .isEqualTo(List.of("duration: expected a number of milliseconds, 0 or more.", "finished"));
  }
}
