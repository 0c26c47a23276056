package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import dev.kite.protocol.Reading.Orientation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that move what is on the page follow the phone of a replay. */
class MotionConsumersMovementIT {
  private static final int SAMPLES = 120;

  @TempDir private Path folder;

  @Test
  void parallaxJsShiftsItsLayersByTheirDepth() throws Exception {
    try (var page = ConsumerPage.open(folder, PARALLAX)) {
      // It turns to the mouse when no orientation comes within half a second.
      page.phone().awaitTrue("!parallax.orientationSupport");
      page.replay(tilting(12, 9), "--arm");
      // A fortieth of the scene's width for each 7.5 degrees of beta, of its height for gamma.
      assertSettles(page, "far", "translate3d(-8px, -3px, 0px)");
      assertSettles(page, "near", "translate3d(-16px, -6px, 0px)");
      page.replay(tilting(-30, -18));
      assertSettles(page, "far", "translate3d(20px, 6px, 0px)");
      assertSettles(page, "near", "translate3d(40px, 12px, 0px)");
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static final String PARALLAX =
      """
      <div id="scene" style="width: 400px; height: 200px">
        <div id="far" data-depth="0.5">far</div><div id="near" data-depth="1">near</div>
      </div>
      <script src="/npm/parallax-js/dist/parallax.js"></script>
      <script>
        // Else it takes for level what it hears half a second after the load.
        var parallax = new Parallax(document.getElementById('scene'), { calibrateY: false });
      </script>
      """;

  /** The library approaches its aim frame by frame. */
  private static void assertSettles(ConsumerPage page, String id, String transform) {
    page.phone()
        .awaitTrue(
            "document.getElementById('%s').style.transform === '%s'".formatted(id, transform));
  }

  @Test
  void vanillaTiltTurnsTheCardTheWayThePhoneIsTurned() throws Exception {
    try (var page = ConsumerPage.open(folder, TILT)) {
      page.phone().ask("tilts = []");
      page.replay(tilting(12.3, 34.5));
      assertTilt(page, 12.3, 34.5);
      // Frames are drawn when the browser likes; those that are turn one way only.
      assertThat(tilts(page, 0)).hasSizeGreaterThan(3).isSorted();
      assertThat(tilts(page, 1)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
      page.replay(tilting(-7, -20));
      assertTilt(page, -7, -20);
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static final String TILT =
      """
      <div id="card" style="width: 200px; height: 100px">card</div>
      <script src="/npm/vanilla-tilt/dist/vanilla-tilt.js"></script>
      <script>
        var tilts = [];
        var card = document.getElementById('card');
        card.addEventListener('tiltChange', function (event) {
          tilts.push([Number(event.detail.tiltY), Number(event.detail.tiltX)]);
        });
        VanillaTilt.init(card, { gyroscope: true, gyroscopeSamples: 1 });
      </script>
      """;

  /** The card's 15 degrees to either side for 45 of the phone, away from how it was held first. */
  private static void assertTilt(ConsumerPage page, double beta, double gamma) {
    page.phone()
        .awaitTrue(
            "card.style.transform === 'perspective(1000px) rotateX(%sdeg) rotateY(%sdeg) scale3d(1, 1, 1)'"
                .formatted(degrees(beta / 3), degrees(-gamma / 3)));
  }

  /** As the browser writes what the library rounded to hundredths. */
  private static String degrees(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static List<Double> tilts(ConsumerPage page, int axis) {
    return StreamSupport.stream(page.list("tilts").spliterator(), false)
        .map(JsonElement::getAsJsonArray)
        .map(tilt -> tilt.get(axis).getAsDouble())
        .toList();
  }

  /** From lying flat to {@code beta} and {@code gamma} degrees, evenly, in two seconds. */
  private static List<Orientation> tilting(double beta, double gamma) {
    var rows = new ArrayList<Orientation>();
    for (int i = 0; i < SAMPLES; i++) {
      double part = (double) i / (SAMPLES - 1);
      rows.add(new Orientation(i * SeededMotion.STEP, 0.0, beta * part, gamma * part, false));
    }
    return rows;
  }
}
