package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Reading;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings whose relay is restarted, and one whose recorder is killed. */
class RecordIT {
  /** Fifty readings a second, by the clock; number n has gravity x = n. */
  private static final String SOURCE =
      """
      <script>
        var fired = 0;
        var started = performance.now();
        setInterval(function () {
          while (fired < (performance.now() - started) / 20) {
            window.dispatchEvent(new DeviceMotionEvent('devicemotion', {
              accelerationIncludingGravity: { x: ++fired, y: -0.5, z: 9.5 }, interval: 20
            }));
          }
        }, 10);
      </script>
      """;

  @TempDir private Path folder;

  @Test
  void relayRestartedInTheMiddleCostsNoSample() throws Exception {
    var home = new Home(folder);
    var trace = folder.resolve("shake.kite.jsonl.gz");
    try (var pages = new TestPages();
        var phone = Phone.start(folder)) {
      var relay = KiteProcess.serve(home);
      try {
        phone.open(pages.add("/", "Hand", home.scriptTag(), SOURCE));
        try (var record = KiteProcess.start(home, "record", trace.toString(), "--streams", "m")) {
          record.await("the first rows", () -> rowsSoFar(trace) > 60);
          relay.kill();
          phone.awaitTrue("fired > " + (last(numbers(trace)) + 100));
          relay = KiteProcess.serve(home);
          long then = (Long) phone.ask("return fired");
          record.await("rows from after the restart", () -> last(numbers(trace)) > then);
          record.terminate();

          assertThat(record.awaitExit()).as("%s", record.errors()).isZero();
          assertThat(record.errors()).last().asString().endsWith(" 0 lost.");
        }
        var numbers = numbers(trace);
        assertThat(numbers)
            .isEqualTo(LongStream.rangeClosed(numbers.get(0), last(numbers)).boxed().toList());
      } finally {
        relay.kill();
      }
    }
  }

  @Test
  void recorderThatIsKilledLeavesAFileThatCanBeRead() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home)) {
      phone.open(pages.add("/", "Hand", home.scriptTag(), SOURCE));
      for (var name : List.of("plain.kite.jsonl", "packed.kite.jsonl.gz")) {
        var trace = folder.resolve(name);
        try (var record = KiteProcess.start(home, "record", trace.toString(), "--streams", "m")) {
          record.await("two seconds of rows", () -> rowsSoFar(trace) > 100);
          long before = (Long) phone.ask("return fired");
          record.kill();

          // Rows are a tenth of a second on their way, and a second in the recorder's hands.
          assertThat(last(numbers(trace))).as(name).isGreaterThan(before - 100);
        }
      }
      assertThat(relay.errors()).isEmpty();
    }
  }

  /**
   * The recorder begins its file anew when it knows the interval; who reads it then sees neither.
   */
  private static int rowsSoFar(Path trace) throws IOException {
    try {
      return numbers(trace).size();
    } catch (TraceFormatException e) {
      return 0;
    }
  }

  /** The numbers of the readings that can be read; desktop Chrome adds one without values. */
  private static List<Long> numbers(Path trace) throws IOException {
    var numbers = new ArrayList<Long>();
    if (Files.exists(trace) && Files.size(trace) > 0) {
      try (var reader = TraceReader.open(trace)) {
        for (var row = reader.next(); row != null; row = reader.next()) {
          if (row instanceof Reading.Motion motion
              && motion.accelerationIncludingGravity() != null
              && motion.accelerationIncludingGravity().x() != null) {
            numbers.add(motion.accelerationIncludingGravity().x().longValue());
          }
        }
      }
    }
    return numbers;
  }

  private static long last(List<Long> numbers) {
    return numbers.get(numbers.size() - 1);
  }
}
