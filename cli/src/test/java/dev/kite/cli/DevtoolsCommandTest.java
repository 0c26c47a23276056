package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevtoolsCommandTest {
  @TempDir private Path home;
  private TestRoom room;

  @BeforeEach
  void open() throws Exception {
    room = TestRoom.open(home);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void printsTheReadyMadeLinesAndTheLinkOfEachPageThatComes() {
    var shell = room.shell();
    var exit = shell.start("devtools", "--port", "0");
    var page = room.page("Cart");
    await(() -> shell.out().contains(page.target() + "&panel=console"));

    assertThat(shell.out())
        .containsPattern("kite devtools on http://127\\.0\\.0\\.1:\\d+\n")
        .contains("puppeteer.connect({ browserURL: 'http://127.0.0.1:")
        .contains("chromium.connectOverCDP('http://127.0.0.1:")
        .contains("+ " + page.target() + "  Cart  https://shop.test/Cart")
        .contains("devtools://devtools/bundled/devtools_app.html?ws=127.0.0.1:");
    shell.interrupt();
    assertThat(exit.join()).isZero();
  }

  @Test
  void printsOneLineOfJsonForEachPage() {
    var page = room.page("Cart");
    var shell = room.shell();
    var exit = shell.start("devtools", "--port", "0", "--json", "--target", "cart");
    await(() -> shell.out().contains("\n"));

    var line = JsonParser.parseString(shell.out()).getAsJsonObject();
    assertThat(line.get("id").getAsString()).isEqualTo(page.target());
    assertThat(line.get("webSocketDebuggerUrl").getAsString()).startsWith("ws://127.0.0.1:");
    shell.interrupt();
    assertThat(exit.join()).isZero();
  }

  @Test
  void portThatIsTakenIsOneLineThatSaysWhatToDo() {
    var shell = room.shell();
    var taken = room.url().replaceAll(".*:", "");

    assertThat(shell.run("devtools", "--port", taken)).isEqualTo(1);

    assertThat(shell.err())
        .startsWith("kite: Cannot listen on port " + taken)
        .contains("choose another with --port")
        .hasLineCount(1);
  }

  @Test
  void portThatIsNoneIsRefused() {
    var shell = room.shell();

    assertThat(shell.run("devtools", "--port", "70000")).isEqualTo(2);
    assertThat(shell.err()).contains("--port is a number from 0 to 65535.");
  }

  @Test
  void originThatNoBrowserSendsIsRefused() {
    var shell = room.shell();

    for (var origin :
        new String[] {"http://localhost:3000/", "localhost:3000", "http://Shop.test"}) {
      assertThat(shell.run("devtools", "--port", "0", "--allow-origin", origin)).isEqualTo(2);
    }
    assertThat(shell.err()).contains("write it as http://localhost:3000, without a path.");
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }
}
