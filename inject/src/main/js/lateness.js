/**
 * How late things were, in constant memory: counted in steps of 0.05 ms up to 100 ms and of 1 ms up to 10 s. What it
 * answers is the upper edge of a step, so never better than the truth.
 */
function createLateness() {
  var FINE = 2000; // steps of 0.05 ms
  var ALL = 12000;
  var counts = [];
  var total = 0;
  var max = 0;

  function add(ms) {
    var step = ms < 100 ? (ms * 20) | 0 : ms < 10000 ? FINE + (ms | 0) : ALL;
    counts[step] = (counts[step] || 0) + 1;
    total++;
    max = ms > max ? ms : max;
  }

  function quantile(share) {
    var seen = 0;
    for (var step = 0; step < ALL && total; step++) {
      seen += counts[step] || 0;
      if (seen >= total * share) {
        var edge = step < FINE ? (step + 1) / 20 : step + 1 - FINE;
        return edge < max ? edge : max;
      }
    }
    return max;
  }

  /** All in ms. */
  function summary() {
    return { p50: quantile(0.5), p95: quantile(0.95), p99: quantile(0.99), max: max };
  }

  return { add: add, summary: summary };
}
