package dev.kite.inject;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Prints what the heaviest values cost the page on its own stack, in milliseconds, and how much its
 * heap grows over 100,000 logs, with the script as it is served.
 *
 * <p>The original methods are empty: the browser's own console, watched by a driver, keeps what it
 * is given and takes seconds for some of these. Each value is logged first in a page that has
 * logged nothing yet, since what a page logs once is logged cold.
 */
final class HarmBench {
  private static final String QUIET = "<script>console.log = function () {};</script>";

  private static final String TIME =
      """
      var value = values[%s], all = [];
      for (var i = 0; i < 21; i++) {
        var start = performance.now();
        console.log(value);
        all[i] = performance.now() - start;
      }
      var first = all.shift();
      all.sort(function (a, b) { return a - b; });
      done([first, all[10], all[19]]);
      """;

  private static final String LOOP =
      """
      var left = 100000;
      (function batch() {
        for (var i = 0; i < 1000; i++) { console.log('x', { a: left, text: 'some text ' + left }); left--; }
        // The fake relay keeps what it is sent, and a real one does not.
        wire.length = 0;
        if (left > 0) { setTimeout(batch, 0); } else { setTimeout(function () { wire.length = 0; done(0); }, 1000); }
      })();
      """;

  private final KitePage page = new KitePage();

  private HarmBench() {}

  public static void main(String[] arguments) {
    var bench = new HarmBench();
    bench.values();
    bench.heap("console attached", "");
    bench.heap("relay that never answers", "wire.deaf = true");
    bench.heap("no relay at all", null);
    System.exit(0);
  }

  private void values() {
    System.out.println(
        "console.log(value), ms on the caller's stack: first, median and worst of 20 more");
    open(HeavyValuesTest.VALUES);
    var names = (List<?>) Objects.requireNonNull(page.value("Object.keys(values)"));
    for (var name : names) {
      open(HeavyValuesTest.VALUES);
      var costs =
          ((List<?>)
                  Objects.requireNonNull(
                      page.browser.await(
                          TIME.formatted(ChromeAnswers.quote(String.valueOf(name))))))
              .stream().map(cost -> "%8.2f".formatted(((Number) cost).doubleValue())).toList();
      System.out.printf("%-10s %s%n", name, String.join(" ", costs));
    }
  }

  private void open(String script) {
    page.open(QUIET + KitePage.TAG + "<body><script>" + script + "</script>");
    page.frame("\"state\":\"load\"");
  }

  private void heap(String name, @Nullable String relay) {
    if (relay == null) {
      page.openUnchanged(QUIET + KitePage.TAG + "<script>window.wire = [];</script>", Map.of());
    } else {
      open("");
      page.value("void (" + (relay.isEmpty() ? "0" : relay) + ")");
    }
    // Warm: code that is compiled and tables that are full are no growth.
    page.browser.await(
        "for (var i = 0; i < 2000; i++) { console.log('x', { a: i }); } wire.length = 0; setTimeout(done, 500);");
    var before = used();
    page.browser.await(LOOP);
    System.out.printf(
        "heap after 100,000 logs, %s: %+.2f MiB%n", name, (used() - before) / 1048576.0);
  }

  private double used() {
    page.browser.command("HeapProfiler.collectGarbage", Map.of());
    page.browser.command("HeapProfiler.collectGarbage", Map.of());
    return ((Number)
            Objects.requireNonNull(
                page.browser.command("Runtime.getHeapUsage", Map.of()).get("usedSize")))
        .doubleValue();
  }
}
