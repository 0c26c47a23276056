package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the screen is turned and whether the page is seen, as Chromium is told to turn and hide. */
class SurroundingsTest {
  /** A page that can be hidden: {@code seen} holds its state. */
  private static final String HIDE =
      """
      seen = 'visible';
      Object.defineProperty(document, 'visibilityState', { get: function () { return seen; } });
      see = function (state) { seen = state; document.dispatchEvent(new Event('visibilitychange')); };
      """;

  private final SensorPage page = new SensorPage();

  @AfterEach
  void turnBack() {
    page.browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  @Test
  void recordingBeginsWithThePresentStateAndHasEachChange() {
    turn("portraitPrimary", 0);
    page.openAfter(HIDE);
    page.value(MotionTest.RECORD);
    page.value(
        "(stamps = [], screen.orientation.addEventListener('change', function (e) { stamps.push(e.timeStamp); }))");

    page.value(
        "(before = performance.now(), record('one', ['s', 'v']), after = performance.now())");
    turn("landscapePrimary", 90);
    page.until("stamps.length === 1");
    page.value("(see('hidden'), stop('one'))");

    assertThat(page.value("rows().map(function (row) { return [row[0]].concat(row.slice(2)); })"))
        .isEqualTo(
            List.of(
                List.of("s", 0L, "portrait-primary"),
                List.of("v", "visible"),
                List.of("s", 90L, "landscape-primary"),
                List.of("v", "hidden")));
    assertThat(
            page.value(
                "[rows()[0], rows()[1]].every(function (row) { return row[1] > before - 1 && row[1] < after + 1; })"
                    + " && rows()[2][1] === stamps[0]"))
        .isEqualTo(true);
  }

  @Test
  void whoBeginsToRecordLaterIsToldThePresentStateAlone() {
    page.openAfter(HIDE);
    page.value(MotionTest.RECORD);

    page.value("(record('one', ['v']), see('hidden'), record('two', ['v']))");
    page.until("batches.filter(function (batch) { return batch.to === 'two'; }).length");
    page.value("(stop('one'), stop('two'))");

    assertThat(
            page.value(
                """
                ['one', 'two'].map(function (session) {
                  return batches.filter(function (batch) { return batch.to === session; })
                    .map(function (batch) { return batch.rows.map(function (row) { return row[2]; }); }).join();
                })
                """))
        .isEqualTo(List.of("visible,hidden", "hidden"));
  }

  @Test
  void watchersAreToldThePresentStateAndEachChange() {
    page.openAfter(HIDE);

    page.value("sensors.motion.watch(['v'])");
    page.value("see('hidden')");
    page.until("sensors.sent.length === 2");

    assertThat(
            page.value("sensors.sent.map(function (s) { return [s.stream, s.n, s.rows[0][2]]; })"))
        .isEqualTo(List.of(List.of("v", 1L, "visible"), List.of("v", 2L, "hidden")));
    page.value("(sensors.motion.watch([]), see('visible'), sensors.motion.watch(['v']))");
    page.until("sensors.sent.length === 3");
    assertThat(page.value("sensors.sent[2].n")).isEqualTo(3L);
  }

  @Test
  void whatAnEmulationSaysOfTheScreenIsNotTaken() {
    turn("portraitPrimary", 0);
    page.open();
    page.value(MotionTest.RECORD);
    page.value(
        "Object.defineProperty(screen.orientation, 'angle', { value: 77, configurable: true })");

    page.value("record('one', ['s'])");
    page.value("screen.orientation.dispatchEvent(new Event('change'))");
    page.value("stop('one')");

    assertThat(page.value("rows().map(function (row) { return row[2]; })"))
        .isEqualTo(List.of(0L, 0L));
  }

  @Test
  void olderBrowsersAreReadByTheirOwnMeans() {
    page.openAfter(
        """
        Object.defineProperty(screen, 'orientation', { value: undefined });
        window.orientation = -90;
        """);
    page.value(MotionTest.RECORD);

    page.value("record('one', ['s'])");
    page.value(
        "(window.orientation = 180, dispatchEvent(new Event('orientationchange')), stop('one'))");

    assertThat(page.value("rows().map(function (row) { return row.slice(2); })"))
        .isEqualTo(
            List.of(List.of(270L, "landscape-secondary"), List.of(180L, "portrait-secondary")));
    assertThat(page.value("(record('one', ['s']), reply.facts.angle)")).isEqualTo(180L);
  }

  @Test
  void olderBrowsersAreReadPastWhatAnEmulationTurns() {
    page.openAfter(
        """
        Object.defineProperty(screen, 'orientation', { value: undefined });
        real = -90;
        Object.defineProperty(window, 'orientation', { configurable: true, get: function () { return real; } });
        """);
    page.value(MotionTest.RECORD);
    turnByEmulation();

    page.value("record('one', ['s'])");
    page.value("(real = 90, dispatchEvent(new Event('orientationchange')), stop('one'))");

    assertThat(page.value("[window.orientation, reply.recorded]")).isEqualTo(List.of(180L, 2L));
    assertThat(page.value("rows().map(function (row) { return row.slice(2); })"))
        .isEqualTo(
            List.of(List.of(270L, "landscape-secondary"), List.of(90L, "landscape-primary")));
  }

  @Test
  void browsersThatTellNothingOfTheScreenAreReadPastAnEmulationToo() {
    page.openAfter(
        """
        Object.defineProperty(screen, 'orientation', { value: undefined });
        Object.defineProperty(screen, 'width', { value: screen.height + 1 });
        """);
    page.value(MotionTest.RECORD);
    turnByEmulation();

    page.value("(record('one', ['s']), stop('one'))");

    assertThat(page.value("rows().map(function (row) { return row.slice(2); })"))
        .isEqualTo(List.of(List.of(0L, "landscape-primary")));
  }

  private void turnByEmulation() {
    page.value(
        "(sensors.emulation.suppress(), sensors.emulation.fire(['s', 0, 180, 'portrait-secondary']))");
  }

  private void turn(String type, int angle) {
    page.browser.command(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", 400,
            "height", 400,
            "deviceScaleFactor", 1,
            "mobile", true,
            "screenOrientation", Map.of("type", type, "angle", angle)));
  }
}
