package dev.kite.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console whose reader stands still, as behind a pager, while a page logs far more than fits. */
class SlowConsoleIT {
  private static final int LINES = 18_000;

  /** So little that holding for one console what the page says would end the relay. */
  private static final String RELAY_HEAP = "-Xmx24m -XX:+ExitOnOutOfMemoryError";

  @TempDir private Path folder;

  @Test
  void itGoesOnWhereItStoodAndEverythingItMissedIsNamed() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home, RELAY_HEAP)) {
      phone.open(pages.add("/", "Busy", home.scriptTag(), LOGGER));
      var builder = new ProcessBuilder(home.kite("tail", "--json"));
      builder.environment().putAll(home.environment());
      var tail = builder.redirectError(Redirect.INHERIT).start();
      try (var reader = new BufferedReader(new InputStreamReader(tail.getInputStream(), UTF_8))) {
        var first = next(reader);
        phone.ask("go()");
        phone.awaitTrue("logged === " + LINES);

        var entry = first;
        long position = 0;
        long missed = 0;
        while (!Entries.text(entry, "text").startsWith("line " + LINES + " ")) {
          boolean isTrimmed = Entries.text(entry, "kind").equals("trimmed");
          long from = entry.get(isTrimmed ? "from" : "position").getAsLong();
          assertThat(from).as("after %s: %s", position, entry).isEqualTo(position + 1);
          position = isTrimmed ? entry.get("to").getAsLong() : from;
          missed += isTrimmed ? position - from + 1 : 0;
          entry = next(reader);
        }
        assertThat(missed).isPositive();
      } finally {
        tail.destroyForcibly();
      }
      try (var targets = KiteProcess.start(home, "targets")) {
        assertThat(targets.awaitExit())
            .as("%s, relay: %s", targets.errors(), relay.errors())
            .isZero();
      }
    }
  }

  private static JsonObject next(BufferedReader reader) throws IOException {
    var line = reader.readLine();
    assertThat(line).as("a line of the tail").isNotNull();
    return JsonParser.parseString(line).getAsJsonObject();
  }

  private static final String LOGGER =
      """
      <script>
        // Long enough that what the sockets hold is little beside it.
        var logged = 0, rest = ' ' + 'x'.repeat(300);
        function go() {
          for (var i = 0; i < 50; i++) { console.log('line ' + ++logged + rest); }
          if (logged < %d) { setTimeout(go, 20); }
        }
      </script>
      """
          .formatted(LINES);
}
