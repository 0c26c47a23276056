package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first five minutes with kite: one command, one page, both directions, a second console, and
 * out again.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FirstSessionIT {
  private static final Pattern TAG = Pattern.compile("<script src=\"(http://[^\"]+)\"></script>");

  private Path folder;
  private Home home;
  private TestPages pages;
  private Phone phone;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    this.folder = folder;
    home = new Home(folder);
    pages = new TestPages();
    phone = Phone.start(folder);
  }

  @AfterAll
  void stop() {
    phone.close();
    pages.close();
  }

  @Test
  void pageIsSeenAndDrivenFromTwoTerminals() throws Exception {
    try (var first = kite("--local", "--port", Integer.toString(home.port))) {
      var tag = first.await(TAG);
      assertThat(tag.group(1)).startsWith(home.relay() + "/kite.js?kp_");

      phone.open(pages.add("/", "Shop", tag.group(), BODY));
      first.await("MARK-4");
      inOrderOnceEach(first.screen());

      evaluationsAnswer(first);
      try (var second = kite("attach")) {
        second.await("MARK-4");
        inOrderOnceEach(second.screen());
        phone.run("console.log('to both')");
        first.await("to both");
        second.await("to both");
        second.press("C-d");
        assertThat(second.awaitExit()).isZero();
      }
      first.press("C-d");
      assertThat(first.awaitExit()).isZero();
    }
  }

  private static final String BODY =
      """
      <script>
        console.log('MARK-1', {a: [1, 2]});
      </script>
      <script>
        function pay() { throw new TypeError('MARK-2'); }
        pay();
      </script>
      <script>
        window.onload = function () {
          Promise.reject(new Error('MARK-3'));
          setTimeout(function () { console.warn('MARK-4'); }, 50);
        };
      </script>
      """;

  private static void inOrderOnceEach(String screen) {
    assertThat(screen)
        .containsSubsequence(
            "MARK-1 {a: Array(2)}",
            "Uncaught TypeError: MARK-2",
            "at pay",
            "Uncaught (in promise) Error: MARK-3",
            "MARK-4");
    for (var mark : List.of("MARK-1", "MARK-2", "MARK-3", "MARK-4")) {
      assertThat(screen).containsOnlyOnce(mark);
    }
  }

  private static void evaluationsAnswer(Terminal terminal) throws Exception {
    terminal.enter("6 * 7");
    terminal.await(answer("42"));
    terminal.enter("let x = 1");
    terminal.enter("x + 'y'");
    terminal.await(answer("'1y'"));
    terminal.enter("let x = 2; x");
    terminal.await(answer("2"));
    terminal.enter("(await fetch('/')).status");
    terminal.await(answer("200"));
    terminal.enter("({b: {c: 3}})");
    terminal.await("{b: {…}}");
    terminal.enter("null.nothing");
    terminal.await("Uncaught TypeError: Cannot read properties of null");
    terminal.enter(":targets");
    terminal.await("Shop");
  }

  /** A result on a line of its own, behind the mark of an answer. */
  private static Pattern answer(String text) {
    return Pattern.compile("(?m)^\\W*" + Pattern.quote(text) + "$");
  }

  private Terminal kite(String... words) throws Exception {
    return Terminal.start(folder, home.environment(), home.kite(words));
  }
}
