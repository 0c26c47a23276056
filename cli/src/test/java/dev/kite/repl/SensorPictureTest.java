package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Reading;
import dev.kite.protocol.SensorStream;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class SensorPictureTest {
  private final SensorTrail trail = new SensorTrail();

  @Test
  void rateCountsWhatWasSkippedOnTheWay() {
    for (int n = 1; n <= 121; n++) {
      if (n % 10 != 5) {
        trail.readings(SensorStream.MOTION, n, List.of(motion(n * 1000.0 / 60)));
      }
    }

    assertThat(trail.rate(SensorStream.MOTION).orElseThrow()).isBetween(59.9, 60.1);
    assertThat(trail.skipped()).isEqualTo(12);
    assertThat(trail.rate(SensorStream.ORIENTATION)).isEmpty();
  }

  @Test
  void reloadedPageCountsFromOneAgain() {
    trail.readings(SensorStream.MOTION, 500, List.of(motion(9000)));
    trail.readings(SensorStream.MOTION, 1, List.of(motion(10)));
    trail.readings(SensorStream.MOTION, 2, List.of(motion(26)));

    assertThat(trail.skipped()).isZero();
    assertThat(trail.rate(SensorStream.MOTION).orElseThrow()).isBetween(62.0, 63.0);
  }

  @Test
  void showsValuesAndAPlotOfTheAcceleration() {
    trail.readings(SensorStream.MOTION, 1, List.of(motion(0), motion(16)));
    trail.readings(
        SensorStream.ORIENTATION,
        1,
        List.of(new Reading.Orientation(5, 120.5, -3.25, null, false)));

    var lines = lines(Glyphs.UNICODE);

    assertThat(lines)
        .contains(
            "  with gravity  x     0.50  y    -1.25  z     9.81  m/s²",
            "  rotation      x        -  y        -  z        -  °/s",
            "  orientation   α   120.50  β    -3.25  γ        -  °");
    assertThat(String.join("\n", lines)).containsPattern("[\u2801-\u28ff]");
  }

  @Test
  void withoutUnicodeThePlotIsOfLetters() {
    trail.readings(SensorStream.MOTION, 1, List.of(motion(0), motion(16)));

    var plot = String.join("\n", lines(Glyphs.ASCII));

    assertThat(plot).contains("| ").containsPattern("z").matches("[\\x00-\\x7f]*");
  }

  @Test
  void silenceHasThePagesOwnReason() {
    assertThat(lines(Glyphs.UNICODE)).last().isEqualTo("  Waiting for readings ...");
    assertThat(lines(Glyphs.UNICODE, "Tap \u001bAllow in the page."))
        .last()
        .isEqualTo("  Tap \\x1bAllow in the page.");
  }

  @Test
  void clockThatStandsStillFillsNoMemory() {
    for (int n = 1; n <= 3000; n++) {
      trail.readings(SensorStream.MOTION, n, List.of(motion(5)));
    }

    assertThat(trail.marks()).isEqualTo(SensorTrail.MAX_MARKS);
    assertThat(trail.rate(SensorStream.MOTION)).isEmpty();
  }

  private static Reading motion(double time) {
    return new Reading.Motion(time, null, new Reading.Vector(0.5, -1.25, 9.81), null, 16.0);
  }

  private List<String> lines(Glyphs glyphs) {
    return lines(glyphs, "");
  }

  private List<String> lines(Glyphs glyphs, String why) {
    return new SensorPicture(new Look(Palette.NONE, glyphs, () -> 60))
        .lines(FakeConnection.target(1, "Cart"), trail, why).stream()
            .map(AttributedString::toString)
            .toList();
  }
}
