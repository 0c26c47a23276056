/**
 * The quantiles of the latest numbers.
 *
 * @param {number} size how many are kept
 */
function createQuantiles(size) {
  var ring = [];
  var sorted = [];
  var next = 0; // place in the ring of the oldest one, when it is full

  function add(value) {
    if (ring.length === size) {
      remove(ring[next]);
    }
    ring[next] = value;
    next = (next + 1) % size;
    var i = sorted.length;
    for (; i > 0 && sorted[i - 1] > value; i--) {
      sorted[i] = sorted[i - 1];
    }
    sorted[i] = value;
  }

  function remove(value) {
    var i = 0;
    while (sorted[i] !== value) {
      i++;
    }
    for (; i < sorted.length - 1; i++) {
      sorted[i] = sorted[i + 1];
    }
    sorted.length--;
  }

  /** The number below which that share of them lie; the least for 0, null when there are none. */
  function at(share) {
    var last = sorted.length - 1;
    var i = (sorted.length * share) | 0;
    return last < 0 ? null : sorted[i < last ? i : last];
  }

  return { add: add, at: at };
}
