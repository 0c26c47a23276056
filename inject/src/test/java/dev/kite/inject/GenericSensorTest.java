package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.inject.SensorPage.Vector;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The classes of the Generic Sensor API while rows are fired; the browser's own are the measure.
 */
class GenericSensorTest {
  /** `hear(sensor)` notes all that a sensor tells in `heard`; `fire(row...)` fires rows. */
  private static final String EARS =
      """
      (function () {
      window.heard = [];
      window.hear = function (sensor) {
        ['activate', 'reading', 'error'].forEach(function (type) {
          sensor.addEventListener(type, function (e) {
            heard.push([type].concat(type === 'reading' ? values(sensor) : type === 'error' ? e.error.name : []).join(' '));
          });
        });
        return sensor;
      };
      window.values = function (sensor) {
        return sensor.quaternion || ('illuminance' in sensor ? [sensor.illuminance] : [sensor.x, sensor.y, sensor.z]);
      };
      window.fire = function () {
        [].forEach.call(arguments, function (row) {
          if (!sensors.emulation.fires(row)) {
            throw new Error('not fired: ' + row);
          }
          sensors.emulation.fire(row);
        });
      };
      })()
      """;

  /** All that can be seen of the classes without making one. */
  private static final String SHAPES =
      """
      (function () {
        function text(f) {
          return f && [f.name, f.length, String(f), 'prototype' in f].join();
        }
        function flags(d) {
          return [d.enumerable, d.configurable, d.writable].join();
        }
        return ['Sensor', 'Accelerometer', 'LinearAccelerationSensor', 'GravitySensor', 'Gyroscope', 'OrientationSensor',
          'AbsoluteOrientationSensor', 'RelativeOrientationSensor', 'SensorErrorEvent'].map(function (name) {
          var Class = window[name];
          return [name, text(Class), flags(Object.getOwnPropertyDescriptor(window, name)), Object.getPrototypeOf(Class).name,
            flags(Object.getOwnPropertyDescriptor(Class, 'prototype')), String(Class.prototype),
            Object.getPrototypeOf(Class.prototype).constructor.name].concat(
            Object.getOwnPropertyNames(Class.prototype).sort().map(function (key) {
              var d = Object.getOwnPropertyDescriptor(Class.prototype, key);
              return [key, flags(d), text(d.get), text(d.set), text(d.value)].join();
            })).join(' | ');
        });
      })()
      """;

  /** What is said to pages that use the classes wrongly, and rightly. */
  private static final String USES =
      """
      [
        'Accelerometer()', 'new Sensor', 'new OrientationSensor', 'new Accelerometer(5)', 'new Accelerometer(null)',
        'new Gyroscope({ frequency: NaN })', 'new Gyroscope({ frequency: "x" })', 'new Gyroscope({ frequency: -1 })',
        'new Gyroscope({ referenceFrame: "moon" })', 'new GravitySensor({ referenceFrame: "screen" })',
        'new GravitySensor({ get frequency() { throw new RangeError("page") } })',
        'new AbsoluteOrientationSensor().populateMatrix()', 'new AbsoluteOrientationSensor().populateMatrix([1])',
        'new AbsoluteOrientationSensor().populateMatrix(new Int8Array(16))',
        'new AbsoluteOrientationSensor().populateMatrix(new Float32Array(15))',
        'new AbsoluteOrientationSensor().populateMatrix(new Float64Array(16))',
        'new AbsoluteOrientationSensor().populateMatrix(new DOMMatrix)',
        'new AbsoluteOrientationSensor().populateMatrix(new Float32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer))',
        'new AbsoluteOrientationSensor().populateMatrix(new Float64Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer))',
        'new RelativeOrientationSensor().quaternion',
        'Accelerometer.prototype.x', 'Sensor.prototype.start.call({})', 'Sensor.prototype.activated',
        'Object.getOwnPropertyDescriptor(Accelerometer.prototype, "x").get.call(new Gyroscope)',
        'Object.getOwnPropertyDescriptor(Accelerometer.prototype, "x").get.call(new GravitySensor)',
        'new Accelerometer().x = 5', 'new Accelerometer().start()', 'new Accelerometer().stop()',
        'var s = new Gyroscope; [s.x, s.activated, s.hasReading, s.timestamp, s.onreading, s.onerror, s.onactivate, Object.keys(s)]',
        'var s = new Gyroscope; s.onreading = 5; s.onreading', 'var s = new Gyroscope; s.onreading = {}; typeof s.onreading',
        'var s = new Gyroscope; s.onreading = eval; s.onreading = null; s.onreading',
        'var s = new GravitySensor; [s instanceof GravitySensor, s instanceof Accelerometer, s instanceof Sensor, s instanceof EventTarget, s instanceof Gyroscope]',
        'class Mine extends Accelerometer { who() { return 8 } } var m = new Mine({ frequency: 5 }); [m.who(), m instanceof Mine, m.x, String(m)]',
        'new SensorErrorEvent("error")', 'new SensorErrorEvent("error", { error: new DOMException("a", "b") }).error.name'
      ].map(function (source) {
        try {
          return source + ' -> ' + (0, eval)('(function () { ' + source.replace(/([^;]*)$/, 'return $1') + ' })()');
        } catch (e) {
          return source + ' !! ' + e.name + ': ' + e.message;
        }
      })
      """;

