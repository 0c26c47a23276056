package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone without a page of anybody's: the join page behind the QR code is a sensor source. */
class JoinPageIT {
  private static final String NUMBERS =
      "return Array.from(document.querySelectorAll('#view output'), o => o.textContent)";

  @TempDir private Path folder;

  @Test
  void joinPageIsRecordedAndShowsItsValuesBigAndWhatIsReplayedIntoIt() throws Exception {
    var home = new Home(folder);
    var trace = folder.resolve("hand.kite.jsonl");
    try (var phone = Phone.start(folder);
        var relay = KiteProcess.start(home, "serve", "--port", Integer.toString(home.port))) {
      relay.awaitLine("the relay's address", line -> line.contains(home.relay()));
      for (var sensor : List.of("accelerometer", "linear-acceleration", "gyroscope")) {
        phone.enableSensor(sensor);
        phone.feedSensor(sensor, 0.5, -1.5, 9.5);
      }
      phone.open(joinPage(home) + "?view");

      phone.awaitTrue("document.querySelector('#view').offsetHeight > 0");
      phone.awaitTrue("/−1\\.5/.test(document.querySelector('#view').textContent)");
      assertThat(record(home, trace)).contains("[0.5,-1.5,9.5]");

      Files.writeString(trace, replayed());
      try (var replay = KiteProcess.start(home, "replay", trace.toString())) {
        assertThat(replay.awaitExit()).as("%s", replay.errors()).isZero();
      }
      phone.awaitTrue("document.querySelectorAll('#view output')[2].textContent === '−89.0'");
      assertThat(phone.ask(NUMBERS).toString()).startsWith("[359.5, 12.3, −89.0, ");
    }
  }

  @Test
  void withoutTheWordNothingIsShownBigAndALinkLeadsThere() throws Exception {
    var home = new Home(folder);
    try (var phone = Phone.start(folder);
        var relay = KiteProcess.start(home, "serve", "--port", Integer.toString(home.port))) {
      relay.awaitLine("the relay's address", line -> line.contains(home.relay()));
      phone.open(joinPage(home));
      assertThat(phone.ask("return document.querySelector('#view').offsetHeight")).isEqualTo(0L);
      phone.ask("document.querySelector('#look').click()");
      phone.awaitTrue("document.querySelector('#view') && view.offsetHeight > 0");
    }
  }

  private static String joinPage(Home home) throws Exception {
    try (var key = KiteProcess.start(home, "key", "show", "--page")) {
      assertThat(key.awaitExit()).isZero();
      return home.relay() + "/j/" + key.lines().get(0);
    }
  }

  private static String record(Home home, Path trace) throws Exception {
    try (var record =
        KiteProcess.start(home, "record", trace.toString(), "--for", "1s", "--streams", "m")) {
      assertThat(record.awaitExit()).as("%s", record.errors()).isZero();
    }
    return Files.readString(trace);
  }

  /** Its last row stays on the screen until the device's own events come again: there are none. */
  private static String replayed() {
    return """
    {"kite":"sensor-trace","v":1}
    ["o",0,1,2,3,false]
    ["o",16,359.5,12.34,-89,false]
    {"end":{"n":2,"dur":16}}
    """;
  }
}
