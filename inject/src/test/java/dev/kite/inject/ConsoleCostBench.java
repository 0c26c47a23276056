package dev.kite.inject;

import java.util.List;
import java.util.Objects;

/**
 * Prints what a console call costs the page on its own stack, in microseconds, with the script as
 * it is served: the captured call minus the same call uncaptured, both measured in turn in one
 * page. Between the batches the page has the time to send what it captured, as it would.
 *
 * <p>Against an empty original first, because the browser's own console costs many times more while
 * a driver watches it.
 */
final class ConsoleCostBench {
  private static final String MEASURE =
      """
      var rounds = %d, plain = [], captured = [], own = [];
      function once(method) {
        var start = performance.now();
        for (var i = 0; i < 1000; i++) { method.call(console, 'x', { a: 1 }); }
        return performance.now() - start;
      }
      function median(list) {
        return list.sort(function (a, b) { return a - b; })[list.length >> 1];
      }
      (function round(n) {
        if (n === rounds) {
          var costs = [median(own), 0, median(captured), median(plain)];
          // Sorted by now: on a busy machine the quickest batch says more about the code.
          costs[1] = captured[0] - plain[0];
          done(costs);
          return;
        }
        plain[n] = once(original);
        captured[n] = once(console.log);
        own[n] = captured[n] - plain[n];
        setTimeout(function rest() {
          if (wire.length > 0 && wire.seen === wire.length) {
            wire.length = 0;
            round(n + 1);
          } else {
            wire.seen = wire.length;
            setTimeout(rest, 10);
          }
        }, 0);
      })(0);
      """;

  private ConsoleCostBench() {}

  public static void main(String[] arguments) {
    print("empty original", "console.log = function () {};", 200);
    print("browser's own", "", 40);
    System.exit(0);
  }

  private static void print(String name, String before, int rounds) {
    var page = new KitePage();
    page.open("<script>" + before + "window.original = console.log;</script>" + KitePage.TAG);
    page.frame("\"state\":\"load\"");
    var costs =
        ((List<?>) Objects.requireNonNull(page.browser.await(MEASURE.formatted(rounds))))
            .stream().map(cost -> ((Number) cost).doubleValue()).toList();
    System.out.printf(
        "console.log('x', {a: 1}), %s: own cost %.2f us a call, best batch %.2f (medians: captured %.2f, plain %.2f)%n",
        name, costs.get(0), costs.get(1), costs.get(2), costs.get(3));
  }
}
