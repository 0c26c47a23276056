package dev.kite.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import dev.kite.trace.Normalisation.Sign;
import dev.kite.trace.Normalisation.Wish;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class NormalisationPropertyTest {
  private static final double G = 9.81;

  @Property
  void signsInvertedTwiceAreTheSameBits(
      @ForAll double x, @ForAll double y, @ForAll @DoubleRange(min = -50, max = 50) double z) {
    var row = new Motion(1, new Vector(x, y, z), new Vector(z, null, x), new Vector(x, y, z), 16.0);
    var there = sign(Sign.IOS, "w3c").apply(row);

    assertThat(sign(Sign.W3C, "ios").apply(there)).isEqualTo(row);
  }

  @Property
  void fourQuartersAreTheSameVector(@ForAll double x, @ForAll double y, @ForAll double z) {
    var row = new Motion(1, new Vector(x, y, z), null, new Vector(z, x, y), 16.0);

    assertThat(fourTimes(row)).isEqualTo(row);
  }

  @Property
  void fourQuartersAreTheSameOrientation(
      @ForAll @DoubleRange(max = 359.99) double alpha,
      @ForAll @DoubleRange(min = -180, max = 179.99) double beta,
      @ForAll @DoubleRange(min = -90, max = 89.99) double gamma) {
    var back = (Orientation) fourTimes(new Orientation(1, alpha, beta, gamma, false));

    assertSame(matrix(back), Attitude.of(alpha, beta, gamma).matrix());
    assertThat(back.beta()).isBetween(-180.0, 180.0);
    assertThat(back.gamma()).isBetween(-90.0, 90.0);
  }

  /** What is up, by the orientation, is where the acceleration with gravity points. */
  @Property
  void gravityStaysWhereTheOrientationSays(
      @ForAll @DoubleRange(max = 359.99) double alpha,
      @ForAll @DoubleRange(min = -180, max = 179.99) double beta,
      @ForAll @DoubleRange(min = -90, max = 89.99) double gamma,
      @ForAll @IntRange(max = 3) int quarters) {
    var up = up(new Orientation(1, alpha, beta, gamma, false));
    var normalisation = screen(0, quarters * 90);
    var gravity = (Motion) normalisation.apply(new Motion(1, null, up, null, 16.0));
    var turned =
        up((Orientation) normalisation.apply(new Orientation(1, alpha, beta, gamma, false)));

    var felt = gravity.accelerationIncludingGravity();
    assertThat(turned.x()).isCloseTo(felt.x(), within(1e-9));
    assertThat(turned.y()).isCloseTo(felt.y(), within(1e-9));
    assertThat(turned.z()).isCloseTo(felt.z(), within(1e-9));
  }

  /** The quaternion of a heading and a tilt turns as the angles do. */
  @Property
  void quaternionTurnsAsTheAnglesDo(
      @ForAll @DoubleRange(max = 359.99) double alpha,
      @ForAll @DoubleRange(min = -180, max = 179.99) double beta,
      @ForAll @IntRange(max = 3) int quarters) {
    var normalisation = screen(0, quarters * 90);
    var turned = (Orientation) normalisation.apply(new Orientation(1, alpha, beta, 0.0, false));
    var quaternion =
        (Generic)
            normalisation.apply(
                new Generic(1, "RelativeOrientationSensor", quaternion(alpha, beta)));

    assertSame(matrix(quaternion.values()), matrix(turned));
  }

  private static Reading fourTimes(Reading row) {
    for (int i = 0; i < 4; i++) {
      row = screen(90, 0).apply(row);
    }
    return row;
  }

  private static Normalisation screen(int recorded, int wished) {
    return Normalisation.of(
        new Wish(Optional.empty(), Optional.empty(), OptionalInt.of(wished)),
        new TraceHeader().withScreenAngle(recorded));
  }

  private static Normalisation sign(Sign wished, String recorded) {
    return Normalisation.of(
        new Wish(Optional.of(wished), Optional.empty(), OptionalInt.empty()),
        new TraceHeader().withSign(recorded));
  }

  private static Vector up(Orientation row) {
    var matrix = Attitude.of(row.alpha(), row.beta(), row.gamma()).matrix();
    return new Vector(matrix[2][0] * G, matrix[2][1] * G, matrix[2][2] * G);
  }

  private static double[][] matrix(Orientation row) {
    return Attitude.of(row.alpha(), row.beta(), row.gamma()).matrix();
  }

  private static void assertSame(double[][] found, double[][] expected) {
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertThat(found[i][j]).isCloseTo(expected[i][j], within(1e-9));
      }
    }
  }

  private static List<Double> quaternion(double alpha, double beta) {
    double ca = Math.cos(Math.toRadians(alpha) / 2);
    double sa = Math.sin(Math.toRadians(alpha) / 2);
    double cb = Math.cos(Math.toRadians(beta) / 2);
    double sb = Math.sin(Math.toRadians(beta) / 2);
    return List.of(ca * sb, sa * sb, sa * cb, ca * cb);
  }

  private static double[][] matrix(List<Double> quaternion) {
    double x = quaternion.get(0);
    double y = quaternion.get(1);
    double z = quaternion.get(2);
    double w = quaternion.get(3);
    return new double[][] {
      {1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)},
      {2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)},
      {2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)}
    };
  }
}
