package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sensor objects that stand on the page's events have every reading of a trace. */
class MotionConsumersSensorsIT {
  private static final int SAMPLES = 180;

  @TempDir private Path folder;

  @Test
  void polyfilledSensorsReadEverySampleAndReportNoError() throws Exception {
    var rows = new SeededMotion(37).rows(SAMPLES);
    try (var page = ConsumerPage.open(folder, POLYFILL)) {
      page.phone().awaitTrue("window.isReady");
      page.replay(rows);
      var motions = SeededMotion.only(Motion.class, rows);
      assertReads(page, "Accelerometer", motions, it -> axes(it.accelerationIncludingGravity()));
      assertReads(page, "LinearAccelerationSensor", motions, it -> axes(it.acceleration()));
      assertReads(page, "Gyroscope", motions, it -> radians(it.rotationRate()));
      assertReads(page, "GravitySensor", motions, it -> gravity(it));
      assertTurns(
          page,
          "RelativeOrientationSensor",
          SeededMotion.only(Orientation.class, rows),
          it -> Quaternion.ofDevice(it.alpha(), it.beta(), it.gamma()));
      assertTurns(
          page,
          "AbsoluteOrientationSensor",
          SeededMotion.only(AbsoluteOrientation.class, rows),
          it -> Quaternion.ofDevice(it.alpha(), it.beta(), it.gamma()));
      assertThat(page.list("errors")).isEmpty();
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static final String POLYFILL =
      """
      <script>
        var read = {};
        var errors = [];
        var names = ['Accelerometer', 'LinearAccelerationSensor', 'Gyroscope', 'GravitySensor',
            'RelativeOrientationSensor', 'AbsoluteOrientationSensor'];
        // As in the browsers that the polyfill is for; it takes the browser's own where it has them.
        names.forEach(function (name) { delete window[name]; });
      </script>
      <script type="module">
        import * as sensors from '/npm/motion-sensors-polyfill/src/motion-sensors.js';
        for (const name of names) {
          const sensor = new sensors[name]();
          read[name] = [];
          sensor.onreading = () => read[name].push(sensor.quaternion || [sensor.x, sensor.y, sensor.z]);
          sensor.onerror = event => errors.push(name + ': ' + event.error.name);
          sensor.start();
        }
        window.isReady = true;
      </script>
      """;

  @Test
  void sensorClassesOfTheBrowserReadEveryRowOfTheirs() throws Exception {
    var rows = generic(new SeededMotion(84));
    try (var page = ConsumerPage.open(folder, NATIVE)) {
      page.replay(rows);
      for (var sensor : GENERIC) {
        var own = rows.stream().filter(row -> row.sensor().equals(sensor)).toList();
        assertReads(page, sensor, own, MotionConsumersSensorsIT::values);
      }
      page.phone().ask("sensors.forEach(function (sensor) { sensor.stop(); })");
      page.replay(rows);
      assertThat(page.list("read.Gyroscope")).hasSize(SAMPLES);
      assertThat(page.list("errors")).isEmpty();
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static final List<String> GENERIC =
      List.of(
          "Accelerometer", "Gyroscope", "LinearAccelerationSensor", "AbsoluteOrientationSensor");

  private static final String NATIVE =
      """
      <script>
        var read = {};
        var errors = [];
        var sensors = [Accelerometer, Gyroscope, LinearAccelerationSensor, AbsoluteOrientationSensor]
            .map(function (Class) {
          var sensor = new Class({ frequency: 60 });
          read[Class.name] = [];
          sensor.onreading = function () {
            read[Class.name].push(Class.name === 'AbsoluteOrientationSensor'
                ? sensor.quaternion : [sensor.x, sensor.y, sensor.z]);
          };
          sensor.onerror = function (event) { errors.push(Class.name + ': ' + event.error.name); };
          sensor.start();
          return sensor;
        });
      </script>
      """;

  private static List<Generic> generic(SeededMotion motion) {
    var rows = new ArrayList<Generic>();
    for (int i = 0; i < SAMPLES; i++) {
      for (var sensor : GENERIC) {
        var values = new ArrayList<@Nullable Double>();
        for (double value : axes(motion.vector(20))) {
          values.add(value);
        }
        if (sensor.equals("AbsoluteOrientationSensor")) {
          values.add(0.5);
        }
        rows.add(new Generic(i * SeededMotion.STEP, sensor, values));
      }
    }
    return rows;
  }

  private static double[] values(Generic row) {
    return row.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static <R extends Reading> void assertReads(
      ConsumerPage page, String sensor, List<R> rows, Function<R, double[]> expected) {
    var read = read(page, sensor, rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(numbers(read.get(i)))
          .as("%s, sample %d", sensor, i)
          .containsExactly(expected.apply(rows.get(i)));
    }
  }

  private static <R extends Reading> void assertTurns(
      ConsumerPage page, String sensor, List<R> rows, Function<R, Quaternion> expected) {
    var read = read(page, sensor, rows);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(expected.apply(rows.get(i)).distance(numbers(read.get(i))))
          .as("%s, sample %d", sensor, i)
          .isLessThan(1e-12);
    }
  }

  private static JsonArray read(ConsumerPage page, String sensor, List<?> rows) {
    var read = page.list("read." + sensor);
    assertThat(read.size()).as("readings of %s", sensor).isEqualTo(rows.size());
    return read;
  }

  private static double[] axes(Vector vector) {
    return new double[] {vector.x(), vector.y(), vector.z()};
  }

  private static double[] radians(Vector vector) {
    double radian = Math.PI / 180;
    return new double[] {vector.x() * radian, vector.y() * radian, vector.z() * radian};
  }

  private static double[] gravity(Motion motion) {
    var all = axes(motion.accelerationIncludingGravity());
    var own = axes(motion.acceleration());
    return new double[] {all[0] - own[0], all[1] - own[1], all[2] - own[2]};
  }

  private static double[] numbers(JsonElement array) {
    return array.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }
}
