package dev.kite.client.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiltTest {
  private static final double G = 9.80665;

  /** The poses of the specification: flat, upright, on its left and its right edge, face down. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 1",
    "90, 0, 0, 1, 0",
    "0, -90, 1, 0, 0",
    "0, 89.9, -0.99999848, 0, 0.00174533",
    "-180, 0, 0, 0, -1"
  })
  void gravityPointsUpInTheDevicesOwnAxes(double beta, double gamma, double x, double y, double z) {
    assertThat(new Tilt(beta, gamma).gravity())
        .containsExactly(new double[] {x * G, y * G, z * G}, within(1e-6));
  }

  @Test
  void betaGoesRoundAndGammaEndsWhereItWouldTurnOver() {
    assertThat(new Tilt(178, 0).turned(4, 0)).isEqualTo(new Tilt(-178, 0));
    assertThat(new Tilt(-179, 0).turned(-2, 0)).isEqualTo(new Tilt(179, 0));
    assertThat(new Tilt(0, 88).turned(0, 10)).isEqualTo(new Tilt(0, 89.9));
    assertThat(new Tilt(0, -88).turned(0, -10)).isEqualTo(new Tilt(0, -90));
  }

  @Test
  void turningEndsAtRestWhereItShallLieAndTakesTheShortWay() {
    var from = new Tilt(178, 10);
    var to = from.turned(6, -10);
    var rows = from.turning(to);

    assertThat(tags(rows)).containsExactly("m", "o", "m", "o", "m", "o", "m", "o");
    assertThat(numbers(rows, "o", 3)).containsExactly(180 - 360.0, -178.0, -176.0, -176.0);
    assertThat(numbers(rows, "o", 4).get(2)).isEqualTo(0.0);
    // 6 degrees in a twentieth of a second about x, and 10 back about y.
    var rotation = row(rows, 4).get(4).getAsJsonArray();
    assertThat(rotation.get(0).getAsDouble()).isCloseTo(120, within(1e-9));
    assertThat(rotation.get(1).getAsDouble()).isCloseTo(-200, within(1e-9));
    assertThat(row(rows, 6).get(4)).hasToString("[0.0,0.0,0.0]");
    assertThat(row(rows, 6).get(3).getAsJsonArray().get(1).getAsDouble())
        .isEqualTo(to.gravity()[1]);
  }

  @Test
  void timesOfRowsRiseAtSixtyHertz() {
    var times = numbers(new Tilt(10, 20).shaking(), "m", 1);

    assertThat(times).hasSize(37).isSorted();
    assertThat(times.get(36)).isEqualTo(600.0);
  }

  @Test
  void shakeSwingsAboutGravityAndComesToRest() {
    var tilt = new Tilt(30, 40);
    var rows = tilt.shaking();
    double strongest = 0;
    for (int i = 0; i < rows.size(); i += 2) {
      var acceleration = row(rows, i).get(2).getAsJsonArray();
      var withGravity = row(rows, i).get(3).getAsJsonArray();
      strongest = Math.max(strongest, Math.abs(acceleration.get(0).getAsDouble()));
      assertThat(withGravity.get(0).getAsDouble())
          .isEqualTo(acceleration.get(0).getAsDouble() + tilt.gravity()[0]);
    }

    assertThat(strongest).isBetween(25.0, 36.0);
    assertThat(row(rows, rows.size() - 2).get(2)).hasToString("[0.0,0.0,0.0]");
  }

  private static List<String> tags(JsonArray rows) {
    return all(rows).stream().map(row -> row.get(0).getAsString()).toList();
  }

  private static List<Double> numbers(JsonArray rows, String tag, int index) {
    return all(rows).stream()
        .filter(row -> row.get(0).getAsString().equals(tag))
        .map(row -> row.get(index).getAsDouble())
        .toList();
  }

  private static JsonArray row(JsonArray rows, int index) {
    return rows.get(index).getAsJsonArray();
  }

  private static List<JsonArray> all(JsonArray rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(JsonElement::getAsJsonArray)
        .toList();
  }
}
