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
 * A recorded motion: from one page's virtual hardware into a file, from the file into another
 * page's listener.
 */
class SensorsIT {
  /** Chrome makes tenths of what hardware says; halves stay exactly what they are. */
  private static final List<double[]> FED =
      List.of(
          new double[] {0.5, -1.5, 9.5},
          new double[] {12.5, -4.5, 4},
          new double[] {-18.5, 6, 1.5},
          new double[] {7.5, -10, 20.5},
          new double[] {-0.5, 0, 10});

  @TempDir private Path folder;

  @Test
  void recordedMotionReplaysIntoAnotherPageBitForBit() throws Exception {
    var home = new Home(folder);
    var trace = folder.resolve("shake.kite.jsonl");
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.start(home, "serve", "--port", Integer.toString(home.port))) {
      relay.awaitLine("the relay's address", line -> line.contains(home.relay()));
      var tag = home.scriptTag();

      phone.open(pages.add("/hand", "Hand", tag, ""));
      record(home, phone, trace);
      assertThat(distinct(readings(trace)))
          .containsSubsequence(FED.stream().map(SensorsIT::text).toList());

      phone.openInNewTab(pages.add("/game", "Game", armed(tag), LISTENER));
      var report = replay(home, trace);
      assertThat(report).anyMatch(line -> line.contains("p99"));
      assertThat(heard(phone)).isEqualTo(bits(readings(trace)));
    }
  }

  /**
   * Desktop Chrome sends an event without values to whoever begins to listen; this page must not
   * hear it.
   */
  private static String armed(String tag) {
    return tag.replace("></", " data-sensors=\"armed\"></");
  }

  private static void record(Home home, Phone phone, Path trace) throws Exception {
    phone.enableSensor("accelerometer");
    phone.enableSensor("linear-acceleration");
    phone.enableSensor("gyroscope");
    feed(phone, FED.get(0));
    try (var record =
        KiteProcess.start(home, "record", trace.toString(), "--target", "Hand", "--streams", "m")) {
      record.await("the first rows", () -> Files.exists(trace) && !readings(trace).isEmpty());
      for (var reading : FED) {
        feed(phone, reading);
        record.await(
            "rows with " + text(reading), () -> distinct(readings(trace)).contains(text(reading)));
      }
      record.terminate();
      assertThat(record.awaitExit()).as("%s", record.errors()).isZero();
    }
  }

  private static void feed(Phone phone, double[] reading) {
    phone.feedSensor("accelerometer", reading[0], reading[1], reading[2]);
    phone.feedSensor("linear-acceleration", reading[0], reading[1], reading[2] - 10);
    phone.feedSensor("gyroscope", reading[0] / 10, 0, 0);
  }

  private static List<String> replay(Home home, Path trace) throws Exception {
    try (var replay = KiteProcess.start(home, "replay", trace.toString(), "--target", "Game")) {
      assertThat(replay.awaitExit()).as("%s", replay.errors()).isZero();
      return replay.lines();
    }
  }

  private static final String LISTENER =
      """
      <script>
        var heard = [];
        window.addEventListener('devicemotion', function (event) {
          function group(g, names) {
            return g ? names.map(function (n) { return exact(g[n]); }).join(' ') : 'null';
          }
          function exact(v) {
            if (v === null) { return 'null'; }
            var words = new Uint32Array(new Float64Array([v]).buffer);
            return hex(words[1]) + hex(words[0]);
          }
          function hex(word) { return ('0000000' + word.toString(16)).slice(-8); }
          heard.push([
            group(event.acceleration, ['x', 'y', 'z']),
            group(event.accelerationIncludingGravity, ['x', 'y', 'z']),
            group(event.rotationRate, ['alpha', 'beta', 'gamma']),
            exact(event.interval)
          ].join('|'));
        });
      </script>
      """;

  private static List<String> heard(Phone phone) {
    var all = new ArrayList<String>();
    ((List<?>) phone.ask("return heard")).forEach(row -> all.add((String) row));
    return all;
  }

  private static List<String> bits(List<JsonArray> rows) {
    return rows.stream()
        .map(row -> group(row, 2) + "|" + group(row, 3) + "|" + group(row, 4) + "|" + exact(row, 5))
        .toList();
  }

  private static String group(JsonArray row, int index) {
    if (row.get(index).isJsonNull()) {
      return "null";
    }
    var group = row.get(index).getAsJsonArray();
    return exact(group, 0) + " " + exact(group, 1) + " " + exact(group, 2);
  }

  private static String exact(JsonArray values, int index) {
    return values.get(index).isJsonNull()
        ? "null"
        : "%016x".formatted(Double.doubleToRawLongBits(values.get(index).getAsDouble()));
  }

  /** Acceleration including gravity of each row, runs of the same one told once. */
  private static List<String> distinct(List<JsonArray> rows) {
    var all = new ArrayList<String>();
    for (var row : rows) {
      if (row.get(3).isJsonNull() || row.get(3).getAsJsonArray().get(0).isJsonNull()) {
        continue;
      }
      var values = row.get(3).getAsJsonArray();
      var text =
          text(
              new double[] {
                values.get(0).getAsDouble(),
                values.get(1).getAsDouble(),
                values.get(2).getAsDouble()
              });
      if (all.isEmpty() || !all.get(all.size() - 1).equals(text)) {
        all.add(text);
      }
    }
    return all;
  }

  private static String text(double[] reading) {
    return reading[0] + " " + reading[1] + " " + reading[2];
  }

  private static List<JsonArray> readings(Path trace) throws Exception {
    var rows = new ArrayList<JsonArray>();
    for (var line : Files.readAllLines(trace)) {
      // The file is being written: its last line may be half there.
      if (line.startsWith("[\"m\"") && line.endsWith("]")) {
        rows.add(JsonParser.parseString(line).getAsJsonArray());
      }
    }
    return rows;
  }
}
