package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.inject.SensorPage.Vector;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures what Chromium's virtual sensors and overrides feed it. */
class MotionTest {
  /**
   * Records for a session; replies, errors and events stand in {@code reply} and {@code batches}.
   */
  static final String RECORD =
      """
      (function () {
        window.batches = sensors.recorded;
        window.rows = function () {
          return batches.reduce(function (all, batch) { return all.concat(batch.rows); }, []);
        };
        window.record = function (session, streams) {
          sensors.motion.record({ streams: streams }, function (result, error) { reply = result || error; }, session);
        };
        window.say = function (name, session) {
          sensors.motion[name]({}, function (result, error) { reply = result || error; }, session);
          return reply;
        };
        window.stop = function (session) { return say('stop', session); };
      })()
      """;

  /** Makes the page's timers run thirty times as fast. */
  private static final String HURRY =
      "var later = window.setTimeout; window.setTimeout = function (run, ms) { return later(run, ms / 30); };";

  /** Keeps what the page's timers would run, with its delay, until a test runs it. */
  private static final String HELD =
      """
      timers = {};
      var last = 0;
      window.setTimeout = function (run, ms) { timers[++last] = { run: run, ms: ms }; return last; };
      window.clearTimeout = function (id) { delete timers[id]; };
      minutes = function () {
        return Object.keys(timers).filter(function (id) { return timers[id].ms === 60000; });
      };
      pass = function () {
        minutes().forEach(function (id) { timers[id].run(); delete timers[id]; });
      };
      """;

  private final SensorPage page = new SensorPage();

  @AfterEach
  void takeTheHardwareAway() {
    page.rest();
  }

  private void open() {
    page.open();
    page.value(RECORD);
  }

  @Test
  void aRecordingHasTheValuesThatTheHardwareGave() {
    page.moveBy(new Vector(0.5, -0.5, 0.96), new Vector(1.5, 2.5, 9.8), new Vector(1, 2, 3));
    open();

    page.value("record('one', ['m'])");
    page.until("rows().length > 10");

    // Chromium rounds to a tenth, and turns radians into degrees.
    assertThat(
            page.value(
                "rows().every(function (row) { return row[0] === 'm' && typeof row[1] === 'number'; })"))
        .isEqualTo(true);
    assertThat(page.value("rows()[3].slice(2)"))
        .isEqualTo(
            List.of(
                List.of(0.5, -0.5, 1L), List.of(1.5, 2.5, 9.8), List.of(57.3, 114.6, 171.9), 16L));
  }

  @Test
  void aRecordingHasEveryEventOnceAndInBatchesThatJoinWithoutAHole() {
    page.moveBy(new Vector(0, 0, 0), new Vector(0, 0, 9.8), new Vector(0, 0, 0));
    open();

    page.value("record('one', ['m'])");
    page.value(
        "(stamps = [], addEventListener('devicemotion', function (e) { stamps.push(e.timeStamp); }))");
    page.until("batches.length > 5");

    assertThat(
            page.value(
                """
                (function () {
                  var recorded = stop('one').recorded;
                  var tail = rows().map(function (row) { return row[1]; }).slice(-stamps.length);
                  return [recorded === rows().length, '' + tail === '' + stamps];
                })()
                """))
        .isEqualTo(List.of(true, true));
    assertThat(
            page.value(
                """
                batches.every(function (batch, i) {
                  return batch.to === 'one' && batch.method === 'Sensor.recorded'
                    && batch.first === (i ? batches[i - 1].last + 1 : 1)
                    && batch.last - batch.first + 1 === batch.rows.length;
                })
                """))
        .isEqualTo(true);
  }

  @Test
  void orientationIsRecorded() {
    open();

    page.value("record('one', ['o'])");
    page.browser.command(
        "DeviceOrientation.setDeviceOrientationOverride",
        Map.of("alpha", 10, "beta", 20, "gamma", 30.5));
    page.until("rows().some(function (row) { return row[2] === 10; })");

    assertThat(page.value("rows().pop().slice(2)")).isEqualTo(List.of(10L, 20L, 30.5, false));
  }

  @Test
  void twoSessionsRecordApart() {
    page.moveBy(new Vector(0, 0, 0), new Vector(0, 0, 9.8), new Vector(0, 0, 0));
    open();

    page.value("(record('one', ['m']), record('two', ['m']))");
    page.until("batches.some(function (b) { return b.to === 'two' && b.last > 3; })");
    page.value("(stop('one'), batches.length = 0)");
    page.until("batches.length > 2");

    assertThat(page.value("batches.every(function (b) { return b.to === 'two'; })"))
        .isEqualTo(true);
    assertThat(page.value("stop('one').message"))
        .isEqualTo("Nothing is recorded for this session.");
  }

