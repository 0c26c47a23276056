package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sensors that a browser's own tools speak for. */
class SensorOverrideTest {
  private static final String ENABLE = "Emulation.setSensorOverrideEnabled";
  private static final String SET = "Emulation.setSensorOverrideReadings";
  private static final String TELL = "Emulation.getOverriddenSensorInformation";

  /** Keeps the latest event of each type that is not the browser's own. */
  private static final String LISTENING =
      """
      <script>
        window.last = {};
        ['devicemotion', 'deviceorientation', 'deviceorientationabsolute'].forEach(function (type) {
          addEventListener(type, function (e) { last[type] = e.isTrusted ? last[type] : e; });
        });
        function isTurned(type, angles) {
          var e = last[type];
          return angles.every(function (angle, i) {
            var off = Math.abs(angle - [e.alpha, e.beta, e.gamma][i]);
            return Math.min(off, 360 - off) < 0.06;
          });
        }
        function turned(type) {
          var e = last[type];
          return e && [e.alpha.toFixed(6), e.beta.toFixed(6), e.gamma.toFixed(6), e.absolute].join(' ');
        }
      </script>
      """;

  private final DrivenPage page = new DrivenPage();

  @Test
  void sensorHearsEachReadingOnceAndExactly() {
    page.open(LISTENING);
    enable("gyroscope");
    page.value(
        "void (n = 0, s = new Gyroscope({ frequency: 20 }), s.onreading = function () { n++; }, s.start())");

    page.ask(SET, xyz("gyroscope", 0.1 + 0.2, -2, 3));
    page.page.until("n === 1 && last.devicemotion");

    assertThat(page.value("[s.x, s.y, s.z, n]").toString())
        .isEqualTo("[0.30000000000000004, -2, 3, 1]");
    assertThat(page.ask(TELL, Map.of("type", "gyroscope")))
        .isEqualTo(Map.of("requestedSamplingFrequency", 20L));
  }

  @Test
  void motionEventsAreMadeOfThreeSensors() {
    page.open(LISTENING);
    enable("accelerometer");
    page.ask(SET, xyz("accelerometer", 1, 2, 9.5));
    page.page.until("last.devicemotion");
    assertThat(
            page.value("[last.devicemotion.acceleration, last.devicemotion.rotationRate].join()"))
        .isEqualTo(",");

    enable("linear-acceleration");
    enable("gyroscope");
    page.ask(SET, xyz("linear-acceleration", 0.5, 0, -1));
    page.ask(SET, xyz("gyroscope", Math.PI, 0, -Math.PI / 2));
    page.page.until("last.devicemotion.rotationRate");
    page.page.until("last.devicemotion.acceleration");

    assertThat(
            page.value(
                "(function (e) { var a = e.acceleration, g = e.accelerationIncludingGravity, r = e.rotationRate;"
                    + " return [a.x, a.y, a.z, g.x, g.y, g.z, r.alpha, r.beta, r.gamma, e.interval].join(); })(last.devicemotion)"))
        .isEqualTo("0.5,0,-1,1,2,9.5,180,0,-90,16");
  }

  // What Chromium itself makes of the same quaternions, to a tenth of a degree.
  @ParameterizedTest
  @CsvSource({
    "0,0,0,1,0,0,0",
    "0.1,0.2,0.3,0.9,33.7,18.4,19.4",
    "-0.5,0.5,0.5,0.5,270,-180,-90",
    "0.2,0.9,0.1,-0.3,153.7,176.4,37.7",
    "0.9,0.1,0.2,0.3,4.6,142.4,23.5"
  })
  void orientationEventsHaveTheAnglesThatTheBrowserWouldMake(
      double x, double y, double z, double w, double alpha, double beta, double gamma) {
    var length = Math.sqrt(x * x + y * y + z * z + w * w);
    var reading = Map.of("x", x / length, "y", y / length, "z", z / length, "w", w / length);
    page.open(LISTENING);
    for (var type : List.of("relative-orientation", "absolute-orientation")) {
      enable(type);
      page.ask(SET, Map.of("type", type, "reading", Map.of("quaternion", reading)));
    }
    page.page.until("last.deviceorientation && last.deviceorientationabsolute");

    var expected = List.of(alpha, beta, gamma);
    for (var type : List.of("deviceorientation", "deviceorientationabsolute")) {
      assertThat(page.value("isTurned('%s', %s)".formatted(type, expected)))
          .as(type + " " + page.value("turned('" + type + "')") + " for " + expected)
          .isEqualTo(true);
    }
    assertThat(
            page.value(
                "[last.deviceorientation.absolute, last.deviceorientationabsolute.absolute]"))
        .isEqualTo(List.of(false, true));
  }

