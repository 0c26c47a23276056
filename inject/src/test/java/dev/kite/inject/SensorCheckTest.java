package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.inject.SensorPage.Vector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a page answers to {@code Sensor.check}. */
class SensorCheckTest {
  /** Counts who listens to motion and which sensors run. */
  private static final String COUNT =
      """
      listening = 0;
      running = 0;
      var add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener;
      window.addEventListener = function (type) { listening += type === 'devicemotion' ? 1 : 0; add.apply(this, arguments); };
      window.removeEventListener = function (type) { listening -= type === 'devicemotion' ? 1 : 0; remove.apply(this, arguments); };
      ['start', 'stop'].forEach(function (name) {
        var own = Sensor.prototype[name];
        Sensor.prototype[name] = function () { running += name === 'start' ? 1 : -1; own.call(this); };
      });
      isLate = true;
      """;

  private final SensorPage page = new SensorPage();

  @AfterEach
  void takeTheHardwareAway() {
    page.rest();
    page.focus(false);
  }

  @Test
  void sourcesThatGiveReadingsAreToldWithTheirRate() {
    page.focus(true);
    page.moveBy(new Vector(0, 0, 0), new Vector(0, 0, 9.8), new Vector(0, 0, 0));
    page.open();

    check();

    assertThat(page.value("of('m')")).isEqualTo("m devicemotion granted ");
    assertThat(page.value("found.devicemotion.rate > 40 && found.devicemotion.rate < 80"))
        .isEqualTo(true);
    assertThat(page.value("of('g', 'Accelerometer')")).isEqualTo("g Accelerometer granted ");
    assertThat(page.value("of('s') + '|' + of('v')"))
        .isEqualTo("s screen granted |v visibility granted ");
    assertThat(page.value("'rate' in JSON.parse(JSON.stringify(found.screen))")).isEqualTo(false);
    assertThat(page.value("sensors.motion.state()")).isEqualTo("granted");
  }

  @Test
  void sourcesWithoutReadingsAreToldWithTheirOwnReason() {
    page.focus(true);
    page.open();

    check();

    assertThat(page.value("of('m')"))
        .isEqualTo(
            "m devicemotion absent All readings are empty: this device has no motion sensors.");
    assertThat(page.value("of('g', 'Gyroscope')"))
        .isEqualTo(
            "g Gyroscope absent This device has no hardware for Gyroscope, or keeps it back.");
    assertThat(page.value("result.streams.length")).isEqualTo(11L);
  }

  @Test
  void anInsecurePageSaysSoOfEverySensor() {
    page.openElsewhere();

    check();

    var why = " insecure Sensors need a secure page: use https, or localhost (adb reverse).";
    assertThat(page.value("of('m') + '|' + of('g')"))
        .isEqualTo("m devicemotion" + why + "|g Generic Sensor classes" + why);
  }

  @Test
  void nothingStaysOnAfterTheCheckAndNobodyIsAsked() {
    page.openAfter(
        COUNT
            + "DeviceMotionEvent.requestPermission = function () { return Promise.reject(new Error('NotAllowedError')); };");
    page.value("before = listening");

    page.value("sensors.motion.check({}, function (answer) { result = answer; })");
    assertThat(page.value("[listening - before, running]")).isEqualTo(List.of(1L, 6L));
    page.until("window.result");

    assertThat(page.value("[listening - before, running]")).isEqualTo(List.of(0L, 0L));
    assertThat(page.value("document.querySelector('kite-consent')")).isNull();
    assertThat(page.value("[result.streams[0].state, result.streams[0].why, sensors.told.length]"))
        .isEqualTo(
            List.of(
                "prompt",
                "The browser wants to ask first: record or watch, then tap Allow in the page.",
                0L));
  }

  @Test
  void aCheckLeavesOnWhatIsRecordedAndWhoAsksMeanwhileIsAnsweredToo() {
    page.moveBy(new Vector(0, 0, 0), new Vector(0, 0, 9.8), new Vector(0, 0, 0));
    page.open();
    page.value(MotionTest.RECORD);

    page.value(
        "(record('one', ['m']), answers = [], [1, 2].forEach(function () {"
            + " sensors.motion.check({}, function (answer) { answers.push(answer); }); }))");
    page.until("answers.length === 2");
    page.value("count = rows().length");
    page.until("rows().length > count + 5");

    assertThat(page.value("rows().every(function (row) { return row[0] === 'm'; })"))
        .isEqualTo(true);
    assertThat(page.value("answers[0].streams[0].state + answers[1].streams[0].state"))
        .isEqualTo("grantedgranted");
  }

  private void check() {
    page.value("sensors.motion.check({}, function (answer) { result = answer; })");
    page.until("window.result");
    page.value(
        """
        (found = {}, result.streams.forEach(function (one) { found[one.name] = one; }),
          of = function (stream, name) {
            var one = result.streams.filter(function (one) {
              return one.stream === stream && (!name || one.name === name);
            })[0];
            return [one.stream, one.name, one.state, one.why].join(' ');
          })
        """);
  }
}