  private final SensorPage page = new SensorPage();

  @AfterEach
  void takeTheHardwareAway() {
    page.rest();
  }

  @Test
  void classesLookLikeTheBrowsersOwnAndGoAway() {
    page.open();
    var before = page.value(SHAPES);
    page.value("void (own = [Sensor, Accelerometer, SensorErrorEvent])");

    page.value("sensors.emulation.suppress()");
    assertThat(page.value("Accelerometer !== own[1]")).isEqualTo(true);
    assertThat(page.value(SHAPES)).isEqualTo(before);

    page.value("sensors.emulation.release()");
    assertThat(
            page.value(
                "[Sensor === own[0], Accelerometer === own[1], SensorErrorEvent === own[2], 'Magnetometer' in window]"))
        .isEqualTo(List.of(true, true, true, false));
  }

  @Test
  void usedRightlyAndWronglyTheyAnswerAsTheBrowsersOwn() {
    page.open();
    var before = page.value(USES);

    page.value("sensors.emulation.suppress()");

    assertThat(page.value(USES)).isEqualTo(before);
  }

  @Test
  void readingsArriveOneByOneInOrderAndEqualToTheBit() {
    openArmed();
    page.value("void (s = hear(new Accelerometer()), s.start(), s.x)");

    page.value(
        "(fire(['g', 0, 'Accelerometer', [0.1 + 0.2, -0, 1e-300]], ['g', 5, 'Accelerometer', [1, 2, 3]]), heard.length)");

    page.until("heard.length === 3");
    assertThat(page.value("heard"))
        .isEqualTo(List.of("activate", "reading 0.30000000000000004 0 1e-300", "reading 1 2 3"));
    assertThat(page.value("[s.hasReading, s.activated, s.timestamp <= performance.now(), s.x]"))
        .isEqualTo(List.of(true, true, true, 1L));
  }

  @Test
  void handlersAndListenersAreCalledInTasksOfTheirOwn() {
    openArmed();
    page.value("sensors.emulation.fires(['g', 0, 'Gyroscope', [0, 0, 0]])");
    page.value(
        "void (order = [], s = new Gyroscope(), s.onactivate = function (e) { order.push(this === s, e.target === s, s.activated, s.x); },"
            + " s.onreading = function () { order.push(s.z); s.stop(); order.push(s.z, s.activated); },"
            + " s.start(), order.push(s.activated))");
    page.until("order.length === 5");

    page.value(
        "void (fire(['g', 0, 'Gyroscope', [1, 2, 3]], ['g', 5, 'Gyroscope', [1, 2, 4]]), order.push('fired'))");
    page.until("order.length > 8");

    assertThat(page.value("order").toString())
        .isEqualTo("[false, true, true, true, null, fired, 3, null, false]");
  }

