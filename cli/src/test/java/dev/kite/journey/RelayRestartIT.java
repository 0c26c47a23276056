package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the relay while a page logs 200 lines a second, and while it evaluates. */
class RelayRestartIT {
  private static final int LINES = 1600;

  @TempDir private Path folder;

  @Test
  void relayKilledAndRestartedLosesAndDoublesNoLine() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder)) {
      var relay = KiteProcess.serve(home);
      try (var tail = KiteProcess.start(home, "tail", "--json")) {
        phone.open(pages.add("/", "Busy", home.scriptTag(), LOGGER));
        tail.await("the first lines", () -> numbers(tail.lines()).size() > 200);

        relay.kill();
        // The page and the console are alone for more than a second of lines.
        phone.awaitTrue("window.logged >= " + (numbers(tail.lines()).size() + 300));
        relay = KiteProcess.serve(home);

        tail.await("all lines", () -> numbers(tail.lines()).size() >= LINES);
        assertThat(numbers(tail.lines()))
            .isEqualTo(IntStream.rangeClosed(1, LINES).boxed().toList());
      } finally {
        relay.kill();
      }
    }
  }

  @Test
  void evaluationUnderWayRunsOnceAndIsAnswered() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder)) {
      var relay = KiteProcess.serve(home);
      try {
        phone.open(pages.add("/", "Counter", home.scriptTag(), "<script>var runs = 0;</script>"));
        try (var eval = KiteProcess.start(home, "eval", SLOW)) {
          phone.awaitTrue("runs > 0");
          relay.kill();
          relay = KiteProcess.serve(home);

          assertThat(eval.awaitExit()).as("%s", eval.errors()).isZero();
          assertThat(eval.lines()).containsExactly("run 1");
        }
        assertThat(phone.ask("return runs")).isEqualTo(1L);
      } finally {
        relay.kill();
      }
    }
  }

  @Test
  void evaluationWhosePageWentAwayIsUnknownAndNotRunAgain() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder)) {
      var relay = KiteProcess.serve(home);
      try {
        phone.open(pages.add("/", "Counter", home.scriptTag(), "<script>var runs = 0;</script>"));
        try (var eval = KiteProcess.start(home, "eval", "--timeout", "6s", SLOW)) {
          phone.awaitTrue("runs > 0");
          phone.ask("location.reload()");

          assertThat(eval.awaitExit()).as("%s", eval.errors()).isEqualTo(OUTCOME_UNKNOWN);
          assertThat(eval.errors()).hasSize(1);
        }
        assertThat(phone.ask("return runs")).isEqualTo(0L);
      } finally {
        relay.kill();
      }
    }
  }

  private static final int OUTCOME_UNKNOWN = 6;
  private static final String SLOW =
      "runs++; await new Promise(done => setTimeout(done, 3000)); 'run ' + runs";

  private static final String LOGGER =
      """
      <script>
        window.logged = 0;
        var started = performance.now();
        var timer = setInterval(function () {
          // By the clock, not by the tick: 200 lines a second also when ticks come late.
          while (logged < %1$d && logged < (performance.now() - started) / 5) {
            console.log('line', ++logged);
          }
          if (logged >= %1$d) { clearInterval(timer); }
        }, 5);
      </script>
      """
          .formatted(LINES);

  /** The numbers of the page's lines, in the order they were printed. */
  private static List<Integer> numbers(List<String> lines) {
    return lines.stream()
        .map(line -> JsonParser.parseString(line).getAsJsonObject())
        .filter(entry -> entry.has("type") && entry.get("type").getAsString().equals("log"))
        .map(RelayRestartIT::number)
        .toList();
  }

  private static int number(JsonObject entry) {
    return entry.getAsJsonArray("args").get(1).getAsJsonObject().get("value").getAsInt();
  }
}
