package dev.kite.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kite.protocol.Reading;
import dev.kite.trace.Normalisation.IntervalUnit;
import dev.kite.trace.Normalisation.Sign;
import dev.kite.trace.Normalisation.Wish;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalisationTest {
  private static final TraceHeader HEADER = new TraceHeader();
  private static final String MOTION = "[\"m\",5,[1,-0,null],[0,0,9.81],[4,5,6],16]";

  @Test
  void signsOfBothAccelerationsAreInvertedAndNothingElse() throws Exception {
    var normalisation = sign(Sign.W3C, "ios");

    assertThat(applied(normalisation, MOTION))
        .isEqualTo("[\"m\",5,[-1,0,null],[-0,-0,-9.81],[4,5,6],16]");
    for (var other :
        new String[] {
          "[\"m\",5,null,null,[1,2,3],null]",
          "[\"o\",5,1,2,3,false]",
          "[\"g\",5,\"Accelerometer\",[1,2,3]]",
          "[\"x\",5,{\"a\":[1]}]"
        }) {
      assertThat(applied(normalisation, other)).isEqualTo(other);
    }
    assertThat(normalisation.header().sign()).isEqualTo("w3c");
    assertThat(normalisation.remarks()).isEmpty();
  }

  @Test
  void signsThatAreAsWishedStay() throws Exception {
    assertThat(applied(sign(Sign.IOS, "ios"), MOTION)).isEqualTo(MOTION);
  }

  @Test
  void unknownSignsStayAndThatIsSaid() throws Exception {
    var normalisation = sign(Sign.W3C, "unknown");

    assertThat(applied(normalisation, MOTION)).isEqualTo(MOTION);
    assertThat(normalisation.header().sign()).isEqualTo("unknown");
    assertThat(normalisation.remarks())
        .containsExactly("The trace does not say whose signs it has; they stay as they are.");
  }

  @ParameterizedTest
  @CsvSource({"ms,s,16,0.016", "s,ms,0.0167,16.7", "ms,ms,16,16", ",s,16,0.016", ",ms,0.0167,16.7"})
  void intervalIsToldInTheWishedUnit(String recorded, String wished, double raw, double told)
      throws Exception {
    var header =
        recorded == null ? HEADER : HEADER.withInterval(new TraceHeader.Interval(raw, recorded));
    var unit = wished.equals("s") ? IntervalUnit.SECONDS : IntervalUnit.MILLISECONDS;
    var normalisation =
        Normalisation.of(
            new Wish(Optional.empty(), Optional.of(unit), OptionalInt.empty()), header);

    var row = normalisation.apply(Reading.parse("[\"m\",5,null,null,null," + raw + "]"));

    assertThat(((Reading.Motion) row).interval()).isEqualTo(told);
    assertThat(normalisation.header().interval().map(TraceHeader.Interval::raw))
        .isEqualTo(recorded == null ? Optional.empty() : Optional.of(told));
  }

  /** A phone upright on its left side: what is up is at its right edge. */
  @ParameterizedTest
  @CsvSource({
    "90,0,'[-0,9.81,1]'",
    "90,90,'[9.81,0,1]'",
    "90,180,'[0,-9.81,1]'",
    "-90,0,'[0,-9.81,1]'",
    "0,270,'[-0,9.81,1]'"
  })
  void vectorsAreTurnedByTheDifferenceOfTheScreens(int recorded, int wished, String turned)
      throws Exception {
    var row = "[\"m\",5,null,[9.81,0,1],[9.81,0,1],16]";

    assertThat(applied(angle(wished, HEADER.withScreenAngle(recorded)), row))
        .isEqualTo("[\"m\",5,null," + turned + "," + turned + ",16]");
    assertThat(
            applied(
                angle(wished, HEADER.withScreenAngle(recorded)),
                "[\"g\",5,\"GravitySensor\",[9.81,0,1]]"))
        .isEqualTo("[\"g\",5,\"GravitySensor\"," + turned + "]");
  }

  @Test
  void biasOfAMagnetometerIsTurnedToo() throws Exception {
    assertThat(
            applied(
                angle(0, HEADER.withScreenAngle(180)),
                "[\"g\",5,\"UncalibratedMagnetometer\",[1,2,3,4,null,6]]"))
        .isEqualTo("[\"g\",5,\"UncalibratedMagnetometer\",[-1,-2,3,-4,null,6]]");
  }

  @Test
  void lightIsNotTurned() throws Exception {
    var light = "[\"g\",5,\"AmbientLightSensor\",[120]]";

    assertThat(applied(angle(90, HEADER.withScreenAngle(0)), light)).isEqualTo(light);
  }

  /** The phone upright in portrait, seen by a page in landscape. */
  @Test
  void uprightPhoneIsTiltedToItsSideForATurnedScreen() throws Exception {
    var turned =
        (Reading.Orientation)
            angle(90, HEADER.withScreenAngle(0)).apply(Reading.parse("[\"o\",5,30,45,0,false]"));

    assertThat(turned.beta()).isCloseTo(0, within(1e-9));
    assertThat(turned.gamma()).isCloseTo(-45, within(1e-9));
    assertThat(turned.alpha()).isCloseTo(120, within(1e-9));
  }

  @Test
  void tiltIsTurnedWhereTheBrowserKnowsNoHeading() throws Exception {
    var turned =
        (Reading.AbsoluteOrientation)
            angle(90, HEADER.withScreenAngle(0)).apply(Reading.parse("[\"a\",5,null,45,0]"));

    assertThat(turned.alpha()).isNull();
    assertThat(turned.gamma()).isCloseTo(-45, within(1e-9));
    assertThat(applied(angle(90, HEADER.withScreenAngle(0)), "[\"a\",5,1,null,0]"))
        .isEqualTo("[\"a\",5,1,null,0]");
  }

  @Test
  void rowsOfTheScreenTellTheRecordedAngleFromThereOn() throws Exception {
    var normalisation = angle(0, HEADER.withScreenAngle(0));
    var row = "[\"m\",5,null,[1,2,3],null,16]";

    assertThat(applied(normalisation, row)).isEqualTo(row);
    assertThat(applied(normalisation, "[\"s\",5,90,\"landscape-primary\"]"))
        .isEqualTo("[\"s\",5,0,\"portrait-primary\"]");
    assertThat(applied(normalisation, row)).isEqualTo("[\"m\",5,null,[-2,1,3],null,16]");
  }

  @ParameterizedTest
  @CsvSource({
    "portrait-primary,0,270,landscape-secondary",
    "landscape-primary,0,90,portrait-primary",
    "portrait-secondary,270,0,landscape-primary",
    "natural,90,0,natural"
  })
  void typeOfTheScreenGoesWithItsAngle(String type, double angle, int wanted, String turned) {
    assertThat(ScreenTypes.turned(type, angle, wanted)).isEqualTo(turned);
  }

  @Test
  void traceWithoutAScreenAngleIsTakenForUprightAndThatIsSaid() throws Exception {
    var normalisation = angle(270, HEADER);

    assertThat(applied(normalisation, "[\"m\",5,null,[1,2,3],null,16]"))
        .isEqualTo("[\"m\",5,null,[-2,1,3],null,16]");
    assertThat(normalisation.remarks())
        .containsExactly(
            "The trace does not say how its screen was turned; it is taken for 0 degrees.");
    assertThat(normalisation.header().screenAngle()).hasValue(270);
  }

  @Test
  void screensHaveFourAngles() {
    assertThatIllegalArgumentException().isThrownBy(() -> angle(45, HEADER));
  }

  private static Normalisation sign(Sign wished, String recorded) {
    return Normalisation.of(
        new Wish(Optional.of(wished), Optional.empty(), OptionalInt.empty()),
        HEADER.withSign(recorded));
  }

  private static Normalisation angle(int wished, TraceHeader header) {
    return Normalisation.of(
        new Wish(Optional.empty(), Optional.empty(), OptionalInt.of(wished)), header);
  }

  private static String applied(Normalisation normalisation, String row) throws Exception {
    return normalisation.apply(Reading.parse(row)).toJson();
  }
}