  @Test
  void aSensorOfTenHertzHearsEverySixthOfSixty() {
    openArmed();
    page.value("void (s = hear(new Gyroscope({ frequency: 10 })), s.start())");
    page.value(
        "(function () { for (var i = 0; i < 61; i++) { fire(['g', i * 16.66, 'Gyroscope', [i, 0, 0]]); } })()");
    page.until("heard.length > 10");
    page.value("void (s.stop(), s.start(), fire(['g', 2000, 'Gyroscope', [99, 0, 0]]))");
    page.until("heard[heard.length - 1] === 'reading 99 0 0'");

    assertThat(page.value("heard.filter(function (entry) { return entry !== 'activate'; }).join()"))
        .isEqualTo(
            "reading 0 0 0,reading 6 0 0,reading 12 0 0,reading 18 0 0,reading 24 0 0,reading 30 0 0,"
                + "reading 36 0 0,reading 42 0 0,reading 48 0 0,reading 54 0 0,reading 60 0 0,reading 99 0 0");
  }

  @Test
  void withoutRowsOfItsClassASensorFailsLikeMissingHardware() {
    openArmed();
    page.value("void (s = hear(new Gyroscope()), s.start())");

    page.value("fire(['g', 0, 'Accelerometer', [1, 2, 3]])");
    page.until("heard.length");

    assertThat(page.value("[heard, s.activated]"))
        .isEqualTo(List.of(List.of("error NotReadableError"), false));
  }

  @Test
  void eventsOfATraceAreReadingsToo() {
    openArmed();
    page.value(
        "void (all = [Accelerometer, LinearAccelerationSensor, GravitySensor, Gyroscope, RelativeOrientationSensor, AbsoluteOrientationSensor]"
            + ".map(function (Class) { var s = new Class(); s.start(); return s; }))");

    page.value(
        "fire(['m', 0, [1, 2, 3], [1.5, 3, 12], [180, 90, -360], 16], ['o', 0, 90, 0, 0, false], ['a', 0, 0, 90, 0])");
    page.until("all.every(function (s) { return s.hasReading; })");

    assertThat(page.value("all.map(values).join(' | ')"))
        .isEqualTo(
            "1.5,3,12 | 1,2,3 | 0.5,1,9 | 3.141592653589793,1.5707963267948966,-6.283185307179586"
                + " | 0,0,0.7071067811865475,0.7071067811865476 | 0.7071067811865475,0,0,0.7071067811865476");
  }

  @Test
  void aClassesOwnRowsWinOverThoseOfEvents() {
    openArmed();
    page.value("void (s = hear(new Accelerometer()), s.start())");

    page.value("sensors.emulation.fires(['g', 5, 'Accelerometer', [1, 1, 1]])");
    page.value(
        "fire(['m', 0, [1, 2, 3], [4, 5, 6], null, 16], ['g', 5, 'Accelerometer', [7, 8, 9]])");
    page.until("heard.length > 1");

    assertThat(page.value("heard.join()")).isEqualTo("activate,reading 7 8 9");
  }

  @Test
  void rareClassesAreThereWhileTheirRowsAre() {
    openArmed();
    assertThat(page.value("'AmbientLightSensor' in window")).isEqualTo(false);

    page.value(
        "fire(['g', 0, 'AmbientLightSensor', [120]], ['g', 0, 'UncalibratedMagnetometer', [1, 2, 3]])");
    page.value(
        "void (s = hear(new AmbientLightSensor()), s.start(), hear(u = new UncalibratedMagnetometer()), u.start())");
    page.until("heard.length === 4");

    assertThat(page.value("[heard, u.xBias]").toString())
        .isEqualTo("[[activate, activate, reading 120, reading 1 2 3], null]");
    page.value("sensors.emulation.release()");
    assertThat(page.value("'AmbientLightSensor' in window")).isEqualTo(false);
  }

