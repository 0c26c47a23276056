package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generic Sensor classes, the screen and visibility on their way from virtual hardware into a file,
 * against what a page's own sensors say.
 */
class CaptureIT {
  private static final List<String> SENSORS =
      List.of("accelerometer", "linear-acceleration", "gravity", "gyroscope");

  /** The page's own instance, whose readings have times from the page's clock. */
  private static final String OWN =
      """
      <script>
        var own = [];
        var sensor = new LinearAccelerationSensor({ frequency: 60 });
        sensor.onreading = function () { own.push([sensor.timestamp, sensor.x, sensor.y, sensor.z]); };
        sensor.start();
      </script>
      """;

  @TempDir private Path folder;

  @Test
  void classesScreenAndVisibilityAreRecordedWithTheirOwnTimes() throws Exception {
    var home = new Home(folder);
    var trace = folder.resolve("hand.kite.jsonl");
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home)) {
      assertThat(relay.lines()).isNotEmpty();
      phone.focus();
      phone.turn("portraitPrimary", 0);
      SENSORS.forEach(phone::enableSensor);
      move(phone, 0);
      phone.open(pages.add("/hand", "Hand", home.scriptTag(), OWN));
      try (var record = KiteProcess.start(home, "record", trace.toString(), "--streams", "g,s,v")) {
        record.await("the first rows", () -> rows(trace, "g").size() >= 4);
        for (int step = 1; step <= 5; step++) {
          int now = step;
          move(phone, step);
          record.await("step " + step, () -> linear(trace).stream().anyMatch(x -> x == now));
        }
        phone.turn("landscapePrimary", 90);
        record.await("the turned screen", () -> rows(trace, "s").size() == 2);
        record.terminate();
        record.awaitExit();
      }
      assertThat(rows(trace, "s"))
          .extracting(row -> row.get(2) + "," + row.get(3).getAsString())
          .containsExactly("0,portrait-primary", "90,landscape-primary");
      assertThat(rows(trace, "v"))
          .extracting(row -> row.get(2).getAsString())
          .containsExactly("visible");
      assertThat(linear(trace)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
      assertThat(spans(recordedTimes(trace))).isEqualTo(spans(ownTimes(phone)));
      assertThat(rows(trace, "g"))
          .extracting(row -> row.get(2).getAsString())
          .contains("Accelerometer", "LinearAccelerationSensor", "GravitySensor", "Gyroscope");
    }
  }

  private static void move(Phone phone, int step) {
    SENSORS.forEach(type -> phone.feedSensor(type, step, -step, 9.5));
  }

  /** The x of each reading. */
  private static List<Double> linear(Path trace) throws Exception {
    return linearRows(trace).stream()
        .map(row -> row.get(3).getAsJsonArray().get(0).getAsDouble())
        .toList();
  }

  private static List<JsonArray> linearRows(Path trace) throws Exception {
    return rows(trace, "g").stream()
        .filter(row -> row.get(2).getAsString().equals("LinearAccelerationSensor"))
        .toList();
  }

  /** The first was measured before the recording began. */
  private static List<Double> recordedTimes(Path trace) throws Exception {
    return linearRows(trace).stream().skip(1).map(row -> row.get(1).getAsDouble()).toList();
  }

  private static List<Double> ownTimes(Phone phone) {
    var times = new ArrayList<Double>();
    ((List<?>) phone.ask("return own.slice(1).map(function (row) { return '' + row[0]; })"))
        .forEach(time -> times.add(Double.parseDouble((String) time)));
    return times;
  }

  /** Times from one reading to the next, in tenths of milliseconds. */
  private static List<Long> spans(List<Double> times) {
    var spans = new ArrayList<Long>();
    for (int i = 1; i < times.size(); i++) {
      spans.add(Math.round((times.get(i) - times.get(i - 1)) * 10));
    }
    return spans;
  }

  private static List<JsonArray> rows(Path trace, String tag) throws Exception {
    var rows = new ArrayList<JsonArray>();
    if (Files.exists(trace)) {
      for (var line : Files.readAllLines(trace)) {
        // The file is being written: its last line may be half there.
        if (line.startsWith("[\"" + tag + "\"") && line.endsWith("]")) {
          rows.add(JsonParser.parseString(line).getAsJsonArray());
        }
      }
    }
    return rows;
  }
}
