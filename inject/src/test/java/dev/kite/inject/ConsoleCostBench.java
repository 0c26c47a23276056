package dev.kite.inject;

import java.util.List;
import java.util.Objects;

/**
 * Prints what a console call costs the page on its own stack, in microseconds: the captured call
 * minus the same call uncaptured, both measured in turn in one page.
 *
 * <p>Against an empty original first, because the browser's own console costs many times more while
 * a driver watches it.
 */
final class ConsoleCostBench {
  private static final String MEASURE =
      """
      (function (original, wrapped) {
        function once(method) {
          var start = performance.now();
          for (var i = 0; i < 1000; i++) { method.call(console, 'x', { a: 1 }); }
          var cost = performance.now() - start;
          // What waits to be sent is dropped, so that the memory of one batch does not slow the next.
          probe.events.length = 0;
          return cost;
        }
        function median(list) {
          return list.sort(function (a, b) { return a - b; })[list.length >> 1];
        }
        var plain = [], captured = [], own = [];
        for (var round = 0; round < %d; round++) {
          plain[round] = once(original);
          captured[round] = once(wrapped);
          own[round] = captured[round] - plain[round];
        }
        var costs = [median(own), 0, median(captured), median(plain)];
        // Sorted by now: on a busy machine the quickest batch says more about the code.
        costs[1] = captured[0] - plain[0];
        return costs;
      })(window.original, console.log)""";

  private ConsoleCostBench() {}

  public static void main(String[] arguments) {
    var browser = Browser.shared();
    var probe = new Probe(browser);
    print(browser, probe, "empty original", "console.log = function () {};", 400);
    print(browser, probe, "browser's own", "", 100);
    System.exit(0);
  }

  private static void print(Browser browser, Probe probe, String name, String before, int rounds) {
    probe.open(before + "window.original = console.log;", "");
    var costs =
        ((List<?>) Objects.requireNonNull(browser.evaluate(MEASURE.formatted(rounds))))
            .stream().map(cost -> ((Number) cost).doubleValue()).toList();
    System.out.printf(
        "console.log('x', {a: 1}), %s: own cost %.2f us a call, best batch %.2f (medians: captured %.2f, plain %.2f)%n",
        name, costs.get(0), costs.get(1), costs.get(2), costs.get(3));
  }
}
