package dev.kite.journey;

import static dev.kite.journey.SeededMotion.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Vector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that reckon with motion come to the results that the trace demands. */
class MotionConsumersIT {
  private static final double HUNDRED = 100;

  @TempDir private Path folder;

  @Test
  void shakeJsFiresAtExactlyTheSamplesThatItsAlgorithmNames() throws Exception {
    var motion = ShakeJs.motion(20261124);
    var expected = ShakeJs.firings(motion);
    assertThat(expected).extracting(List::size).containsExactly(3, 5, 3, 5, 0);
    try (var page = ConsumerPage.open(folder, ShakeJs.PAGE)) {
      page.replay(motion);
      assertThat(page.list("fired")).hasToString(expected.toString().replace(" ", ""));
      assertThat(page.complaints()).isEmpty();
    }
  }

  @Test
  void gyronormEndsWithTheLastRowOfTheTrace() throws Exception {
    // The library turns angles to a matrix and back, and rounds to hundredths what it gets.
    var rows = new SeededMotion(206, it -> Math.round(it * HUNDRED) / HUNDRED).rows(120);
    try (var page = ConsumerPage.open(folder, GYRONORM)) {
      // It gives up on a device of which nothing comes within a second.
      page.phone().awaitTrue("whyNot");
      page.replay(rows, "--arm");
      page.phone().ask("seen = calls");
      page.phone().awaitTrue("calls > seen + 1");
      assertThat(numbers(page.list("[last.do.alpha, last.do.beta, last.do.gamma]")))
          .containsExactly(angles(last(SeededMotion.only(Orientation.class, rows))));
      var motion = last(SeededMotion.only(Motion.class, rows));
      assertThat(numbers(page.list("[last.dm.x, last.dm.y, last.dm.z]")))
          .containsExactly(axes(motion.acceleration()));
      assertThat(numbers(page.list("[last.dm.gx, last.dm.gy, last.dm.gz]")))
          .containsExactly(axes(motion.accelerationIncludingGravity()));
      assertThat(numbers(page.list("[last.dm.alpha, last.dm.beta, last.dm.gamma]")))
          .containsExactly(axes(motion.rotationRate()));
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static final String GYRONORM =
      """
      <script src="/npm/gyronorm/dist/gyronorm.complete.js"></script>
      <script>
        var last, seen, whyNot, calls = 0;
        var norm = new GyroNorm();
        norm.init({ frequency: 10, orientationBase: GyroNorm.WORLD }).then(function () {
          norm.normalizeGravity(false);
          norm.start(function (data) { last = data; calls++; });
        }).catch(function (why) { whyNot = why; });
      </script>
      """;

  @Test
  void orientationControlsOfThreeTurnTheCameraAsTheFormulaSays() throws Exception {
    var rows = turning(new SeededMotion(133));
    try (var page = ConsumerPage.open(folder, THREE)) {
      page.phone().awaitTrue("window.isReady");
      page.replay(rows);
      var turns = page.list("turns");
      double screen = 0;
      int sample = 0;
      for (var row : rows) {
        if (row instanceof Orientation held) {
          assertTurn(turns.get(sample), Quaternion.ofCamera(angles(held), screen), sample);
          sample++;
        } else if (row instanceof Screen turned) {
          // As the library asks for it: window.orientation goes from -90 to 180.
          screen = turned.angle() > 180 ? turned.angle() - 360 : turned.angle();
        }
      }
      assertThat(turns).hasSize(sample);
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static final String THREE =
      """
      <script src="/npm/three/build/three.min.js"></script>
      <script src="/npm/three/examples/js/controls/DeviceOrientationControls.js"></script>
      <script>
        var camera = new THREE.PerspectiveCamera();
        var controls = new THREE.DeviceOrientationControls(camera);
        var turns = [];
        // The controls ask for permission before they listen; this one has to come behind theirs.
        DeviceOrientationEvent.requestPermission().then(function () {
          window.addEventListener('deviceorientation', function () {
            controls.update();
            turns.push(camera.quaternion.toArray());
          });
          window.isReady = true;
        });
      </script>
      """;

  private static void assertTurn(JsonElement turn, Quaternion expected, int sample) {
    assertThat(expected.distance(numbers(turn)))
        .as("sample %d: %s, not %s", sample, turn, expected)
        .isLessThan(1e-12);
  }

  /** Three seconds, the screen upright in the first, then to one side and to the other. */
  private static List<Reading> turning(SeededMotion motion) {
    var rows = new ArrayList<Reading>(motion.orientations(180));
    rows.add(60, new Screen(60 * STEP, 90, "landscape-primary"));
    rows.add(121, new Screen(120 * STEP, 270, "landscape-secondary"));
    return rows;
  }

  private static double[] angles(Orientation row) {
    return new double[] {row.alpha(), row.beta(), row.gamma()};
  }

  private static double[] axes(Vector vector) {
    return new double[] {vector.x(), vector.y(), vector.z()};
  }

  private static double[] numbers(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }

  private static <R> R last(List<R> rows) {
    return rows.get(rows.size() - 1);
  }
}