  @Test
  void aRecordingWhoseConsoleIsSilentForAMinuteEnds() {
    page.openAfter(HELD);
    page.value(RECORD);

    page.value(
        "[record('gone', ['m']), dispatchEvent(new DeviceMotionEvent('devicemotion')),"
            + " dispatchEvent(new DeviceMotionEvent('devicemotion')), pass()]");

    assertThat(page.value("say('status', 'gone')"))
        .isEqualTo(Map.of("code", -32000L, "message", "Nothing is recorded for this session."));
    assertThat(page.value("rows().length")).isEqualTo(2L);
    page.value("dispatchEvent(new DeviceMotionEvent('devicemotion'))");
    assertThat(page.value("[rows().length, minutes().length]")).isEqualTo(List.of(2L, 0L));
  }

  @Test
  void theMinuteBeginsAnewWithEachQuestionForTheStatus() {
    page.openAfter(HELD);
    page.value(RECORD);
    page.value("[record('one', ['m']), before = minutes().join()]");

    page.value("dispatchEvent(new DeviceMotionEvent('devicemotion'))");

    assertThat(page.value("Object.keys(say('status', 'one'))")).isEqualTo(List.of("recorded"));
    assertThat(page.value("[minutes().length, minutes().join() !== before]"))
        .isEqualTo(List.of(1L, true));
    page.value("[stop('one'), record('one', ['m']), stop('one')]");
    assertThat(page.value("minutes().length")).isEqualTo(0L);
  }

  @Test
  void recordingsOfConsolesThatAreGoneLeaveRoomForOthers() {
    page.openAfter(HELD);
    page.value(RECORD);

    assertThat(
            page.value(
                "(function () { for (var i = 0; i < 17; i++) { record('' + i, ['m']); } return reply.message; })()"))
        .isEqualTo("Too many recordings: stop one.");
    assertThat(page.value("(pass(), record('new', ['m']), reply.streams)")).isEqualTo(List.of("m"));
  }

  @Test
  void theReplyHasTheFactsThatReadersNeed() {
    open();

    page.value("record('one', ['m', 'o'])");

    assertThat(page.value("reply.streams")).isEqualTo(List.of("m", "o"));
    assertThat(
            page.value(
                "[reply.facts.userAgent === navigator.userAgent, reply.facts.platform === navigator.platform,"
                    + " reply.facts.angle, reply.facts.sign, Math.abs(reply.facts.startTime - Date.now()) < 5000]"))
        .isEqualTo(List.of(true, true, 0L, "w3c", true));
  }

  @Test
  void unknownStreamsAreRefused() {
    open();

    assertThat(page.value("(record('one', ['x']), reply.message)"))
        .isEqualTo("streams: expected some of m, o, a, g, s, v.");
    assertThat(page.value("(record('one', ['valueOf']), reply.code)")).isEqualTo(-32602L);
    assertThat(page.value("(record('one'), reply.code)")).isEqualTo(-32602L);
  }

  @Test
  void watchersGetNumberedReadingsUntilNobodyWatches() {
    page.moveBy(new Vector(0, 0, 0), new Vector(0, 0, 9.8), new Vector(0, 0, 0));
    open();

    page.value("sensors.motion.watch(['m'])");
    page.until("sensors.sent.length > 5");

    assertThat(
            page.value(
                "sensors.sent.every(function (s, i) { return s.stream === 'm' && s.rows.length > 0"
                    + " && s.n === s.rows.length + (i ? sensors.sent[i - 1].n : 0); })"))
        .isEqualTo(true);
    page.value("(sensors.motion.watch([]), sensors.sent.length = 0)");
    page.value("(arrived = 0, addEventListener('devicemotion', function () { arrived++; }))");
    page.until("arrived > 5");
    assertThat(page.value("sensors.sent.length")).isEqualTo(0L);
  }

  @Test
  void nothingInAReadingIsInvented() {
    open();
    page.value("record('one', ['m', 'o', 'a'])");

    page.value(
        """
        [
          dispatchEvent(new DeviceMotionEvent('devicemotion', { acceleration: {}, interval: 0.5 })),
          dispatchEvent(new DeviceOrientationEvent('deviceorientation', { alpha: -0, absolute: true })),
          dispatchEvent(new DeviceOrientationEvent('deviceorientationabsolute', { beta: 1e-300 })),
          stop('one')
        ]
        """);

    assertThat(
            page.value(
                "rows().slice(-3).map(function (row) { return row.map(function (x, i) {"
                    + " return i === 1 ? 't' : Object.is(x, -0) ? '-0' : x; }); })"))
        .hasToString(
            "[[m, t, [null, null, null], null, null, 0.5], [o, t, -0, null, null, true], [a, t, null, 1.0E-300, null]]");
  }

