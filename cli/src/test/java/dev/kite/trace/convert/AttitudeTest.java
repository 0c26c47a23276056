package dev.kite.trace.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttitudeTest {

  /**
   * Turns that can be worked out by hand: about one axis by a right angle, or lying on the face.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 1,   0, 0, 0",
    "0, 0, 1, 1,   90, 0, 0",
    "0, 0, -1, 1,  270, 0, 0",
    "1, 0, 0, 1,   0, 90, 0",
    "-1, 0, 0, 1,  0, -90, 0",
    "0, -1, 0, 1,  0, 0, -90",
    "1, 0, 0, 0,   0, -180, 0",
    "0, 1, 0, 0,   180, -180, 0"
  })
  void anglesOfQuaternionsAreThoseOfTheTurn(
      double x, double y, double z, double w, double alpha, double beta, double gamma) {
    var attitude = Attitude.of(new Attitude.Quaternion(x, y, z, w));

    assertThat(attitude.alpha()).isEqualTo(alpha, within(1e-9));
    assertThat(attitude.beta()).isEqualTo(beta, within(1e-9));
    assertThat(attitude.gamma()).isEqualTo(gamma, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"10, 20, 30", "350, -120, 45", "90, 170, -60", "0, 89.5, 0"})
  void anglesComeBackFromTheirQuaternion(double alpha, double beta, double gamma) {
    var again = Attitude.of(new Attitude(alpha, beta, gamma).quaternion());

    assertThat(again.alpha()).isEqualTo(alpha, within(1e-9));
    assertThat(again.beta()).isEqualTo(beta, within(1e-9));
    assertThat(again.gamma()).isEqualTo(gamma, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"30, 10, 20, -30, -10, 20", "0, 0, -45, 0, 0, -45"})
  void androidTurnsItsAzimuthClockwiseAndItsPitchAgainstBeta(
      double alpha, double beta, double gamma, double azimuth, double pitch, double roll) {
    var android = new Attitude(alpha, beta, gamma).ofAndroid();

    assertThat(Math.toDegrees(android.azimuth())).isEqualTo(azimuth, within(1e-9));
    assertThat(Math.toDegrees(android.pitch())).isEqualTo(pitch, within(1e-9));
    assertThat(Math.toDegrees(android.roll())).isEqualTo(roll, within(1e-9));
  }
}
