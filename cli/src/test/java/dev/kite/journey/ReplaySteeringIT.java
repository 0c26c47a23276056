package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays into several pages at once, into a page that is armed, and steered from the prompt. */
class ReplaySteeringIT {
  private static final Pattern TAG = Pattern.compile("<script src=\"(http://[^\"]+)\"></script>");

  /** Every event, also one without values, and when the first one with values came. */
  private static final String LISTENER =
      """
      <script>
        var heard = [];
        var first = 0;
        window.addEventListener('devicemotion', function (event) {
          var gravity = event.accelerationIncludingGravity;
          heard.push(gravity && gravity.x);
          first = first || performance.timeOrigin + performance.now();
        });
      </script>
      """;

  @TempDir private Path folder;

  @Test
  void severalPagesAreFiredIntoAtTheSameMoment() throws Exception {
    var home = new Home(folder);
    var trace = Traces.write(folder, 100, 20);
    try (var pages = new TestPages();
        var here = Phone.start(folder);
        var there = Phone.start(folder);
        var relay = KiteProcess.serve(home)) {
      var armed = home.scriptTag().replace("></", " data-sensors=\"armed\"></");
      here.open(pages.add("/left", "Left", armed, LISTENER));
      there.open(pages.add("/right", "Right", armed, LISTENER));
      try (var replay = KiteProcess.start(home, "replay", trace.toString(), "--all", "--json")) {
        assertThat(replay.awaitExit()).as("%s", replay.errors()).isZero();

        assertThat(replay.lines().stream().map(ReplaySteeringIT::title))
            .containsExactlyInAnyOrder("Left", "Right");
      }
      assertThat(here.ask("return heard")).isEqualTo(numbers(0, 100));
      assertThat(there.ask("return heard")).isEqualTo(numbers(0, 100));
      double apart = first(here) - first(there);
      // Both clocks are this machine's; a loaded one fires late.
      assertThat(Math.abs(apart)).as("ms apart").isLessThan(100);
      assertThat(relay.errors()).isEmpty();
    }
  }

  @Test
  void armedPageHearsTheTraceAloneFromItsFirstMoment() throws Exception {
    var home = new Home(folder);
    var trace = Traces.write(folder, 50, 20);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home)) {
      phone.open(pages.add("/", "Game", home.scriptTag(), LISTENER));
      try (var replay = KiteProcess.start(home, "replay", trace.toString(), "--arm")) {
        assertThat(replay.awaitExit()).as("%s", replay.errors()).isZero();
      }

      var heard = (List<?>) phone.ask("return heard");
      int first = heard.lastIndexOf(0L);
      // The first row, again and again until the replay begins.
      assertThat(heard.subList(0, first + 1)).isNotEmpty().allMatch(Long.valueOf(0)::equals);
      assertThat(heard.subList(first, heard.size())).isEqualTo(numbers(0, 50));
      assertThat(relay.errors()).isEmpty();
    }
  }

  @Test
  void replayIsPausedMovedAndEndedFromThePrompt() throws Exception {
    var home = new Home(folder);
    var trace = Traces.write(folder, 3000, 20);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var kite =
            Terminal.start(
                folder,
                home.environment(),
                home.kite("--local", "--port", Integer.toString(home.port)))) {
      var tag = kite.await(TAG).group().replace("></", " data-sensors=\"armed\"></");
      phone.open(pages.add("/", "Game", tag, LISTENER));
      kite.await("Game> ");

      kite.enter(":replay " + trace + " from 10s");
      phone.awaitTrue("heard.length > 20");
      kite.enter(":replay pause");
      kite.await(Pattern.compile("Paused at 1\\d\\.\\d s"));
      long paused = (Long) phone.ask("return heard.length");
      kite.enter(":replay seek 59s");
      kite.await("Moved to 59.0 s");
      kite.enter(":jobs");
      kite.await(Pattern.compile("replay .*numbered"));
      assertThat(phone.ask("return heard.length")).isEqualTo(paused);
      kite.enter(":replay resume");
      kite.await(Pattern.compile("ended +finished"));

      assertThat(phone.ask("return heard.slice(" + paused + ")")).isEqualTo(numbers(2950, 3000));
      assertThat(phone.ask("return heard[0]")).isEqualTo(500L);
      kite.press("C-d");
      assertThat(kite.awaitExit()).isZero();
    }
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.range(from, to).boxed().toList();
  }

  private static double first(Phone phone) {
    return ((Number) phone.ask("return first")).doubleValue();
  }

  private static String title(String line) {
    return JsonParser.parseString(line).getAsJsonObject().get("title").getAsString();
  }
}
