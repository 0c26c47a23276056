package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason for "no readings", made in Chromium itself where it can be made there. */
class AccessTest {
  /** Makes the page's timers run thirty times as fast. */
  private static final String HURRY =
      "var later = window.setTimeout; window.setTimeout = function (run, ms) { return later(run, ms / 30); };";

  /** A device that sends nothing at all, not even the browser's own empty event. */
  static final String QUIET =
      """
      ['devicemotion', 'deviceorientation'].forEach(function (type) {
        addEventListener(type, function (event) { event.isTrusted && event.stopImmediatePropagation(); }, true);
      });
      """;

  private static final List<String> FEATURES =
      List.of("accelerometer", "gyroscope", "magnetometer");

  private final SensorPage page = new SensorPage();

  @AfterEach
  void allowEverything() {
    FEATURES.forEach(feature -> permit(feature, "granted"));
    page.rest();
    page.focus(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "o", "g"})
  void anInsecurePageIsNamedAtOnce(String stream) {
    page.openElsewhere();
    page.value(MotionTest.RECORD);

    page.value("record('one', ['" + stream + "'])");

    var why = "Sensors need a secure page: use https, or localhost (adb reverse).";
    assertThat(page.value("[isSecureContext, reply.state, reply.why]"))
        .isEqualTo(List.of(false, "insecure", why));
    assertThat(page.value("sensors.told"))
        .isEqualTo(List.of(Map.of("state", "insecure", "why", why)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "o", "g"})
  void aPolicyThatForbidsSensorsIsNamedAtOnceAndNotTried(String stream) {
    page.openWith(Map.of("Permissions-Policy", "accelerometer=(), gyroscope=()"));
    page.value(MotionTest.RECORD);
    page.value(
        "(reports = [], new ReportingObserver(function (all) { reports = reports.concat(all); }).observe())");

    page.value("record('one', ['" + stream + "'])");

    assertThat(page.value("[reply.state, reply.why]"))
        .isEqualTo(
            List.of(
                "denied",
                "The Permissions-Policy of the page forbids accelerometer, gyroscope: allow it there,"
                    + " and in a frame by its allow attribute."));
    page.value("(window.isOver = false, setTimeout(function () { isOver = true; }, 50))");
    page.until("isOver");
    assertThat(page.value("reports.length")).isEqualTo(0L);
  }

  @Test
  void aSecurityErrorIsThePolicyWhereTheBrowserDoesNotTellIt() {
    page.openAfter(
        "Object.defineProperty(document, 'featurePolicy', { value: undefined });"
            + " Accelerometer = function () { throw new DOMException('', 'SecurityError'); };");

    page.value("sensors.motion.watch(['g'])");
    page.until("sensors.told.length");

    assertThat(page.value("sensors.motion.why()"))
        .asString()
        .contains("Policy of the page forbids accelerometer:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{ features: function () { return ['accelerometer']; } }", "5"})
  void whatIsNoPolicyDeniesNothing(String odd) {
    page.openAfter("Object.defineProperty(document, 'featurePolicy', { value: " + odd + " });");
    page.value(MotionTest.RECORD);

    page.value("(record('one', ['m', 'g']), sensors.emulation.suppress())");

    assertThat(page.value("[reply.state, reply.why, new Accelerometer() instanceof Sensor]"))
        .isEqualTo(List.of("unknown", "", true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "o", "g"})
  void sensorsThatAreBlockedAreNamedAlsoInThePage(String stream) {
    FEATURES.forEach(feature -> permit(feature, "denied"));
    page.openAfter(ConsentTest.KEEP_ROOT);

    page.value("sensors.motion.watch(['" + stream + "'])");
    page.until("sensors.motion.state() === 'denied'");

    assertThat(page.value("sensors.motion.why()"))
        .isEqualTo(
            "The browser or its user refused: allow motion sensors in its site settings and reload.");
    page.until("window.root");
    assertThat(page.value("root.textContent"))
        .isEqualTo(
            "The motion sensors are blocked for this page. Allow them in the site settings of this browser and reload.OK");
    assertThat(page.value("sensors.told.length")).isEqualTo(1L);
  }

  @Test
  void aDeviceWithoutTheHardwareIsNamedWithEachClass() {
    page.focus(true);
    page.open();

    page.value("sensors.motion.watch(['g'])");
    page.until("sensors.motion.state() === 'absent'");

    assertThat(page.value("sensors.motion.why()"))
        .isEqualTo(
            "This device has no hardware for Accelerometer, LinearAccelerationSensor, GravitySensor, Gyroscope,"
                + " AbsoluteOrientationSensor, RelativeOrientationSensor, or keeps it back.");
  }

  @Test
  void aClassThatTheDeviceLacksIsNamedBesideThoseThatItHas() {
    page.focus(true);
    for (var type :
        List.of(
            "accelerometer",
            "linear-acceleration",
            "gravity",
            "absolute-orientation",
            "relative-orientation")) {
      page.feed(
          type,
          type.endsWith("orientation")
              ? Map.of("quaternion", Map.of("x", 0, "y", 0, "z", 0, "w", 1))
              : Map.of("xyz", Map.of("x", 1, "y", 2, "z", 3)));
    }
    page.open();

    page.value("sensors.motion.watch(['g'])");
    page.until("sensors.motion.why()");

    assertThat(page.value("[sensors.motion.state(), sensors.motion.why()]"))
        .isEqualTo(
            List.of("granted", "This device has no hardware for Gyroscope, or keeps it back."));
  }

  @Test
  void aBrowserWithoutTheClassesIsNamed() {
    page.openAfter(
        "Object.getOwnPropertyNames(window).forEach(function (name) {"
            + " if (/^(Accelerometer|Gyroscope|Magnetometer|.*[a-z]Sensor)$/.test(name)) { delete window[name]; } });");
    page.value(MotionTest.RECORD);

    page.value("record('one', ['g'])");

    assertThat(page.value("[reply.state, reply.why]"))
        .isEqualTo(
            List.of("absent", "This browser has no Generic Sensor classes: try another browser."));
  }

  @Test
  void aBrowserWithoutTheEventsIsNamedAlsoWhereAnArmedPageHasThemOfUs() {
    page.openAfter(
        """
        isArmed = true;
        ['ondevicemotion', 'ondeviceorientation', 'ondeviceorientationabsolute', 'DeviceMotionEvent', 'DeviceOrientationEvent']
          .forEach(function (name) { delete window[name]; });
        """);
    page.value(MotionTest.RECORD);

    page.value("record('one', ['m', 'o', 'a'])");

    assertThat(page.value("['ondevicemotion' in window, reply.state, reply.why]"))
        .isEqualTo(
            List.of(
                true,
                "absent",
                "This browser has no devicemotion, deviceorientation, deviceorientationabsolute: try another browser."));
  }

  @Test
  void aPageWithoutTheFocusIsNamed() {
    page.feed("gyroscope", Map.of("xyz", Map.of("x", 1, "y", 2, "z", 3)));
    page.openAfter(
        HURRY
            + "document.hasFocus = function () { return false; };"
            + "Sensor.prototype.start = function () {};");

    page.value("sensors.motion.watch(['g'])");
    page.until("sensors.motion.why()");

    assertThat(page.value("[sensors.motion.state(), sensors.motion.why()]"))
        .hasToString(
            "[unknown, Only the page that has the focus gets Accelerometer, LinearAccelerationSensor, GravitySensor,"
                + " Gyroscope, AbsoluteOrientationSensor, RelativeOrientationSensor: tap the page.]");
  }

  @Test
  void aHiddenPageIsNamed() {
    page.openAfter(HURRY + QUIET + "Object.defineProperty(document, 'hidden', { value: true });");

    page.value("sensors.motion.watch(['m', 'o'])");
    page.until("sensors.motion.why()");

    assertThat(page.value("sensors.motion.why()"))
        .isEqualTo("Hidden pages get no readings: bring the page to the front.");
  }

  @Test
  void aDeviceThatStaysSilentIsNamed() {
    page.openAfter(HURRY + QUIET);

    page.value("sensors.motion.watch(['m'])");
    page.until("sensors.motion.why()");

    assertThat(page.value("[sensors.motion.state(), sensors.motion.why()]"))
        .isEqualTo(
            List.of(
                "unknown", "No readings came: no motion sensors, or the browser keeps them back."));
  }

  @Test
  void nothingIsSaidOfSensorsToWhoAsksForSurroundingsAlone() {
    page.openElsewhere();
    page.value(MotionTest.RECORD);

    page.value("record('one', ['s', 'v'])");

    assertThat(page.value("[reply.why, sensors.told.length]")).isEqualTo(List.of("", 0L));
  }

  private void permit(String feature, String setting) {
    page.browser.command(
        "Browser.setPermission", Map.of("permission", Map.of("name", feature), "setting", setting));
  }
}
