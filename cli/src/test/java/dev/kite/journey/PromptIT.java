package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour at the prompt: names completed, entries of several lines, history, and two pages. */
class PromptIT {
  private static final Pattern TAG = Pattern.compile("<script src=\"(http://[^\"]+)\"></script>");

  @TempDir private Path folder;

  @Test
  void promptCompletesRecallsCancelsAndSpeaksToAll() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var kite =
            Terminal.start(
                folder,
                home.environment(),
                home.kite("--local", "--port", Integer.toString(home.port)))) {
      var tag = kite.await(TAG).group();
      phone.open(pages.add("/", "Shop", tag, BODY));
      kite.await("Shop> ");

      completes(kite, phone);
      takesSeveralLines(kite);
      searchesHistory(kite);
      cancels(kite);
      drives(kite, phone);
      phone.openInNewTab(pages.add("/other", "Other", tag, ""));
      kite.await("2 Other joined");
      kite.enter(":all document.title + '!'");
      kite.await("[1 Shop] 'Shop!'");
      kite.await("[2 Other] 'Other!'");

      kite.press("C-d");
      assertThat(kite.awaitExit()).isZero();
      keptHistoryForItsUserAlone();
    }
  }

  private static final String BODY =
      """
      <script>
        var cart = {
          add: function () {},
          adjust: function () {},
          'odd key': 1,
          get total() { window.touched = 'getter'; return 1; }
        };
        var guarded = new Proxy({secret: 1}, {
          ownKeys: function () { window.touched = 'ownKeys'; return ['secret']; },
          get: function () { window.touched = 'get'; },
          getOwnPropertyDescriptor: function () { window.touched = 'descriptor'; }
        });
      </script>
      """;

  /** No code of the page runs for it: neither its getter nor its proxy's traps. */
  private static void completes(Terminal kite, Phone phone) throws Exception {
    // The first command makes the page load what answers it.
    kite.enter("'ready'");
    kite.await("← 'ready'");

    completed(kite, "cart.adj", "cart.adjust");
    completed(kite, "cart['od", "cart['odd key']");
    completed(kite, "docum", "document");
    completed(kite, "\"text\".toUpp", "\"text\".toUpperCase");
    kite.type("cart.");
    kite.press("Tab");
    // A list in columns: own names first, then what every object inherits.
    kite.await(Pattern.compile("(?m)^adjust +isPrototypeOf +valueOf"));
    leaveLine(kite);
    kite.type("cart.total.");
    kite.press("Tab");
    leaveLine(kite);
    kite.type("guarded.");
    kite.press("Tab");
    leaveLine(kite);
    kite.enter("'and ' + 'on'");
    kite.await("← 'and on'");
    assertThat(phone.ask("return window.touched")).isNull();
  }

  private static void completed(Terminal kite, String typed, String whole) throws Exception {
    kite.type(typed);
    kite.press("Tab");
    kite.await("Shop> " + whole);
    leaveLine(kite);
  }

  /** An empty line at the end of the screen is the answer to Ctrl-C. */
  private static void leaveLine(Terminal kite) throws Exception {
    kite.press("C-c");
    kite.await("an empty prompt", screen -> screen.stripTrailing().endsWith("Shop>"));
  }

  private static void takesSeveralLines(Terminal kite) throws Exception {
    kite.enter("function twice(x) {");
    kite.enter("  return `${x}${");
    kite.enter("x}`");
    kite.enter("}");
    kite.await("← undefined");
    kite.enter("twice(21)");
    kite.await("← '2121'");
  }

  private static void searchesHistory(Terminal kite) throws Exception {
    kite.press("C-r");
    kite.type("twice(2");
    kite.await("twice(21)");
    kite.press("Enter");
    kite.await("the answer again", screen -> screen.split("← '2121'", -1).length == 3);
  }

  private static void cancels(Terminal kite) throws Exception {
    kite.enter("await new Promise(function (done) { setTimeout(done, 5000); })");
    kite.await("Ctrl-C stops waiting");
    kite.press("C-c");
    kite.await("Stopped waiting; the page may still be running it.");
    kite.enter(":jobs");
    kite.await(Pattern.compile("evaluation +[0-9.]+ s +await new Promise"));
    kite.enter("'free ' + 'again'");
    kite.await("← 'free again'");
  }

  /** What a file made in the page is gone when the page is loaded again. */
  private void drives(Terminal kite, Phone phone) throws Exception {
    var script =
        Files.writeString(folder.resolve("mark.js"), "var marked =\n  'marked';\nmarked\n");
    kite.enter(":load " + script);
    kite.await("← 'marked'");
    kite.enter("copy({marked: marked})");
    kite.await("Copied 24 characters");
    kite.enter(":reload");
    kite.await("Loading 1 Shop again");
    kite.await("1 Shop was loaded again");
    phone.awaitTrue("typeof marked === 'undefined'");
  }

  private void keptHistoryForItsUserAlone() throws Exception {
    var history = folder.resolve("state/kite/history");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
        .isEqualTo("rw-------");
    assertThat(history).content().contains("twice(21)");
  }
}
