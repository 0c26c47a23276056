/**
 * What the page said and is not text yet, since no text is made on the stack of the page's own call. Bounded in number
 * and in the size its makers estimate: beyond it the oldest event becomes part of a gap. A reply is never given up,
 * it is made text at once; the relay bounds how many there can be.
 *
 * @param timers {now(), soon(run) -> a function that has it run}
 * @param limits {frames, bytes}
 * @param {function(Object)} store
 * @param {function(number)} lose told the size of what is given up
 * @param {function()} drained called after each turn of work
 */
function createEmission(timers, limits, store, lose, drained) {
  var SLICE = 5; // ms of the page's time in one turn
  var ring = [];
  var first = 0;
  var end = 0;
  var size = 0;
  var isScheduled = false;
  var runSoon = timers.soon(turn);

  function add(item) {
    while (first < end && (end - first >= limits.frames || size + item.size > limits.bytes)) {
      giveUp(take());
    }
    ring[end++ % limits.frames] = item;
    size += item.size;
    schedule();
  }

  function giveUp(item) {
    if (item.id) {
      store(item);
    } else {
      lose(item.size);
    }
  }

  function take() {
    var item = ring[first % limits.frames];
    ring[first++ % limits.frames] = null;
    size -= item.size;
    return item;
  }

  function schedule() {
    if (!isScheduled) {
      isScheduled = true;
      runSoon();
    }
  }

  function turn() {
    isScheduled = false;
    work(timers.now() + SLICE);
    if (first < end) {
      schedule();
    }
  }

  function work(deadline) {
    while (first < end && timers.now() < deadline) {
      store(take());
    }
    drained();
  }

  /** Makes text of everything at once, for a page that is about to go. */
  function flush() {
    work(Infinity);
  }

  return { add: add, schedule: schedule, flush: flush };
}
