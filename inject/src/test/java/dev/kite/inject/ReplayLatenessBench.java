package dev.kite.inject;

import java.util.Locale;
import java.util.Map;

/**
 * Prints how late replayed samples are, in a visible and in a hidden page, with and without a
 * worker, and beside it how late a plain loop of timers is in the same page.
 */
final class ReplayLatenessBench {
  private static final int SECONDS = 8;

  private static final String REPLAY =
      """
      var rows = [];
      for (var i = 0; i < %1$d * %2$d; i++) {
        rows.push(['m', i * 1000 / %2$d, null, [1, 2, 3], null, 16]);
      }
      var replay = sensors.replay;
      var own = { replay: 'bench' };
      var alive = setInterval(function () { replay['Replay.status'](own, function () {}); }, 1000);
      replay['Replay.start'](own, function () {
        replay['Replay.load']({ replay: 'bench', rows: rows }, function () {});
        replay['Replay.finish'](own, function (report) {
          clearInterval(alive);
          var l = report.lateness;
          done([report.clock, l.p50, l.p99, l.max, report.samples, report.hiddenMs]);
        });
      });
      """;

  private static final String PLAIN =
      """
      var lateness = sensors.lateness();
      var start = performance.now();
      var i = 0;
      (function next() {
        for (; i < %1$d * %2$d && performance.now() >= start + i * 1000 / %2$d; i++) {
          lateness.add(performance.now() - (start + i * 1000 / %2$d));
        }
        if (i < %1$d * %2$d) {
          setTimeout(next, start + i * 1000 / %2$d - performance.now());
        } else {
          var l = lateness.summary();
          done(['setTimeout', l.p50, l.p99, l.max, i, 0]);
        }
      })();
      """;

  private ReplayLatenessBench() {}

  public static void main(String[] args) {
    var page = new SensorPage();
    System.out.println("page     Hz  [clock, p50 ms, p99 ms, max ms, samples, hidden ms]");
    for (var rate : new int[] {60, 200}) {
      page.open();
      print(page, "visible", rate, PLAIN);
      print(page, "visible", rate, REPLAY);
      page.openWith(
          Map.of("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-eval'"));
      print(page, "visible", rate, REPLAY);
    }
    page.open();
    var cover = coverByAnotherTab(page);
    for (var rate : new int[] {60, 200}) {
      print(page, "hidden", rate, PLAIN);
      print(page, "hidden", rate, REPLAY);
    }
    page.browser.command("Target.closeTarget", Map.of("targetId", cover));
    // The server of the test pages would keep the process alive.
    System.exit(0);
  }

  private static Object coverByAnotherTab(SensorPage page) {
    var tab = page.browser.command("Target.createTarget", Map.of("url", "about:blank"));
    page.until("document.hidden");
    return tab.get("targetId");
  }

  private static void print(SensorPage page, String where, int rate, String script) {
    System.out.printf(
        Locale.ROOT,
        "%-8s %3d  %s%n",
        where,
        rate,
        page.browser.await(String.format(Locale.ROOT, script, SECONDS, rate)));
  }
}
