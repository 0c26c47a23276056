package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A replay whose time stands still because its console or its hidden page wants it to. */
class ReplayPauseTest {
  private final ManualReplay page = new ManualReplay();

  @Test
  void pauseHoldsTimeAndResumeGoesOnFromThere() {
    page.start("{}");
    page.value("[send('load', rows(0, 900)), send('finish'), at(250), send('pause'), at(3000)]");
    assertThat(page.value("[fired, answers[3]]"))
        .isEqualTo(List.of(List.of(0L, 100L, 200L), Map.of("now", 250L)));

    page.value("[send('resume'), at(3049)]");
    assertThat(page.value("[fired.length, answers[4]]"))
        .isEqualTo(List.of(3L, Map.of("now", 250L)));
    page.value("at(4000)");
    assertThat(page.value("fired"))
        .isEqualTo(List.of(0L, 100L, 200L, 300L, 400L, 500L, 600L, 700L, 800L));
    assertThat(
            page.value(
                "(function (r) { return [r.pausedMs, r.stalls, r.durationMs]; })(answers[2])"))
        .isEqualTo(List.of(2750L, 0L, 3550L));
    assertThat(page.value("answers[2].lateness.max")).isEqualTo(0L);
  }

  @Test
  void rowsLoadedInAPauseWaitForItsEnd() {
    page.start("{}");
    page.value("[send('pause'), send('load', rows(0, 2100)), at(3000)]");
    assertThat(page.value("[fired, answers[2]]"))
        .isEqualTo(List.of(List.of(), Map.of("buffered", 2000L)));

    page.value("[send('resume'), at(3100)]");
    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L));
  }

  @Test
  void aSecondPauseChangesNothing() {
    page.start("{}");
    page.value(
        "[send('load', rows(0, 2100)), at(150), send('pause'), at(400), send('pause'), at(500)]");

    assertThat(page.value("[answers[3], (send('status'), answers[4])]"))
        .isEqualTo(
            List.of(
                Map.of("now", 150L),
                Map.of("fired", 2L, "stalls", 0L, "now", 150L, "state", "paused")));
  }

  @Test
  void aPausedReplayDoesNotEndBeforeItGoesOn() {
    page.start("{}");
    page.value("[send('load', rows(0, 2100)), at(2050), send('pause'), send('finish'), at(4000)]");
    assertThat(page.value("answers[3]")).isNull();

    page.value("send('resume')");
    assertThat(page.value("answers[3].ended")).isEqualTo("finished");
  }

  @Test
  void whileRowsHaveRunOutAPauseEndsTheStallAndResumeGoesOnWithIt() {
    page.start("{}");
    page.value("[send('load', rows(0, 2100)), at(2600), send('load', rows(2100, 2200))]");
    page.value("[at(3000), send('pause'), at(4000), send('resume'), at(4200)]");
    assertThat(page.value("(send('status'), answers[5].state)")).isEqualTo("stalled");

    page.value("[send('load', rows(2200, 4200)), send('finish'), at(9000)]");
    assertThat(page.value("fired.length")).isEqualTo(42L);
    assertThat(
            page.value(
                "(function (r) { return [r.stalls, r.stalledMs, r.pausedMs]; })(answers[7])"))
        // Since row 2100 was due, but for the pause.
        .isEqualTo(List.of(1L, 1100L, 1000L));
  }

  @Test
  void aSilentConsoleEndsAPausedReplayToo() {
    page.start("{}");
    page.value("[send('load', rows(0, 2100)), at(100), send('pause'), at(5700)]");

    assertThat(page.value("(send('stop'), answers[3].ended)")).isEqualTo("console-gone");
    assertThat(page.value("(send('pause'), answers[4].message)"))
        .isEqualTo("The replay has ended: console-gone.");
  }

  @Test
  void aHiddenPageKeepsTimeUnlessItIsToldToPause() {
    page.start("{ hidden: 'keep' }");
    page.value("[send('load', rows(0, 900)), send('finish'), at(250)]");
    page.hide();
    page.value("[document.dispatchEvent(new Event('visibilitychange')), at(900)]");

    assertThat(page.value("[fired.length, answers[2].pausedMs, answers[2].hiddenMs]"))
        .isEqualTo(List.of(9L, 0L, 550L));
  }

  @Test
  void aHiddenPagePausesAndGoesOnWhenItIsShown() {
    page.start("{ hidden: 'pause' }");
    page.value("[send('load', rows(0, 900)), send('finish'), at(250)]");
    page.hide();
    page.value("[document.dispatchEvent(new Event('visibilitychange')), at(2250)]");
    assertThat(page.value("(send('status'), [fired.length, answers[3].state])"))
        .isEqualTo(List.of(3L, "hidden"));

    page.show();
    page.value("[document.dispatchEvent(new Event('visibilitychange')), at(2300)]");
    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L, 200L, 300L));
    page.value("at(3000)");
    assertThat(page.value("[answers[2].pausedMs, answers[2].hiddenMs, answers[2].lateness.max]"))
        .isEqualTo(List.of(2000L, 2000L, 0L));
  }

  @Test
  void aReplayThatBeginsInAHiddenPageWaitsForIt() {
    page.start("{ hidden: 'keep' }");
    page.hide();
    page.value("[send('start', { hidden: 'pause' }), send('load', rows(0, 900)), at(1000)]");
    assertThat(page.value("[fired, answers[1].hidden]")).isEqualTo(List.of(List.of(), true));

    page.show();
    page.value("[send('finish'), at(1100)]");
    assertThat(page.value("fired")).isEqualTo(List.of(0L, 100L));
  }

  @Test
  void whatStoodBeforeTheFirstMomentIsNeitherHiddenNorPaused() {
    page.start("{ hidden: 'pause' }");
    page.hide();
    page.value("[send('load', rows(0, 900)), send('finish'), at(1000)]");
    page.show();
    page.value("[document.dispatchEvent(new Event('visibilitychange')), at(3000)]");

    assertThat(
            page.value(
                "(function (r) { return [r.hiddenMs, r.pausedMs, r.durationMs]; })(answers[2])"))
        .isEqualTo(List.of(0L, 0L, 800L));
  }

  @Test
  void aReplayIsNotHiddenForLongerThanItLasts() {
    page.start("{ hidden: 'keep' }");
    page.hide();
    page.value("[send('load', rows(0, 900)), at(700), send('finish'), at(3000)]");

    assertThat(page.value("[answers[2].hiddenMs, answers[2].durationMs]"))
        .isEqualTo(List.of(800L, 800L));
  }

  @Test
  void whatHiddenMayBeIsSaid() {
    page.start("{ hidden: 'stop' }");

    assertThat(page.value("[answers[0], held]"))
        .isEqualTo(
            List.of(
                Map.of("code", -32602L, "message", "hidden: expected keep or pause."), List.of()));
  }
}