  @Test
  void rowsOfABatchStandInTheOrderOfTheirTimes() {
    page.openAfter(HELD + AccessTest.QUIET);
    page.value(RECORD);
    page.value("record('one', ['m', 'o'])");

    page.value(
        """
        ([['devicemotion', 1], ['devicemotion', 20], ['deviceorientation', 18], ['devicemotion', 18], ['devicemotion', 19]]
          .forEach(function (one) {
            var event = new DeviceMotionEvent(one[0]);
            Object.defineProperty(event, 'timeStamp', { value: one[1] });
            dispatchEvent(event);
          }), stop('one'))
        """);

    assertThat(page.value("rows().map(function (row) { return row[0] + row[1]; })"))
        .isEqualTo(List.of("m1", "o18", "m18", "m19", "m20"));
  }

  @Test
  void whatAnIPhoneSaysOfNorthIsARowOfItsOwn() {
    open();
    page.value("record('one', ['o'])");

    page.value(
        """
        (function () {
          var event = new DeviceOrientationEvent('deviceorientation', { alpha: 1, beta: 2, gamma: 3 });
          Object.defineProperty(event, 'webkitCompassHeading', { value: 271.5 });
          Object.defineProperty(event, 'webkitCompassAccuracy', { value: 15 });
          time = event.timeStamp;
          dispatchEvent(event);
          stop('one');
        })()
        """);

    assertThat(page.value("rows().slice(-2)[0].slice(2)")).isEqualTo(List.of(1L, 2L, 3L, false));
    assertThat(page.value("rows().slice(-2)[1].slice(2)")).isEqualTo(List.of(271.5, 15L));
    assertThat(page.value("rows().slice(-2)[1][0] + (rows().slice(-2)[1][1] === time)"))
        .isEqualTo("x-compasstrue");
  }

  @Test
  void whatFailsInOurListenersStaysHiddenFromThePage() {
    page.openAfter(
        "complaints = []; addEventListener('error', function (e) { complaints.push(e.message); });");
    page.value(RECORD);
    page.value("record('one', ['m'])");

    page.value(
        "(function () { var event = new DeviceMotionEvent('devicemotion');"
            + " Object.defineProperty(event, 'interval', { get: function () { throw new Error('no'); } });"
            + " setTimeout(function () { dispatchEvent(event); window.isOver = true; }, 0); })()");
    page.until("window.isOver");

    assertThat(page.value("complaints")).isEqualTo(List.of());
  }

  @Test
  void anArmedPageIsRecordedThoughItHearsNothing() {
    page.moveBy(new Vector(0, 0, 0), new Vector(0, 0, 9.8), new Vector(0, 0, 0));
    page.openAfter("isArmed = true;");
    page.value(RECORD);
    page.value("(heard = 0, addEventListener('devicemotion', function () { heard++; }))");

    page.value("record('one', ['m'])");
    page.until("rows().length > 5");

    assertThat(page.value("[heard, sensors.motion.state()]")).isEqualTo(List.of(0L, "granted"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[record('one', ['m']), counts = sensors.emulation.suppress()]",
        "[counts = sensors.emulation.suppress(), record('one', ['m'])]"
      })
  void duringAReplayRealEventsAreRecordedOnceAndFiredOnesNot(String begin) {
    page.moveBy(new Vector(0, 0, 0), new Vector(0, 0, 9.8), new Vector(0, 0, 0));
    page.openAfter("isLate = true;");
    page.value(RECORD);
    page.value(begin);

    page.until(
        "[['m', 0, null, [1, 2, 3], null, 7], ['o', 0, 1, 2, 3, false], ['a', 0, 1, 2, 3]]"
            + ".forEach(sensors.emulation.fire) || rows().length > 5");
    page.value("stop('one')");

    assertThat(
            page.value(
                """
                rows().every(function (row, i, all) {
                  return row[5] === 16 && (!i || row[1] > all[i - 1][1]);
                })
                """))
        .isEqualTo(true);
    assertThat(page.value("counts.leaked()")).isEqualTo(0L);
  }

  @Test
  void aDeviceWithoutSensorsIsNamed() {
    open();

    page.value("sensors.motion.watch(['m'])");
    page.until("sensors.told.some(function (told) { return told.state === 'absent'; })");

    assertThat(page.value("sensors.motion.why()"))
        .isEqualTo("All readings are empty: this device has no motion sensors.");
  }

  @Test
  void aStreamThatStaysSilentIsNamed() {
    page.moveBy(new Vector(0, 0, 0), new Vector(0, 0, 9.8), new Vector(0, 0, 0));
    page.openAfter(HURRY);

    page.value("sensors.motion.watch(['m'])");
    page.until("sensors.sent.length > 0");
    page.value("sensors.motion.watch(['m', 'a'])");
    page.until("sensors.motion.why()");

    assertThat(page.value("[sensors.motion.state(), sensors.motion.why()]"))
        .isEqualTo(
            List.of("granted", "This browser or device sends no deviceorientationabsolute."));
  }
}
