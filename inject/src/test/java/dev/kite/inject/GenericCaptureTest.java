package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Generic Sensor classes over Chromium's virtual sensors. */
class GenericCaptureTest {
  /** What the page's own instances of the classes say, as rows of a trace. */
  private static final String OWN =
      """
      (own = [], ['Accelerometer', 'LinearAccelerationSensor', 'Gyroscope', 'AbsoluteOrientationSensor']
        .forEach(function (name) {
          var sensor = new window[name]({ frequency: 60 });
          sensor.onreading = function () {
            own.push(['g', sensor.timestamp, name, sensor.quaternion || [sensor.x, sensor.y, sensor.z]]);
          };
          sensor.start();
        }))
      """;

  private final SensorPage page = new SensorPage();

  @BeforeEach
  void giveThePageTheFocus() {
    page.focus(true);
  }

  @AfterEach
  void takeTheHardwareAway() {
    page.rest();
    page.focus(false);
  }

  @Test
  void readingsOfAllClassesAreThoseThatThePageItselfGets() {
    move(0);
    page.open();
    page.value(MotionTest.RECORD);
    page.value(OWN);
    page.value("record('one', ['g'])");
    page.until("own.length >= 4 && rows().length >= 4");

    for (int step = 1; step <= 5; step++) {
      move(step);
      page.until(
          "[own, rows()].every(function (all) { return all.filter(function (row) { return row[2] ==="
              + " 'Accelerometer' && row[3][0] === "
              + step
              + "; }).length; })");
    }
    page.until("own.length >= 24");
    page.value("stop('one')");

    assertThat(page.value("sorted(rows())".replace("sorted", SORTED)))
        .isEqualTo(page.value("sorted(own)".replace("sorted", SORTED)));
    assertThat(
            page.value(
                "rows().filter(function (row) { return row[2] === 'Accelerometer'; })[3][3]"))
        .isEqualTo(List.of(3L, 1.5, -9.5));
    assertThat(page.value("sensors.motion.state()")).isEqualTo("granted");
  }

  /** All but the first of each class, which was measured before the page began. */
  private static final String SORTED =
      """
      (function (all) {
        var classes = own.map(function (row) { return row[2]; });
        return all.filter(function (row) { return classes.indexOf(row[2]) >= 0 && row[3][0] !== 0 && row[3][1] !== 1; })
          .map(function (row) { return JSON.stringify(row); }).sort();
      })
      """;

  @Test
  void whatWasMeasuredBeforeTheCaptureHasTheTimeOfItsBegin() {
    move(0);
    page.open();
    page.value(MotionTest.RECORD);

    page.value("(before = performance.now(), record('one', ['g']), after = performance.now())");
    page.until("rows().length > 3");

    assertThat(
            page.value(
                "rows().every(function (row) { return row[1] >= before && row[1] <= after; })"))
        .isEqualTo(true);
  }

  @Test
  void classThatTakesTheNameOfTheBrowsersOwnIsNotCaptured() {
    move(0);
    var driven = new DrivenPage();
    driven.open("<script>made = 0; Accelerometer = function () { made++; };</script>");

    driven.ask("Sensor.record", Map.of("streams", List.of("g")));

    assertThat(driven.page.frame("Sensor.recorded", "[\"g\","))
        .contains("\"Accelerometer\",[0,0,-9.5]");
    assertThat(driven.value("made")).isEqualTo(0L);
  }

  @Test
  void sensorsRunOnlyWhileSomebodyWantsThem() {
    move(0);
    page.openAfter(
        """
        running = 0;
        ['start', 'stop'].forEach(function (name) {
          var own = Sensor.prototype[name];
          Sensor.prototype[name] = function () { running += name === 'start' ? 1 : -1; own.call(this); };
        });
        """);
    page.value(MotionTest.RECORD);

    page.value("(record('one', ['m', 'o']), none = running, record('one', ['g']), some = running)");
    page.value(
        "(sensors.motion.watch(['g']), stop('one'), still = running, sensors.motion.watch([]))");

    assertThat(page.value("[none, some, still, running]")).isEqualTo(List.of(0L, 6L, 6L, 0L));
  }

  @Test
  void watchersGetEveryClassInOneStream() {
    move(0);
    page.open();

    page.value("sensors.motion.watch(['g'])");
    page.until(
        """
        ['Accelerometer', 'Gyroscope', 'AbsoluteOrientationSensor'].every(function (name) {
          return sensors.sent.some(function (sent) {
            return sent.stream === 'g' && sent.rows.some(function (row) { return row[2] === name; });
          });
        })
        """);

    assertThat(
            page.value(
                "sensors.sent.every(function (s, i) { return s.n === s.rows.length + (i ? sensors.sent[i - 1].n : 0); })"))
        .isEqualTo(true);
  }

  private void move(int step) {
    var xyz = Map.of("xyz", (Object) Map.of("x", step, "y", step / 2.0, "z", -9.5));
    page.feed("accelerometer", xyz);
    page.feed("linear-acceleration", xyz);
    page.feed("gyroscope", xyz);
    var quaternion =
        step % 2 == 0
            ? Map.of("x", 0, "y", 0, "z", 0, "w", 1)
            : Map.of("x", 0, "y", 0, "z", 1, "w", 0);
    page.feed("absolute-orientation", Map.of("quaternion", quaternion));
  }
}