  @Test
  void rowsOfNoSuchClassAreNotFired() {
    openArmed();

    assertThat(
            page.value(
                "[['g', 0, 'Sensor', [1]], ['g', 0, 'Geiger', [1]], ['g', 0, 'Gyroscope', 5], ['g', 0, 'toString', [1]], ['k', 0, 'x'], null]"
                    + ".map(function (row) { return sensors.emulation.fires(row); }).join()"))
        .isEqualTo("false,false,false,false,false,false");
  }

  @Test
  void matrixAndReferenceFrameAreTheBrowsersOwn() {
    for (var angle : List.of(0, 90, 180, 270)) {
      page.rest();
      page.browser.command(
          "Emulation.setDeviceMetricsOverride",
          Map.of(
              "width",
              400,
              "height",
              400,
              "deviceScaleFactor",
              1,
              "mobile",
              true,
              "screenOrientation",
              Map.of("type", "portraitPrimary", "angle", angle)));
      page.moveBy(new Vector(0, 0, 0), new Vector(1.5, -2.5, 9), new Vector(0, 0, 0));
      page.turn(0.1, 0.7, -0.1, 0.7);
      page.open();
      page.value(EARS);
      var look =
          "[new Accelerometer({ referenceFrame: 'screen' }), new AbsoluteOrientationSensor({ referenceFrame: 'screen' }), new AbsoluteOrientationSensor()]"
              + ".map(function (s) { s.start(); return s; })";
      var told =
          "read.map(function (s) { var m = new DOMMatrix(), f = new Float64Array(17);"
              + " if (s.populateMatrix) { s.populateMatrix(m); s.populateMatrix(f); }"
              + " return values(s).concat([].slice.call(f), [].slice.call(m.toFloat64Array())).map(function (n) { return n.toFixed(6) - 0 + 0; }); })";
      page.value("void (read = " + look + ")");
      page.until("read.every(function (s) { return s.hasReading; })");
      var own = page.value(told);

      page.value(
          "void (q = [].slice.call(read[2].quaternion), a = new Accelerometer(), a.start())");
      page.until("a.hasReading");
      page.value("void (v = values(a), sensors.emulation.suppress())");
      page.value("void (read = " + look + ")");
      page.value("fire(['g', 0, 'Accelerometer', v], ['g', 0, 'AbsoluteOrientationSensor', q])");
      page.until("read.every(function (s) { return s.hasReading; })");

      assertThat(page.value(told)).as("at " + angle).isEqualTo(own);
    }
  }

  @Test
  void whatThePagePutInTheirPlaceStays() {
    openArmed();
    page.value("void (Gyroscope = 'mine')");

    page.value("sensors.emulation.release()");

    assertThat(page.value("Gyroscope")).isEqualTo("mine");
  }

  @Test
  void aSensorOutlivesTheReplayAndHearsTheNext() {
    openArmed();
    page.value("void (s = hear(new Gyroscope()), s.start())");
    page.value("fire(['g', 0, 'Gyroscope', [1, 2, 3]])");
    page.until("heard.length === 2");

    page.value(
        "(sensors.emulation.release(), sensors.emulation.fire(['g', 5, 'Gyroscope', [9, 9, 9]]), sensors.emulation.suppress())");
    page.value("fire(['g', 0, 'Gyroscope', [4, 5, 6]])");
    page.until("heard.length === 3");

    assertThat(page.value("heard.join()")).isEqualTo("activate,reading 1 2 3,reading 4 5 6");
  }

