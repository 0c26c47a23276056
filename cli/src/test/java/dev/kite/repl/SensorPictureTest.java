package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Reading;
import dev.kite.protocol.SensorStream;
import java.util.Arrays;
import java.util.List;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class SensorPictureTest {
  private static final String LEAVE = "  any key leaves";
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
            "  rotation      α        -  β        -  γ        -  °/s",
            "  orientation   α   120.50  β    -3.25  γ        -  °",
            "  with gravity  m/s²  x y z  last 0.0 s");
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
    assertThat(lines(Glyphs.UNICODE)).endsWith("  Waiting for readings ...", LEAVE);
    assertThat(lines(Glyphs.UNICODE, "Tap \u001bAllow in the page."))
        .endsWith("  Tap \\x1bAllow in the page.", LEAVE);
  }

  @Test
  void clockThatStandsStillFillsNoMemory() {
    for (int n = 1; n <= 3000; n++) {
      trail.readings(SensorStream.MOTION, n, List.of(motion(5)));
    }

    assertThat(trail.marks()).isEqualTo(SensorTrail.MAX_MARKS);
    assertThat(trail.rate(SensorStream.MOTION)).isEmpty();
  }

  @Test
  void everySensorClassHasItsNumbersAndItsPlot() {
    trail.readings(
        SensorStream.GENERIC,
        1,
        List.of(
            new Reading.Generic(0, "AmbientLightSensor", List.of(120.0)),
            new Reading.Generic(5, "Tilt\u001b", Arrays.asList(1.0, null))));

    assertThat(lines(Glyphs.UNICODE))
        .contains(
            "  AmbientLightSensor  illuminance   120.00  lx",
            "  Tilt\\x1b            x     1.00  ",
            "  AmbientLightSensor  lx  illuminance  last 0.0 s",
            "  Tilt\\x1b  x  last 0.0 s");
  }

  @Test
  void whatWasSkippedIsSaidAndIsAGapInTheCurve() {
    trail.readings(SensorStream.MOTION, 1, List.of(motion(0)));
    trail.readings(SensorStream.MOTION, 19, List.of(motion(300)));

    assertThat(lines(Glyphs.UNICODE)).first().asString().contains("skipped 17 (89.5 %)");
    assertThat(trail.curves().get(0).axis(2)).containsExactly(9.81, Double.NaN, 9.81);
  }

  @Test
  void runningJobsAndThePagesReasonStandAmongTheNumbers() {
    trail.readings(SensorStream.MOTION, 1, List.of(motion(0)));
    var job = new Job("recording", "Cart", "a\u001b.kite.jsonl", "120 rows", 3_200_000_000L);

    assertThat(lines(Glyphs.UNICODE, "No orientation here.", List.of(job), 24))
        .contains("  recording a\\x1b.kite.jsonl  3.2 s  120 rows", "  No orientation here.");
  }

  @Test
  void longReasonIsBrokenAtItsWords() {
    var why = "This device has no hardware for Accelerometer, Gyroscope and for all the others.";

    assertThat(lines(Glyphs.UNICODE, why))
        .contains(
            "  This device has no hardware for Accelerometer, Gyroscope",
            "  and for all the others.");
  }

  @Test
  void smallTerminalHasTheMostImportantPlotsAndNoLineTooMany() {
    for (int n = 1; n <= 100; n++) {
      var vector = new Reading.Vector(0.5, -1.25, 9.81);
      trail.readings(
          SensorStream.MOTION,
          n,
          List.of(new Reading.Motion(n * 16, vector, vector, vector, 16.0)));
      trail.readings(
          SensorStream.ORIENTATION,
          n,
          List.of(new Reading.Orientation(n * 16, 1.0, 2.0, 3.0, false)));
    }

    var titles = List.of("with gravity  m/s²", "orientation  °", "rotation  °/s");
    for (int height : new int[] {23, 12, 4, 1, 0}) {
      assertThat(lines(Glyphs.UNICODE, "", List.of(), height))
          .hasSizeBetween(1, Math.max(1, height));
    }
    assertThat(String.join("\n", lines(Glyphs.UNICODE, "", List.of(), 23)))
        .contains(titles.get(0), titles.get(1))
        .doesNotContain(titles.get(2));
    assertThat(String.join("\n", lines(Glyphs.UNICODE, "", List.of(), 50)))
        .containsSubsequence(titles.get(0), titles.get(2), titles.get(1));
  }

  @Test
  void titleStandsOnlyOverAPlot() {
    trail.readings(SensorStream.MOTION, 1, List.of(motion(0), motion(16)));
    int numbers =
        lines(Glyphs.UNICODE, "", List.of(), 1000)
            .indexOf("  with gravity  m/s²  x y z  last 0.0 s");

    for (int height = 1; height <= numbers + 4; height++) {
      assertThat(String.join("\n", lines(Glyphs.UNICODE, "", List.of(), height)))
          .doesNotContain("last 0.0 s");
    }
    assertThat(lines(Glyphs.UNICODE, "", List.of(), numbers + 5)).hasSize(numbers + 5);
  }

  @Test
  void wayOutIsToldHoweverSmallTheTerminal() {
    for (int n = 1; n <= 100; n++) {
      trail.readings(SensorStream.MOTION, n, List.of(motion(n * 16)));
      trail.readings(SensorStream.GENERIC, n, List.of(new Reading.Generic(n, "T", List.of(1.0))));
      trail.readings(SensorStream.ORIENTATION, n, List.of(orientation(n, n)));
    }

    for (int height : new int[] {23, 5, 1}) {
      assertThat(lines(Glyphs.UNICODE, "", List.of(), height)).last().isEqualTo(LEAVE);
    }
  }

  @Test
  void alphaHasAScaleOfItsOwnAndNoWallWhereItGoesPastItsEnd() {
    for (int n = 1; n <= 300; n++) {
      trail.readings(SensorStream.ORIENTATION, n, List.of(orientation(n, (340 + n / 10) % 360)));
    }

    var lines = lines(Glyphs.ASCII);
    int title = lines.indexOf("  orientation  deg  alpha beta gamma  last 4.8 s");

    assertThat(lines.subList(title + 1, title + 9))
        .containsExactly(
            "     359 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa                ",
            "         |                                                 ",
            "         |                                                 ",
            "       0 | ...............................aaaaaaaaaaaaaaaaa",
            "    3.00 |                                   bbbbbbbbbbbbbb",
            "         |         bbbbbbbbbbbbbbbbbbbbbbbbbbb             ",
            "    0.00 | bbbbbbbb........................................",
            "   -2.00 | gggggggggggggggggggggggggggggggggggggggggggggggg");
  }

  @Test
  void anyNumberOfClassesAndPointsFillsNoMemory() {
    for (int n = 1; n <= 2000; n++) {
      trail.readings(
          SensorStream.GENERIC,
          n,
          List.of(
              new Reading.Generic(n, "Gyroscope", List.of(1.0, 2.0, 3.0)),
              new Reading.Generic(n, "Sensor" + n, List.of(1.0))));
    }

    assertThat(trail.curves()).hasSize(SensorTrail.MAX_TRACKS);
    assertThat(trail.curves().get(0).points()).hasSize(SensorTrail.MAX_POINTS);
  }

  private static Reading orientation(int number, double alpha) {
    return new Reading.Orientation(number * 16, alpha, number / 100.0, -2.0, false);
  }

  private static Reading motion(double time) {
    return new Reading.Motion(time, null, new Reading.Vector(0.5, -1.25, 9.81), null, 16.0);
  }

  private List<String> lines(Glyphs glyphs) {
    return lines(glyphs, "");
  }

  private List<String> lines(Glyphs glyphs, String why) {
    return lines(glyphs, why, List.of(), 40);
  }

  private List<String> lines(Glyphs glyphs, String why, List<Job> jobs, int height) {
    return new SensorPicture(new Look(Palette.NONE, glyphs, () -> 60))
        .lines(FakeConnection.target(1, "Cart"), trail, why, jobs, height).stream()
            .map(AttributedString::toString)
            .toList();
  }
}
