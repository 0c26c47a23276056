package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consoles beside each other, one of them with a key that may only look. */
class SeveralConsolesIT {
  private static final int REFUSED = 5;

  @TempDir private Path folder;

  @Test
  void allSeeTheSameAndTheViewerOnlySees() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home)) {
      var viewer = viewerKey(home);
      try (var one = KiteProcess.start(home, "tail", "--json");
          var two = KiteProcess.start(home, "tail", "--json");
          var looking = KiteProcess.start(home, "tail", "--json", "--key-file", viewer)) {
        phone.open(pages.add("/", "Shared", home.scriptTag(), LOGGER));
        for (var tail : List.of(one, two, looking)) {
          tail.await("the last line", () -> Entries.logs(tail).contains("line 1000"));
        }
        assertThat(Entries.lostByName(one)).isZero();
        assertThat(two.lines()).isEqualTo(one.lines());
        assertThat(looking.lines()).isEqualTo(one.lines());
      }
      refused(home, viewer, "eval", "window.touched = true");
      refused(home, viewer, "record", folder.resolve("none.kite.jsonl").toString());
      refused(home, viewer, "replay", trace().toString());
      assertThat(phone.ask("return window.touched")).isNull();
      assertThat(relay.errors()).isEmpty();
    }
  }

  private static final String LOGGER =
      """
      <script>
        var logged = 0;
        var timer = setInterval(function () {
          for (var i = 0; i < 20; i++) { console.log('line', ++logged); }
          if (logged === 1000) { clearInterval(timer); }
        }, 10);
      </script>
      """;

  private static void refused(Home home, String viewer, String... words) throws Exception {
    var command = new ArrayList<>(List.of(words));
    command.addAll(List.of("--key-file", viewer));
    try (var kite = KiteProcess.start(home, command.toArray(String[]::new))) {
      assertThat(kite.awaitExit()).as("%s: %s", command, kite.errors()).isEqualTo(REFUSED);
      assertThat(kite.lines()).isEmpty();
      assertThat(kite.errors())
          .last()
          .isEqualTo("kite: The key shown may only look. It was not run; use the control key.");
    }
  }

  private String viewerKey(Home home) throws Exception {
    var file =
        Files.createFile(
            folder.resolve("viewer"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var show = KiteProcess.start(home, "key", "show", "--viewer")) {
      assertThat(show.awaitExit()).as("%s", show.errors()).isZero();
      return Files.write(file, show.lines()).toString();
    }
  }

  private Path trace() throws IOException {
    return Traces.write(folder, 3, 100);
  }
}
