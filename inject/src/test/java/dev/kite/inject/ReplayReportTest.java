package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a replay says of itself when it has ended. */
class ReplayReportTest {
  private final ManualReplay page = new ManualReplay();

  @BeforeEach
  void startOne() {
    page.start("{}");
  }

  @Test
  void theReportComesWhenTheLastRowIsFired() {
    page.value("[send('load', rows(0, 300)), send('finish'), at(199)]");
    assertThat(page.value("answers[2]")).isNull();

    page.value("at(200)");
    assertThat(page.value("answers[2]"))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("samples", 3L),
                Map.entry("fired", Map.of("m", 3L)),
                Map.entry("skipped", Map.of()),
                Map.entry("left", 0L),
                Map.entry("lateness", Map.of("p50", 0L, "p95", 0L, "p99", 0L, "max", 0L)),
                Map.entry("stalls", 0L),
                Map.entry("stalledMs", 0L),
                Map.entry("pausedMs", 0L),
                Map.entry("durationMs", 200L),
                Map.entry("leaked", 3L),
                Map.entry("exceptions", 4L),
                Map.entry("hiddenMs", 0L),
                Map.entry("clock", "worker"),
                Map.entry("ended", "finished")));
    assertThat(page.value("held")).isEqualTo(List.of("held", "released"));
  }

  @Test
  void whatIsNoEventIsSkippedAndCountedByItsKind() {
    page.value(
        "[send('load', { rows: [['k', 0, 'mark'], ['k', 0, 'again'], ['v', 1, 'hidden'], ['m', null], 7,"
            + " ['a kind of a long name', 1], ['__proto__', 1], ['o', 1, 1, 2, 3, false], ['m', 2, null, null, null, 16]] }),"
            + " send('finish'), at(500)]");

    assertThat(page.value("[fired, answers[2].samples, answers[2].fired]"))
        .isEqualTo(List.of(List.of(1L, 2L), 2L, Map.of("o", 1L, "m", 1L)));
    assertThat(page.value("JSON.stringify(answers[2].skipped)"))
        .isEqualTo("{\"k\":2,\"v\":1,\"m\":1,\"?\":2,\"__proto__\":1}");
  }

  @Test
  void kindsWithoutEndAreCountedTogether() {
    page.value(
        "[send('load', { rows: Array.from({ length: 40 }, function (_, i) { return ['x' + i, i]; }) }),"
            + " send('finish')]");

    assertThat(page.value("[Object.keys(answers[2].skipped).length, answers[2].skipped['?']]"))
        .isEqualTo(List.of(33L, 8L));
  }

  @Test
  void everyRowThatWasLoadedIsFiredSkippedOrLeft() {
    page.value("[send('load', rows(0, 2100)), at(1000), send('seek', { to: 500 })]");
    page.value(
        "[send('load', { rows: rows(500, 3000).rows.concat([['k', 3000, 'mark']]) }), at(1500), send('stop')]");

    assertThat(page.value("(function (r) { return [r.fired, r.skipped, r.left]; })(answers[4])"))
        // 0 to 1000, then 500 to 1000; of 21 and 25 rows.
        .isEqualTo(List.of(Map.of("m", 17L), Map.of("k", 1L), 29L));
  }

  @Test
  void timeInAHiddenPageIsCounted() {
    page.value("[send('load', rows(0, 2100)), send('finish'), at(500)]");
    page.hide();
    page.value("at(1500)");
    page.show();
    page.value("at(3000)");

    assertThat(page.value("answers[2].hiddenMs")).isEqualTo(1000L);
  }

  @Test
  void latenessIsToldInStepsThatNeverFlatter() {
    assertThat(
            page.value(
                """
                (function () {
                  var lateness = sensors.lateness();
                  for (var i = 0; i < 94; i++) {
                    lateness.add(0.01);
                  }
                  for (; i < 98; i++) {
                    lateness.add(3.31);
                  }
                  lateness.add(7.02);
                  lateness.add(250.5);
                  return lateness.summary();
                })()
                """))
        .isEqualTo(Map.of("p50", 0.05, "p95", 3.35, "p99", 7.05, "max", 250.5));
  }
}
