package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreenTurningTest {
  private static final String STATE =
      "[screen.orientation.angle, screen.orientation.type, window.orientation, heard.splice(0).join()].join(' ')";

  private final SensorPage page = new SensorPage();

  @BeforeEach
  void listen() {
    page.open();
    page.value(
        "void (heard = [], screen.orientation.onchange = function () { heard.push('change'); },"
            + " window.addEventListener('orientationchange', function () { heard.push(window.orientation); }),"
            + " own = screen.orientation.type)");
    page.value("sensors.emulation.suppress()");
  }

  @Test
  void rowTurnsTheScreenThatScriptsSee() {
    turn(90, "landscape-primary");
    assertThat(page.value(STATE)).isEqualTo("90 landscape-primary 90 change,90");

    turn(90, "landscape-primary");
    turn(270, "landscape-secondary");
    assertThat(page.value(STATE)).isEqualTo("270 landscape-secondary -90 change,-90");
  }

  @Test
  void afterwardsNothingOfItIsLeft() {
    turn(90, "portrait-primary");
    page.value(STATE);

    page.value("sensors.emulation.release()");

    assertThat(
            page.value(
                "[screen.orientation.angle, screen.orientation.type === own, 'orientation' in window, heard.join(),"
                    + " Object.getOwnPropertyNames(screen.orientation).length]"))
        .isEqualTo(List.of(0L, true, false, "change,", 0L));
  }

  @Test
  void sensorsOfTheScreensFrameTurnWithIt() {
    page.value("void (s = new Accelerometer({ referenceFrame: 'screen' }), s.start())");

    turn(90, "landscape-primary");
    page.value("sensors.emulation.fire(['g', 0, 'Accelerometer', [1, 2, 3]])");
    page.until("s.hasReading");

    assertThat(page.value("[s.x, s.y, s.z]")).isEqualTo(List.of(2L, -1L, 3L));
  }

  @Test
  void rowThatIsNoTurnIsNotFired() {
    assertThat(
            page.value(
                "[['s', 0, 90, 'landscape-primary'], ['s', 0, null, 'x'], ['s', 0, 90]].map(sensors.emulation.fires)"))
        .isEqualTo(List.of(true, false, false));
  }

  private void turn(int angle, String type) {
    page.value("sensors.emulation.fire(['s', 0, %d, '%s'])".formatted(angle, type));
  }
}