  @Test
  void readingsOfTheDeviceThatThePageStillReadsCountAsLeaked() {
    page.moveBy(new Vector(0, 0, 0), new Vector(1, 2, 9), new Vector(0, 0, 0));
    page.open();
    page.value(EARS);
    page.value("void (s = new Accelerometer(), s.start())");
    page.until("s.hasReading");

    page.value("void (counts = sensors.emulation.suppress())");
    assertThat(page.value("counts.leaked()")).isEqualTo(0L);
    assertThat(page.value("[s.x, s.y, s.z, counts.leaked()].join()")).isEqualTo("1,2,9,1");
    page.value("sensors.emulation.release()");
    assertThat(
            page.value(
                "String(Object.getOwnPropertyDescriptor(Accelerometer.prototype, 'x').get) + s.x"))
        .isEqualTo("function get x() { [native code] }1");
  }

  @Test
  void recordingOfTheDeviceIsNoLeak() {
    page.feed("accelerometer", Map.of("xyz", Map.of("x", 1, "y", 2, "z", 9)));
    page.open();
    page.focus(true);
    page.value("sensors.motion.record({ streams: ['g'] }, function () {}, 'session')");

    page.until("sensors.motion.flush() || sensors.recorded.length");
    page.value("(counts = sensors.emulation.suppress(), sensors.recorded.length = 0)");
    page.feed("accelerometer", Map.of("xyz", Map.of("x", 3, "y", 2, "z", 9)));
    page.until("sensors.motion.flush() || sensors.recorded.length");

    assertThat(page.value("counts.leaked()")).isEqualTo(0L);
  }

  @Test
  void whatListenersOfSensorsThrowIsCounted() {
    page.openBehind("window.caught = []; window.onerror = function (text) { caught.push(text); };");
    page.value(EARS);
    page.value("void (counts = sensors.emulation.suppress())");
    page.browser.serve(
        "/throw.js",
        "window.s = new Gyroscope(); s.onreading = function () { throw new Error('mine'); }; s.start();");
    page.value(
        "void (t = document.createElement('script'), t.src = '/throw.js', document.head.appendChild(t))");
    page.until("window.s");

    page.value("fire(['g', 0, 'Gyroscope', [1, 2, 3]])");
    page.until("caught.length");

    assertThat(page.value("[caught, counts.exceptions()]").toString())
        .isEqualTo("[[Uncaught Error: mine], 1]");
  }

  @Test
  void worksWhereEventTargetsCannotBeMade() {
    page.openAfter(
        "EventTarget = function () { throw new TypeError('Illegal constructor'); };"
            + "delete window.Proxy; delete window.WeakMap; delete window.SensorErrorEvent;"
            + "delete window.Sensor; delete window.Accelerometer; delete window.Gyroscope;");
    page.value(EARS);
    page.value("sensors.emulation.suppress()");
    page.value(
        "void (s = hear(new Accelerometer()), s.onreading = function (e) { heard.push(this === s, e.target === s); }, s.start(),"
            + " hear(g = new Gyroscope()), g.start())");

    page.value("fire(['g', 0, 'Accelerometer', [1, 2, 3]])");
    page.until("heard.length === 5");

    assertThat(page.value("heard.join()"))
        .isEqualTo("activate,reading 1 2 3,true,true,error NotReadableError");
  }

  @Test
  void policyOfThePageDeniesWhatItDeniesOfTheDevice() {
    page.openWith(Map.of("Permissions-Policy", "accelerometer=(), gyroscope=(self)"));
    var tried =
        """
        ['Accelerometer', 'Gyroscope', 'LinearAccelerationSensor', 'RelativeOrientationSensor']
            .map(function (name) {
          try {
            return new window[name]() instanceof Sensor;
          } catch (e) {
            return e.name + ': ' + e.message;
          }
        })""";
    var natively = page.value(tried);
    assertThat(natively).asInstanceOf(InstanceOfAssertFactories.LIST).element(1).isEqualTo(true);
    assertThat(natively).asString().contains("SecurityError");

    page.value("window.native = Gyroscope, sensors.emulation.suppress()");
    assertThat(page.value("Gyroscope !== window.native")).isEqualTo(true);
    assertThat(page.value(tried)).isEqualTo(natively);
  }

  private void openArmed() {
    page.open();
    page.value(EARS);
    page.value("sensors.emulation.suppress()");
  }
}
