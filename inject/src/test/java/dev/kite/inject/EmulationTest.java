package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.inject.SensorPage.Vector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmulationTest {
  /** Fires rows of every stream with doubles of all sizes and says where one arrived changed. */
  private static final String FIRE_EVERYTHING =
      """
      (function () {
        var bits = new Uint32Array(2);
        var double = new Float64Array(bits.buffer);
        function number() {
          do {
            bits[0] = Math.random() * 4294967296;
            bits[1] = Math.random() * 4294967296;
          } while (!isFinite(double[0]));
          return [null, -0, 0.1 + 0.2, double[0]][Math.min(3, Math.random() * 20 | 0)];
        }
        function group() {
          return [null, [null, null, null], [number(), number(), number()]][Math.min(2, Math.random() * 8 | 0)];
        }
        var rows = [];
        for (var i = 0; i < 300; i++) {
          rows.push(['m', i, group(), group(), group(), 16.7]);
          rows.push(['o', i, number(), number(), number(), i % 2 > 0]);
          rows.push(['a', i, number(), number(), number()]);
        }
        var got = [];
        function list(group, members) {
          return group && members.map(function (member) { return group[member]; });
        }
        addEventListener('devicemotion', function (e) {
          var xyz = ['x', 'y', 'z'];
          got.push(['m', list(e.acceleration, xyz), list(e.accelerationIncludingGravity, xyz),
            list(e.rotationRate, ['alpha', 'beta', 'gamma']), e.interval]);
        });
        addEventListener('deviceorientation', function (e) {
          got.push(['o', e.alpha, e.beta, e.gamma, e.absolute]);
        });
        addEventListener('deviceorientationabsolute', function (e) {
          got.push(['a', e.alpha, e.beta, e.gamma].concat(e.absolute ? [] : ['not absolute']));
        });
        function same(a, b) {
          return Object.is(a, b) || !!a && !!b && typeof a === 'object' && a.length === b.length
            && a.every(function (item, i) { return same(item, b[i]); });
        }
        sensors.emulation.suppress();
        rows.forEach(function (row) { sensors.emulation.fire(row); });
        var changed = rows.filter(function (row, i) {
          return !same(row.slice(0, 1).concat(row.slice(2)), got[i]);
        });
        return [got.length].concat(changed);
      })()
      """;

  /** Listens to every stream before our script does. */
  private static final String COUNTER =
      """
      var arrived = 0;
      addEventListener('devicemotion', function (e) { %s });
      """;

  private final SensorPage page = new SensorPage();

  @AfterEach
  void takeTheHardwareAway() {
    page.rest();
  }

  @Test
  void firedRowsArriveOnceInOrderAndEqualToTheBit() {
    page.open();

    assertThat(page.value(FIRE_EVERYTHING)).isEqualTo(List.of(900L));
  }

  @Test
  void firedRowsArriveJustSoWhereEventsHaveNoConstructor() {
    page.openAfter(
        """
        ['DeviceMotionEvent', 'DeviceOrientationEvent'].forEach(function (name) {
          var prototype = window[name].prototype;
          window[name] = function () { throw new TypeError('Illegal constructor'); };
          window[name].prototype = prototype;
        });
        """);

    assertThat(page.value(FIRE_EVERYTHING)).isEqualTo(List.of(900L));
  }

  @Test
  void firedRowsArriveJustSoWhereThereAreNoSuchClasses() {
    page.openAfter(
        """
        delete window.DeviceMotionEvent;
        delete window.DeviceOrientationEvent;
        var create = document.createEvent;
        document.createEvent = function (name) {
          if (/^Device/.test(name)) {
            throw new Error('NotSupportedError');
          }
          return create.call(document, name);
        };
        """);

    assertThat(page.value(FIRE_EVERYTHING)).isEqualTo(List.of(900L));
  }

  @Test
  void anEventIsOfItsClassAndCallsEachListenerOnce() {
    page.open();

    assertThat(
            page.value(
                """
                (function () {
                  var calls = [];
                  window.ondevicemotion = function () { calls.push('on'); };
                  addEventListener('devicemotion', function (e) {
                    calls.push(e instanceof DeviceMotionEvent, e.target === window, e.bubbles, e.isTrusted);
                  });
                  sensors.emulation.fire(['m', 0, null, [1, 2, 3], null, 16]);
                  return calls;
                })()
                """))
        .isEqualTo(List.of("on", true, true, false, false));
  }

  @Test
  void realEventsAreHeldBackUntilReleased() {
    shake();
    page.openAfter("addEventListener('devicemotion', function () { arrived++; }); arrived = 0;");
    page.value("(got = 0, addEventListener('devicemotion', function () { got++; }))");
    page.until("got > 2");

    page.value("(counts = sensors.emulation.suppress(), got = arrived = 0)");
    page.until("arrived > 5");
    assertThat(page.value("got")).isEqualTo(0L);
    assertThat(page.value("counts.leaked()")).isEqualTo(0L);

    page.value("sensors.emulation.release()");
    page.until("got > 2");
  }

  @Test
  void armedPageHearsNoRealEventFromTheStart() {
    shake();
    page.browser.serve(
        "/armed.js",
        Browser.factories(
            "addEventListener('devicemotion', function () { arrived++; }); arrived = 0;"
                + "createGates(createIntrinsics(window), window, true);"));
    page.browser.serve(
        "/armed.html",
        "<script src=/armed.js></script><script>"
            + "got = 0; addEventListener('devicemotion', function () { got++; });</script>");
    page.browser.open("/armed.html");
    page.until("arrived > 5");

    assertThat(page.value("got")).isEqualTo(0L);
    assertThat(page.value("(dispatchEvent(new Event('devicemotion')), got)")).isEqualTo(1L);
  }

  @Test
  void realEventsThatAListenerBeforeOursReadsAreCounted() {
    shake();
    page.openBehind(COUNTER.formatted("if (e.timeStamp && e.isTrusted) { arrived++; }"));
    page.until("arrived > 2");

    page.value("(counts = sensors.emulation.suppress(), arrived = 0)");
    page.value("sensors.emulation.fire(['m', 0, null, [1, 2, 3], null, 16])");
    page.until("arrived > 5");

    assertThat(page.value("arrived === counts.leaked()")).isEqualTo(true);
  }

  @Test
  void ofATypeThatIsNotFiredRealEventsAreNoLeak() {
    shake();
    page.openBehind(COUNTER.formatted("arrived++;"));

    page.value("(counts = sensors.emulation.suppress(), arrived = 0)");
    page.value("sensors.emulation.fire(['a', 0, 1, 2, 3])");
    page.until("arrived > 2");

    assertThat(page.value("counts.leaked()")).isEqualTo(0L);
  }

  @Test
  void eachThatHoldsCountsForItself() {
    shake();
    page.openBehind(
        COUNTER.formatted(
            "if (e.timeStamp && e.isTrusted) { arrived++; } else if (!e.isTrusted) { throw e; }"));
    page.value("(first = sensors.emulation.suppress(), arrived = 0)");
    page.value("sensors.emulation.fire(['m', 0, null, [1, 2, 3], null, 16])");
    page.until("arrived > 2");

    page.value("(second = sensors.emulation.suppress(), before = first.leaked())");
    assertThat(page.value("[before > 2, first.exceptions(), second.exceptions()]"))
        .isEqualTo(List.of(true, 1L, 0L));
    page.value("sensors.emulation.fire(['m', 1, null, [1, 2, 3], null, 16])");
    page.until("second.leaked() > 2");

    assertThat(page.value("first.leaked() === before + second.leaked()")).isEqualTo(true);
    assertThat(page.value("[first.exceptions(), second.exceptions()]")).isEqualTo(List.of(2L, 1L));
  }

  @Test
  void theEventsOfThePageItselfPass() {
    page.open();

    assertThat(
            page.value(
                """
                (function () {
                  var got = 0;
                  addEventListener('devicemotion', function () { got++; });
                  window.counts = sensors.emulation.suppress();
                  dispatchEvent(new DeviceMotionEvent('devicemotion'));
                  return [got, counts.leaked()];
                })()
                """))
        .isEqualTo(List.of(1L, 0L));
  }

  @Test
  void whatListenersThrowIsCountedAndStillReachesThePage() {
    // What a driver's own script throws is hidden from the page.
    page.openBehind(
        """
        var caught = [];
        window.onerror = function (message) { caught.push(message); return true; };
        addEventListener('devicemotion', function (e) {
          if (!e.isTrusted) {
            throw new Error('at ' + e.interval);
          }
        });
        """);

    page.value("void (counts = sensors.emulation.suppress())");
    page.value("sensors.emulation.fire(['m', 0, null, null, null, 16])");
    page.value("sensors.emulation.fire(['m', 1, null, null, null, 17])");
    page.value("dispatchEvent(new DeviceMotionEvent('devicemotion', { interval: 18 }))");

    assertThat(page.value("caught"))
        .isEqualTo(
            List.of("Uncaught Error: at 16", "Uncaught Error: at 17", "Uncaught Error: at 18"));
    assertThat(page.value("counts.exceptions()")).isEqualTo(2L);
  }

  private void shake() {
    page.moveBy(new Vector(0.5, 0.5, 0.5), new Vector(0, 0, 9.8), new Vector(1, 2, 3));
  }
}
