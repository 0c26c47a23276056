package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays that lose their relay or their console. */
class ReplayFaultsIT {
  private static final int SAMPLES = 500;

  private static final String LISTENER =
      """
      <script>
        var heard = [];
        var last = 0;
        window.addEventListener('devicemotion', function (event) {
          var gravity = event.accelerationIncludingGravity;
          // Desktop Chrome sends one without values.
          if (gravity && gravity.x !== null) { heard.push(gravity.x); last = performance.now(); }
        });
      </script>
      """;

  @TempDir private Path folder;

  @Test
  void relayRestartedInTheMiddleCostsNoSample() throws Exception {
    var home = new Home(folder);
    var trace = Traces.write(folder, SAMPLES, 20);
    try (var pages = new TestPages();
        var phone = Phone.start(folder)) {
      var relay = KiteProcess.serve(home);
      try {
        phone.open(pages.add("/", "Game", home.scriptTag(), LISTENER));
        try (var replay = KiteProcess.start(home, "replay", trace.toString())) {
          phone.awaitTrue("heard.length > 60");
          relay.kill();
          phone.awaitTrue("heard.length > 110");
          relay = KiteProcess.serve(home);

          assertThat(replay.awaitExit()).as("%s", replay.errors()).isZero();
          assertThat(replay.lines()).anyMatch(line -> line.matches("samples fired +500"));
          assertThat(replay.lines()).anyMatch(line -> line.matches("ended +finished"));
        }
        assertThat(phone.ask("return heard"))
            .isEqualTo(LongStream.range(0, SAMPLES).boxed().toList());
      } finally {
        relay.kill();
      }
    }
  }

  @Test
  void pageStopsSoonWhenTheConsoleIsKilledInALoop() throws Exception {
    var home = new Home(folder);
    var trace = Traces.write(folder, 50, 20);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home)) {
      phone.open(pages.add("/", "Game", home.scriptTag(), LISTENER));
      try (var replay = KiteProcess.start(home, "replay", trace.toString(), "--loop")) {
        // More than one round of it.
        phone.awaitTrue("heard.length > 120");
        replay.kill();
      }
      phone.ask("window.killed = performance.now()");
      phone.awaitTrue("performance.now() - Math.max(last, killed) > 2000");
      assertThat(((Number) phone.ask("return last - killed")).doubleValue()).isLessThan(5500);
      assertThat(relay.errors()).isEmpty();
    }
  }
}
