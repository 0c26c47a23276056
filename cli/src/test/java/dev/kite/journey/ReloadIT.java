package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that go away right after they have logged. */
class ReloadIT {
  /** Three loads of them stay below the 256 KiB that a tab remembers. */
  private static final int LINES = 40;

  /** Logs at once, reloads at once, three times. */
  private static final String RELOADER =
      """
      <script>
        var load = +(sessionStorage.load || 0) + 1;
        sessionStorage.load = load;
        for (var i = 1; i <= %d; i++) { console.log('load', load, 'line', i); }
        if (load < 4) { location.reload(); } else { window.done = true; }
      </script>
      """
          .formatted(LINES);

  @TempDir private Path folder;

  @Test
  void reloadsAtOnceLoseDoubleAndDisorderNothing() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home);
        var tail = KiteProcess.start(home, "tail", "--json")) {
      phone.open(pages.add("/", "Reloader", home.scriptTag(), RELOADER));
      phone.awaitTrue("window.done");

      var all = new ArrayList<String>();
      IntStream.rangeClosed(1, 4).forEach(load -> all.addAll(lines(load)));
      tail.await("all lines", () -> Entries.logs(tail).size() >= all.size());
      assertThat(Entries.logs(tail)).isEqualTo(all);
      assertThat(Entries.lostByName(tail)).isZero();
      assertThat(relay.errors()).isEmpty();
    }
  }

  @Test
  void whatWasLoggedWithoutRelayIsDeliveredByTheNextPageOfTheTab() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder)) {
      var relay = KiteProcess.serve(home);
      try (var tail = KiteProcess.start(home, "tail", "--json")) {
        phone.open(pages.add("/first", "First", home.scriptTag(), ""));
        tail.awaitLine("the page", line -> line.contains("joined"));
        relay.kill();
        var elsewhere =
            pages.add("/else", "Elsewhere", "", "<script>var isElsewhere = true</script>");
        phone.ask(
            "for (var i = 1; i <= %d; i++) { console.log('load', 1, 'line', i); } location = '%s'"
                .formatted(LINES, elsewhere));
        phone.awaitTrue("window.isElsewhere");

        relay = KiteProcess.serve(home);
        phone.open(
            pages.add("/next", "Next", home.scriptTag(), "<script>console.log('and on')</script>"));
        var all = new ArrayList<>(lines(1));
        all.add("and on");
        tail.await("all lines", () -> Entries.logs(tail).size() >= all.size());
        assertThat(Entries.logs(tail)).isEqualTo(all);
      } finally {
        relay.kill();
      }
    }
  }

  private static List<String> lines(int load) {
    return IntStream.rangeClosed(1, LINES).mapToObj(i -> "load " + load + " line " + i).toList();
  }
}