  @Test
  void absoluteOrientationStandsInForTheRelativeOne() {
    page.open(LISTENING);
    enable("absolute-orientation");
    page.ask(
        SET,
        Map.of(
            "type",
            "absolute-orientation",
            "reading",
            Map.of("quaternion", Map.of("x", 0, "y", 0, "z", 0, "w", 1))));
    page.page.until("last.deviceorientation");

    assertThat(page.value("turned('deviceorientation')"))
        .isEqualTo("0.000000 0.000000 0.000000 true");
  }

  @ParameterizedTest
  @CsvSource({"560,60", "30,30", "-1,2", "0,60"})
  void frequencyIsWhatTheSensorCanDo(int asked, long told) {
    page.open(LISTENING);
    page.ask(
        ENABLE,
        Map.of("enabled", true, "type", "gyroscope", "metadata", Map.of("minimumFrequency", 2)));
    page.value("void new Gyroscope({ frequency: %d }).start()".formatted(asked));

    assertThat(page.ask(TELL, Map.of("type", "gyroscope")))
        .isEqualTo(Map.of("requestedSamplingFrequency", told));
  }

  @Test
  void sensorHasTheLatestReadingWhenItIsActivated() {
    page.open(LISTENING);
    enable("gyroscope");
    page.ask(SET, xyz("gyroscope", 1, -2, 3));
    page.value(
        "void (s = new Gyroscope(), s.onactivate = function () { at = [s.hasReading, s.x, s.y, s.z]; },"
            + " s.onreading = function () { isRead = true; }, s.start())");

    page.page.until("window.isRead");
    assertThat(page.value("at")).isEqualTo(List.of(true, 1L, -2L, 3L));
  }

  @Test
  void newOverrideKnowsNothingOfTheReadingsBefore() {
    page.open(LISTENING);
    // Another one goes on, so the emulation stays in the page.
    enable("accelerometer");
    enable("gyroscope");
    page.ask(SET, xyz("gyroscope", 1, -2, 3));
    page.ask(ENABLE, Map.of("enabled", false, "type", "gyroscope"));
    enable("gyroscope");
    page.value(
        "void (s = new Gyroscope(), s.onactivate = function () { at = [s.hasReading, s.x]; }, s.start())");

    page.page.until("window.at");
    assertThat(page.value("at")).hasToString("[false, null]");
  }

  @Test
  void unavailableSensorFails() {
    page.open(LISTENING);
    page.ask(
        ENABLE,
        Map.of("enabled", true, "type", "ambient-light", "metadata", Map.of("available", false)));
    page.value(
        "void (s = new AmbientLightSensor(), s.onerror = function (e) { error = e.error.name; }, s.start())");

    page.page.until("window.error");
    assertThat(page.value("error")).isEqualTo("NotReadableError");
  }

  @Test
  void lastOneThatIsTakenAwayGivesTheBrowserBack() {
    page.open(LISTENING);
    page.value("void (own = Gyroscope)");
    enable("gyroscope");
    enable("ambient-light");
    page.ask(
        SET, Map.of("type", "ambient-light", "reading", Map.of("single", Map.of("value", 120))));

    page.ask(ENABLE, Map.of("enabled", false, "type", "gyroscope"));
    assertThat(page.value("Gyroscope === own")).isEqualTo(false);
    page.ask(ENABLE, Map.of("enabled", false, "type", "ambient-light"));
    page.ask(ENABLE, Map.of("enabled", false, "type", "ambient-light"));

    assertThat(page.value("[Gyroscope === own, typeof AmbientLightSensor].join()"))
        .isEqualTo("true,undefined");
  }

  @Test
  void whatIsWrongIsNamed() {
    page.open(LISTENING);

    assertThat(page.refusal(ENABLE, Map.of("enabled", true, "type", "nose")))
        .startsWith("-32602 type: expected one of accelerometer, linear-acceleration, ");
    assertThat(page.refusal(ENABLE, Map.of("type", "gyroscope")))
        .isEqualTo("-32602 enabled: expected true or false.");
    assertThat(page.refusal(SET, xyz("gyroscope", 1, 2, 3)))
        .isEqualTo("-32000 gyroscope is not overridden: enable that first.");
    enable("gyroscope");
    assertThat(page.refusal(ENABLE, Map.of("enabled", true, "type", "gyroscope")))
        .isEqualTo("-32602 type: gyroscope is overridden already.");
    assertThat(
            page.refusal(
                SET, Map.of("type", "gyroscope", "reading", Map.of("xyz", Map.of("x", 1)))))
        .isEqualTo("-32602 reading: expected xyz with the numbers x, y, z.");
  }

  private void enable(String type) {
    assertThat(page.ask(ENABLE, Map.of("enabled", true, "type", type))).isEmpty();
  }

  private static Map<String, Object> xyz(String type, double x, double y, double z) {
    return Map.of("type", type, "reading", Map.of("xyz", Map.of("x", x, "y", y, "z", z)));
  }
}
