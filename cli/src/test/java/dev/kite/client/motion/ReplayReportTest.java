package dev.kite.client.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.kite.client.BadMessageException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayReportTest {
  private static final String GOOD =
      "{samples: 1312, fired: {o: 12, m: 1300}, skipped: {s: 1}, left: 0,"
          + " lateness: {p50: 0.25, p95: 0.9, p99: 1.5, max: 1.85}, stalls: 0, stalledMs: 0,"
          + " pausedMs: 0, leaked: 0, exceptions: 0, hiddenMs: 2500, durationMs: 21867.4,"
          + " clock: 'worker', ended: 'finished'}";

  @Test
  void reportIsATableUnderItsVerdict() throws Exception {
    assertThat(ReportTable.lines(report(GOOD).withUnsent(Map.of("k", 2L)), LeakRemedy.NONE))
        .containsExactly(
            "Every sample within 1.9 ms of its time.",
            "samples fired         1,312  1300 motion rows, 12 orientation rows",
            "not fired                 3  1 screen row, 2 marks",
            "lateness p50        0.25 ms",
            "lateness p95        0.90 ms",
            "lateness p99        1.50 ms",
            "lateness max        1.85 ms",
            "stalls                    0  0.00 ms in all",
            "leaked                    0  real events the page saw",
            "exceptions                0  in the page's listeners",
            "hidden               2.50 s",
            "paused               0.00 s",
            "duration            21.87 s",
            "clock                worker",
            "ended              finished");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max: 1.85         | max: 45      | 99 of 100 samples within 1.5 ms of their time, the latest"
            + " 45.0 ms behind it.",
        "'finished'        | 'stopped'    | Stopped. Every sample within 1.9 ms of its time.",
        "stalls: 0         | stalls: 1    | Rows came too late once, and time stood still for 0.0 ms.",
        "leaked: 0         | leaked: 1    | 1 real event reached the page's listeners between the"
            + " rows.",
        "leaked: 0, exceptions: 0 | leaked: 3, exceptions: 2 | 3 real events reached the page's"
            + " listeners between the rows; the page's listeners threw 2 exceptions.",
        "samples: 1312     | samples: 0   | Nothing was fired.",
        "'finished'        | 'replaced'   | Another replay took its place in the page.",
        "'finished'        | 'console-gone' | The page had not heard of this console and ended it.",
        "'finished'        | 'failed'     | It failed in the page.",
      })
  void verdictSaysHowItWentInOneLine(String good, String changed, String verdict) throws Exception {
    assertThat(GOOD).contains(good);

    assertThat(ReplayVerdict.of(report(GOOD.replace(good, changed)), LeakRemedy.NONE))
        .isEqualTo(verdict);
  }

  @Test
  void leakNamesWhatHoldsTheDeviceBack() throws Exception {
    var leaked = report(GOOD.replace("leaked: 0", "leaked: 3"));

    assertThat(ReplayVerdict.of(leaked, LeakRemedy.ARM_OPTION))
        .endsWith("between the rows; --arm holds them back.");
    assertThat(ReplayVerdict.of(leaked, LeakRemedy.TAG))
        .endsWith("between the rows; data-sensors=\"armed\" in the page's tag holds them back.");
  }

  @Test
  void replayIsCleanWhenNothingWasWrong() throws Exception {
    assertThat(ReplayVerdict.isClean(report(GOOD))).isTrue();
    assertThat(ReplayVerdict.isClean(report(GOOD.replace("leaked: 0", "leaked: 1")))).isFalse();
  }

  @Test
  void numberThatNoDoubleHoldsIsNoReport() {
    assertThatThrownBy(() -> report(GOOD.replace("max: 1.85", "max: 1e999")))
        .isInstanceOf(BadMessageException.class)
        .hasMessage("lateness: max: expected a number that is no infinity.");
  }

  @Test
  void rowsAreCountedInWords() {
    assertThat(
            RowWords.of(
                Map.of("k", 1L, "v", 2L, "x-light", 3L, "m", 1L, "d", 2L, "a", 1L, "g", 4L)))
        .isEqualTo(
            "1 motion row, 1 absolute orientation row, 4 sensor rows, 2 visibility rows, 1 mark,"
                + " 2 notes of loss, 3 x-light rows");
    assertThat(RowWords.of(Map.of())).isEmpty();
  }

  private static ReplayReport report(String json) throws BadMessageException {
    return ReplayReport.from(JsonParser.parseString(json).getAsJsonObject());
  }
}
