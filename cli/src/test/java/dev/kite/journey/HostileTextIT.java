package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page says to harm the terminal, or to be more than fits. */
class HostileTextIT {
  private static final String PAGE =
      """
      <script>
        document.title = 'T\\x1b[2J\\u202e\\ud800';
        console.log('\\x1b[2J\\x1b]8;;http://evil.test\\x1b\\\\link \\u202e\\x9b2J\\x7f\\0\\u2028\\nfake> 1');
        console.log('lone \\ud800 and \\udc00', { '\\x1b[31m': '\\ud800' });
        console.log(new Array(300 * 1024 + 1).join('a'));
        console.log(new Array(100 * 1024 + 1).join('\\x01'));
        console.log('last');
      </script>
      """;

  private static final List<String> VISIBLE =
      List.of(
          "\\x1b[2J\\x1b]8;;http://evil.test\\x1b\\link \\u202e\\x9b2J\\x7f\\x00\\u2028",
          "lone \\ud800 and \\udc00 {\\x1b[31m: '\\ud800'}");

  @TempDir private Path folder;

  @Test
  void isShownHarmlessEverywhereAndNothingIsLostWithoutAWord() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home);
        var json = KiteProcess.start(home, "tail", "--json");
        var text = KiteProcess.start(home, "tail")) {
      phone.open(pages.add("/", "Hostile", home.scriptTag(), PAGE));

      json.await("the last line", () -> Entries.logs(json).contains("last"));
      assertThat(json.lines()).allSatisfy(HostileTextIT::isHarmless);
      assertThat(Entries.lostByName(json)).isZero();
      assertThat(json.lines()).anyMatch(line -> line.contains("\"length\":102400"));
      assertThat(json.lines()).anyMatch(line -> line.contains("\"length\":307200"));

      text.awaitLine("the last line", line -> line.startsWith("last"));
      assertThat(text.lines()).allSatisfy(HostileTextIT::isHarmless);
      assertThat(text.lines()).anyMatch(line -> line.startsWith(VISIBLE.get(0)));
      assertThat(text.lines()).anyMatch(line -> line.startsWith(VISIBLE.get(1)));

      try (var terminal = Terminal.start(folder, home.environment(), home.kite("attach"))) {
        terminal.await("last");
        terminal.enter("document.title");
        var screen = terminal.await("'T [2J\\u202e\\ud800'");
        assertThat(screen).contains(VISIBLE).doesNotContain("\u202e");
        terminal.press("C-d");
        assertThat(terminal.awaitExit()).isZero();
      }
      assertThat(relay.errors()).isEmpty();
    }
  }

  private static void isHarmless(String line) {
    assertThat(line)
        .matches(it -> it.chars().noneMatch(Character::isISOControl), "no control characters")
        .doesNotContain("\u202e", "\u2028");
  }
}
