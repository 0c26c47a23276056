package dev.kite.inject;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page with the sensor parts of the script, reached as {@code sensors}, and virtual hardware
 * under it.
 */
final class SensorPage {
  /**
   * Starts the parts and leaves them, and what they told, where a test can reach them. The page can
   * be armed by {@code isArmed}; with {@code isLate} nobody stands at the sensor events from the
   * start.
   */
  static final String PARTS =
      """
      var intrinsics = createIntrinsics(window);
      var timers = createTimers(intrinsics, window);
      var told = [];
      var recorded = [];
      var sent = [];
      var consent = createConsent(intrinsics, timers, window);
      var gates = createGates(intrinsics, window, !!window.isArmed);
      if (!window.isLate) {
        gates.stand();
      }
      var emulation = createEmulation(intrinsics, timers, gates, window);
      var clock = createClock(intrinsics, timers, window);
      window.sensors = {
        told: told,
        sent: sent,
        recorded: recorded,
        consent: consent,
        emulation: emulation,
        clock: clock,
        playout: createPlayout(intrinsics, timers, emulation, createClock(intrinsics, timers, window), function () { return true; }),
        playoutBy: function (timers, emulation, clock, isUp) {
          return createPlayout(intrinsics, timers, emulation, clock, isUp);
        },
        holdBy: function (timers, emulation, clock) {
          return createHold(intrinsics, timers, emulation, clock);
        },
        replay: createReplay(intrinsics, window, emulation, clock, function () { return true; }),
        motion: createMotion(intrinsics, timers, window, consent, {
          emit: function (method, makeParams) { told.push(makeParams()); },
          emitTo: function (session, method, makeParams) {
            recorded.push(Object.assign({ to: session, method: method }, makeParams()));
          },
          readings: function (stream, n, rows) { sent.push({ stream: stream, n: n, rows: rows }); }
        }, gates, emulation),
        access: function (other, tell) { return createAccess(intrinsics, timers, other, consent, tell, function () {}, function () {}); },
        replayBy: function (emulation, clock, isUp) {
          return createReplay(intrinsics, window, emulation, clock, isUp);
        },
        arm: function (timers, tab) { return createArm(intrinsics, timers, window, gates, tab, emulation); },
        lateness: createLateness
      };
      """;

  private static final String TAG = "<script src=/sensors.js></script>";
  private static final List<String> MOTION_SENSORS =
      List.of("accelerometer", "linear-acceleration", "gyroscope");
  private static final List<String> TURN_SENSORS =
      List.of("absolute-orientation", "relative-orientation");

  final Browser browser = Browser.shared();
  private final Set<String> fed = new LinkedHashSet<>();

  /** Opens a page whose first script is ours. */
  void open() {
    open("<!doctype html>" + TAG);
  }

  /** Opens a page in which other scripts stand before ours. */
  void openBehind(String script) {
    open("<!doctype html><script>" + script + "</script>" + TAG);
  }

  private void open(String html) {
    serve(html, Map.of());
    browser.open("/sensors.html");
  }

  /** Opens a page with ours alone, answered with these headers. */
  void openWith(Map<String, String> headers) {
    serve("<!doctype html>" + TAG, headers);
    browser.open("/sensors.html");
  }

  /** Opens a page at a name that is not this machine's, over http: no secure context. */
  void openElsewhere() {
    serve("<!doctype html>" + TAG, Map.of());
    browser.openElsewhere("/sensors.html");
  }

  /** Opens a page whose browser is changed by a script that runs before everything. */
  void openAfter(String change) {
    serve("<!doctype html>" + TAG, Map.of());
    browser.open("/sensors.html", change);
  }

  private void serve(String html, Map<String, String> headers) {
    browser.serve("/sensors.js", Browser.factories(PARTS));
    browser.serve("/sensors.html", html, headers);
  }

  /** The value of an expression in the page. */
  @Nullable Object value(String expression) {
    return browser.evaluate(expression);
  }

  /** Waits until a condition holds in the page, for at most 20 seconds. */
  void until(String condition) {
    browser.await(
        "(function look() { if ("
            + condition
            + ") { done(); } else { setTimeout(look, 5); } })();");
  }

  /** Puts motion sensors under the browser that rest at these readings. */
  void moveBy(Vector acceleration, Vector gravity, Vector rotation) {
    var readings = List.of(gravity, acceleration, rotation);
    for (var i = 0; i < MOTION_SENSORS.size(); i++) {
      override(MOTION_SENSORS.get(i), true);
      browser.command(
          "Emulation.setSensorOverrideReadings",
          Map.of("type", MOTION_SENSORS.get(i), "reading", Map.of("xyz", readings.get(i).map())));
    }
  }

  /** Puts sensors under the browser that say it is turned by this quaternion. */
  void turn(double x, double y, double z, double w) {
    for (var type : TURN_SENSORS) {
      feed(type, Map.of("quaternion", Map.of("x", x, "y", y, "z", z, "w", w)));
    }
  }

  /**
   * Puts one virtual sensor under the browser, or has it say something new; type and reading as in
   * CDP's {@code Emulation.setSensorOverrideReadings}.
   */
  void feed(String type, Map<String, Object> reading) {
    if (fed.add(type)) {
      override(type, true);
    }
    browser.command(
        "Emulation.setSensorOverrideReadings", Map.of("type", type, "reading", reading));
  }

  /** Gives the page the focus, without which Generic Sensor classes give nothing, or takes it. */
  void focus(boolean isFocused) {
    browser.command("Emulation.setFocusEmulationEnabled", Map.of("enabled", isFocused));
  }

  /** Takes the virtual hardware away. */
  void rest() {
    MOTION_SENSORS.forEach(type -> override(type, false));
    fed.forEach(type -> override(type, false));
    fed.clear();
    browser.command("Emulation.clearDeviceMetricsOverride", Map.of());
    browser.command("DeviceOrientation.clearDeviceOrientationOverride", Map.of());
  }

  private void override(String type, boolean enabled) {
    browser.command(
        "Emulation.setSensorOverrideEnabled",
        Map.of("type", type, "enabled", enabled, "metadata", Map.of("available", true)));
  }

  /** Three readings of one sensor. */
  record Vector(double x, double y, double z) {
    private Map<String, Object> map() {
      return Map.of("x", x, "y", y, "z", z);
    }
  }
}
