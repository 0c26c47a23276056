package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a replay ships, fires and ends, by a clock that the test moves. */
class ReplayTest {
  private final ManualReplay page = new ManualReplay();

  @BeforeEach
  void startOne() {
    page.start("{}");
  }

  @Test
  void theStartIsAnsweredWithClockAndVisibility() {
    assertThat(page.value("answers[0]")).isEqualTo(Map.of("clock", "worker", "hidden", false));
  }

  @Test
  void timeRunsWhenTwoSecondsLieReady() {
    page.value("[send('load', rows(0, 2000)), at(1000)]");
    assertThat(page.value("fired.length")).isEqualTo(0L);

    page.value("[send('load', rows(2000, 2100)), at(1300)]");
    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L, 200L, 300L));
  }

  @Test
  void timeRunsAtOnceWhenNothingMoreWillCome() {
    page.value("[send('load', rows(0, 300)), send('finish'), at(100)]");

    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L));
  }

  @Test
  void aLoadIsAnsweredWhenLessThanFourSecondsLieAhead() {
    page.value("[send('load', rows(0, 4100)), at(0)]");
    assertThat(page.value("answers[1]")).isNull();

    page.value("at(100)");
    assertThat(page.value("answers[1]")).isEqualTo(Map.of("buffered", 3900L));
  }

  @Test
  void aLateWakeUpFiresAllThatIsDueInOrder() {
    page.value("[send('load', rows(0, 1000)), send('finish'), moment += 350, wish.run()]");

    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L, 200L, 300L));
    page.value("at(2000)");
    assertThat(page.value("answers[2].lateness.max")).isEqualTo(250L);
  }

  @Test
  void timeStandsStillWhileRowsHaveRunOutAndTheStallIsCounted() {
    page.value("[send('load', rows(0, 2100)), at(2500), send('load', rows(2100, 2200))]");
    assertThat(page.value("fired.length")).isEqualTo(21L);

    page.value("[at(3000), send('load', rows(2200, 4500)), send('finish'), at(3400)]");
    assertThat(page.value("fired.slice(21)")).isEqualTo(List.of(2100L, 2200L, 2300L, 2400L, 2500L));
    assertThat(page.value("(send('stop'), answers[answers.length - 1].stalls)")).isEqualTo(1L);
    assertThat(page.value("answers[answers.length - 1].stalledMs")).isEqualTo(900L);
  }

  @Test
  void rowsThatComeInTimeAreNoStall() {
    page.value("[send('load', rows(0, 2100)), at(2050), send('load', rows(2100, 2200)), at(2100)]");

    assertThat(page.value("(send('status'), answers[3])"))
        .isEqualTo(Map.of("fired", 22L, "stalls", 0L, "now", 2100L, "state", "running"));
  }

  @Test
  void aSilentConsoleEndsTheReplay() {
    page.value("[send('load', rows(0, 9000)), at(5000), send('status'), at(9900)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("at(10600)");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
    assertThat(page.value("(send('stop'), answers[3].ended)")).isEqualTo("console-gone");
  }

  @Test
  void aConsoleIsWaitedForLongerWhileThereIsNoRelay() {
    page.value("[send('load', rows(0, 9000)), at(4000), isUp = false, at(16000)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("[isUp = true, at(20900)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("at(22100)");
    assertThat(page.value("(send('stop'), answers[2].ended)")).isEqualTo("console-gone");
  }

  @Test
  void noRelayForTwentySecondsEndsTheReplay() {
    page.value("[send('load', rows(0, 9000)), isUp = false, at(19900)]");
    assertThat(page.value("held")).isEqualTo(List.of("held"));

    page.value("at(20600)");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
  }

  @Test
  void aNewReplayTakesThePlaceOfTheOneBefore() {
    page.value("[send('load', rows(0, 2100)), send('finish'), send('start', { replay: 's' })]");

    assertThat(page.value("answers[2].ended")).isEqualTo("replaced");
    assertThat(page.value("(send('status'), answers[4].message)"))
        .isEqualTo("replay: not running here. Start it first.");
    assertThat(page.value("held")).isEqualTo(List.of("held", "released", "held"));
  }

  @Test
  void aLoadThatWaitsIsToldThatTheReplayEnded() {
    page.value("[send('load', rows(0, 9000)), send('stop')]");

    assertThat(page.value("[answers[1].message, answers[2].ended]"))
        .isEqualTo(List.of("The replay has ended: stopped.", "stopped"));
  }

  @Test
  void aReplayThatFailsEndsWithAReportAndLetsRealEventsPast() {
    page.value("[send('load', rows(0, 300)), send('finish')]");

    page.value("[fire = function () { throw new Error('broken'); }, at(200)]");

    assertThat(page.value("[answers[2].ended, answers[2].samples, held]"))
        .isEqualTo(List.of("failed", 1L, List.of("held", "released")));
  }

  @Test
  void aReplayEndsThoughThePageHidesWhetherItIsHidden() {
    page.value("[send('load', rows(0, 300)), send('finish')]");

    page.value(
        "[Object.defineProperty(document, 'hidden', { get: function () { throw new Error('no'); } }), at(200)]");

    assertThat(page.value("[answers[2].ended, held]"))
        .isEqualTo(List.of("failed", List.of("held", "released")));
  }

  @Test
  void rowsThatAreNoListAndTooManyAreRefused() {
    page.value("[send('load', { rows: 'm' }), send('load', { rows: new Array(20001) })]");

    assertThat(page.value("[answers[1].code, answers[2].code, answers[2].message]"))
        .isEqualTo(
            List.of(-32602L, -32602L, "rows: expected an array, and at most 20000 that wait."));
  }
}
