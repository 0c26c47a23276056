package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code kite doctor} finds in a real browser, before and after there is something to find.
 */
class DoctorIT {
  @TempDir private Path folder;

  @Test
  void doctorFindsThePageAndWhatEachOfItsSensorsGives() throws Exception {
    var home = new Home(folder);
    assertThat(doctor(home, 5)).singleElement().asString().startsWith("fail  relay");
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home)) {
      assertThat(relay.lines()).isNotEmpty();
      assertThat(doctor(home, 1)).anyMatch(line -> line.startsWith("fail  pages"));

      for (var type : List.of("accelerometer", "linear-acceleration", "gyroscope")) {
        phone.enableSensor(type);
        phone.feedSensor(type, 0, 0, 9.5);
      }
      phone.open(pages.add("/hand", "Hand", home.scriptTag(), ""));
      phone.awaitTrue("window.kite");

      var found = doctor(home, 0);
      assertThat(found)
          .contains(
              "ok    page        It answers.",
              "ok    evaluation  By eval, as at a browser's own prompt.",
              "ok    secure      It is a secure page.")
          .anyMatch(
              line -> line.matches("ok    sensors     devicemotion \\d\\d/s, .*screen, visibility"))
          .anyMatch(
              line ->
                  line.matches(
                      "warn  sensors     This device has no hardware for .*GravitySensor.*"));
    }
  }

  private static List<String> doctor(Home home, int exitCode) throws Exception {
    try (var doctor = KiteProcess.start(home, "doctor", home.relay())) {
      assertThat(doctor.awaitExit())
          .as("%s %s", doctor.lines(), doctor.errors())
          .isEqualTo(exitCode);
      return doctor.lines();
    }
  }
}
