package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Orientation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries find motion in an armed page over plain http, to which the browser gives none. */
class MotionConsumersInsecureIT {
  @TempDir private Path folder;

  @Test
  void librariesThatLookForMotionFindItAndFollowTheReplay() throws Exception {
    var motion = ShakeJs.motion(1124);
    try (var page = ConsumerPage.openInsecure(folder, ShakeJs.PAGE + CARD)) {
      assertThat(page.phone().ask("return isSecureContext")).isEqualTo(false);
      assertThat(page.phone().ask("return bare.map(function (name) { return name in frame; })"))
          .hasToString("[false, false, false]");
      page.replay(withTilt(motion));
      assertThat(page.list("fired"))
          .hasToString(ShakeJs.firings(motion).toString().replace(" ", ""));
      page.phone().awaitTrue("/rotateX\\(10deg\\) rotateY\\(-5deg\\)/.test(card.style.transform)");
      assertThat(page.complaints()).isEmpty();
    }
  }

  private static final String CARD =
      """
      <iframe></iframe><div id="card" style="width: 200px; height: 100px">card</div>
      <script src="/npm/vanilla-tilt/dist/vanilla-tilt.js"></script>
      <script>
        // The frame shows what the browser itself has for pages like this one.
        var frame = document.querySelector('iframe').contentWindow;
        var bare = ['DeviceMotionEvent', 'ondevicemotion', 'ondeviceorientation'];
        var card = document.getElementById('card');
        VanillaTilt.init(card, { gyroscope: true, gyroscopeSamples: 1 });
      </script>
      """;

  /** The phone is first held flat, then turned at once. */
  private static List<Reading> withTilt(Iterable<? extends Reading> motion) {
    var rows = new ArrayList<Reading>();
    for (var row : motion) {
      rows.add(row);
      double part = rows.size() > 1 ? 1 : 0;
      rows.add(new Orientation(row.time(), 0.0, 30 * part, 15 * part, false));
    }
    return rows;
  }
}
