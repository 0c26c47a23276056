package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A page on plain http from another machine, where browsers know nothing of motion. */
class InsecurePageTest {
  private static final String KNOWN =
      """
      [typeof DeviceMotionEvent, typeof DeviceOrientationEvent, 'ondevicemotion' in window, 'ondeviceorientation' in window,
        'ondeviceorientationabsolute' in window, typeof Accelerometer].join()
      """;
  private static final String NOTHING = "undefined,undefined,false,false,false,undefined";

  private final SensorPage page = new SensorPage();

  @Test
  void whatPagesLookForIsThereWhileRowsAreFired() {
    page.openElsewhere();
    assertThat(page.value(KNOWN)).isEqualTo(NOTHING);

    page.value("sensors.emulation.suppress()");
    assertThat(page.value(KNOWN)).isEqualTo("function,function,true,true,true,function");
    assertThat(
            page.value(
                "[DeviceMotionEvent.name, DeviceMotionEvent.length, String(DeviceMotionEvent), Object.keys(window).indexOf('DeviceMotionEvent')].join()"))
        .isEqualTo("DeviceMotionEvent,1,function DeviceMotionEvent() { [native code] },-1");

    page.value("sensors.emulation.release()");
    assertThat(page.value(KNOWN)).isEqualTo(NOTHING);
  }

  @Test
  void rowsAreEventsOfTheirClassHeardOnceByListenerAndHandler() {
    page.openElsewhere();
    page.value("sensors.emulation.suppress()");

    assertThat(
            page.value(
                """
                (function () {
                  var heard = [];
                  window.ondevicemotion = function (e) { heard.push('on', this === window); };
                  addEventListener('devicemotion', function (e) {
                    heard.push(e instanceof DeviceMotionEvent, e instanceof Event, e.type, Object.is(e.acceleration.y, -0),
                      e.accelerationIncludingGravity.x, e.rotationRate, e.interval);
                  });
                  window.ondeviceorientation = function (e) { heard.push(e.alpha, e.beta, e.gamma, e.absolute); };
                  sensors.emulation.fire(['m', 0, [1, -0, null], [0.1 + 0.2, 5, 6], null, 16.7]);
                  sensors.emulation.fire(['o', 0, 1, null, 3, null]);
                  return heard.join();
                })()
                """))
        .isEqualTo("on,true,true,true,devicemotion,true,0.30000000000000004,,16.7,1,,3,");
  }

  @Test
  void eventsThatThePageMakesItselfHaveTheirValues() {
    page.openElsewhere();
    page.value("sensors.emulation.suppress()");

    assertThat(
            page.value(
                """
                (function () {
                  var m = new DeviceMotionEvent('mine', { acceleration: { x: 1 }, bubbles: true });
                  var o = new DeviceOrientationEvent('mine', { beta: 2 });
                  try {
                    DeviceOrientationEvent('mine');
                  } catch (e) {
                    return [m.type, m.bubbles, m.acceleration.x, m.rotationRate, m.interval, o.alpha, o.beta, o.absolute, e.name].join();
                  }
                })()
                """))
        .isEqualTo("mine,true,1,,0,,2,false,TypeError");
  }

  @Test
  void handlerSetBeforeIsCalledAndStaysAPlainPropertyAfterwards() {
    page.openElsewhere();
    page.value(
        "void (calls = [], window.ondevicemotion = function mine(e) { calls.push(e.interval); })");

    page.value(
        "(sensors.emulation.suppress(), sensors.emulation.fire(['m', 0, null, null, null, 16]))");
    assertThat(page.value("[calls, ondevicemotion.name]").toString()).isEqualTo("[[16], mine]");
    page.value(
        "(window.ondevicemotion = null, sensors.emulation.fire(['m', 0, null, null, null, 17]))");
    page.value(
        "void (window.ondevicemotion = function other(e) { calls.push(-e.interval); }, sensors.emulation.release())");

    assertThat(
            page.value(
                    "[calls, Object.getOwnPropertyDescriptor(window, 'ondevicemotion').value.name, dispatchEvent(new Event('devicemotion')), calls.length]")
                .toString())
        .isEqualTo("[[16], other, true, 1]");
  }

  @Test
  void permissionIsGrantedWhileRowsAreFired() {
    page.openAfter(
        "DeviceMotionEvent.requestPermission = function mine() { return Promise.resolve('denied'); };");
    page.value("sensors.emulation.suppress()");

    assertThat(
            page.browser.await(
                "DeviceMotionEvent.requestPermission().then(function (answer) {"
                    + " sensors.emulation.release(); done([answer, DeviceMotionEvent.requestPermission.name]); });"))
        .isEqualTo(List.of("granted", "mine"));
  }

  @Test
  void genericSensorsHearTheRowsToo() {
    page.openElsewhere();
    page.value("sensors.emulation.suppress()");
    page.value("void (s = new GravitySensor(), s.start())");

    page.value("sensors.emulation.fire(['m', 0, [1, 1, 1], [1, 2, 10], null, 16])");
    page.until("s.hasReading");

    assertThat(page.value("[s.x, s.y, s.z]")).isEqualTo(List.of(0L, 1L, 9L));
  }
}
