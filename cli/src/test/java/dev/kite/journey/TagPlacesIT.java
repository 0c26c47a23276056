package dev.kite.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script tag in the places where authors put it, and a page that is alone for long. */
class TagPlacesIT {
  @TempDir private Path folder;

  @Test
  void worksInFramesLateAndAsync() throws Exception {
    var home = new Home(folder);
    try (var pages = new TestPages();
        var phone = Phone.start(folder);
        var relay = KiteProcess.serve(home);
        var tail = KiteProcess.start(home, "tail", "--json")) {
      var tag = home.scriptTag();
      pages.add("/inner", "Inner", tag, "<script>console.log('in the frame')</script>");
      phone.open(
          pages.add(
              "/outer",
              "Outer",
              tag,
              "<script>console.log('around it')</script><iframe src=/inner></iframe>"));
      tail.await("both", () -> Entries.logs(tail).size() == 2);
      assertThat(Entries.logs(tail)).containsExactlyInAnyOrder("around it", "in the frame");
      assertThat(evaluate(home, "Inner", "parent !== self && document.title")).isEqualTo("Inner");
      assertThat(evaluate(home, "Outer", "parent === self && document.title")).isEqualTo("Outer");

      phone.open(pages.add("/late", "Late", "", tag + "<script>console.log('late')</script>"));
      tail.await("the late one", () -> Entries.logs(tail).contains("late"));

      phone.open(pages.add("/async", "Async", tag.replace("<script", "<script async"), ""));
      phone.awaitTrue("window.kite");
      phone.run("console.log('async'); undefinedName;");
      tail.await(
          "an error of the async one",
          () -> tail.lines().stream().anyMatch(line -> line.contains("undefinedName is not")));
      assertThat(Entries.logs(tail)).endsWith("async");
      assertThat(relay.errors()).isEmpty();
    }
  }

  @Test
  void pageThatLogsWithoutRelayKeepsTheNewestAndNamesTheRest() throws Exception {
    var home = new Home(folder);
    int lines = 9_000;
    try (var pages = new TestPages();
        var phone = Phone.start(folder)) {
      var relay = KiteProcess.serve(home);
      try {
        phone.open(pages.add("/", "Alone", home.scriptTag(), LOGGER));
        try (var tail = KiteProcess.start(home, "tail", "--json")) {
          tail.awaitLine("the page", line -> line.contains("joined"));
        }
        relay.kill();
        phone.ask("go(" + lines + ")");
        phone.awaitTrue("logged === " + lines);
        relay = KiteProcess.serve(home);
        try (var tail = KiteProcess.start(home, "tail", "--json")) {
          tail.await("the last line", () -> Entries.logs(tail).contains("line " + lines));
          long lost = Entries.lostByName(tail);
          assertThat(lost).isBetween(lines - 5_000L, lines - 500L);
          // The one that is no line says that the page was loaded.
          assertThat(lost + Entries.logs(tail).size()).isBetween((long) lines, lines + 1L);
        }
      } finally {
        relay.kill();
      }
    }
  }

  private static final String LOGGER =
      """
      <script>
        var logged = 0;
        function go(lines) {
          for (var i = 0; i < 100 && logged < lines; i++) { console.log('line', ++logged); }
          if (logged < lines) { setTimeout(go, 5, lines); }
        }
      </script>
      """;

  private static String evaluate(Home home, String target, String expression) throws Exception {
    try (var eval = KiteProcess.start(home, "eval", "--target", target, expression)) {
      assertThat(eval.awaitExit()).as("%s", eval.errors()).isZero();
      return eval.lines().get(0);
    }
  }
}
