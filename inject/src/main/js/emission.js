/**
 * What the page said and is not text yet, since no text is made on the stack of the page's own call. Bounded in number
 * and in bytes: beyond it the oldest event becomes part of a gap. A reply is never given up, it is made text at once; the
 * relay bounds how many there can be. The bytes are an estimate: where many wait, one in 64 is made text early to learn
 * how large its like are.
 *
 * @param timers {now(), soon(run) -> a function that has it run}
 * @param limits {frames, bytes}
 * @param {function(Object): number} store returns the bytes it took
 * @param {function(number)} lose told the size of what is given up
 * @param {function()} drained called after each turn of work
 */
function createEmission(timers, limits, store, lose, drained) {
  var SLICE = 5; // ms of the page's time in one turn
  var SAMPLE = 64;
  var ring = [];
  var first = 0;
  var end = 0;
  var size = 0;
  var estimate = 200;
  var isScheduled = false;
  var runSoon = timers.soon(turn);

  function add(item) {
    if (end % SAMPLE === 0 && end - first >= SAMPLE) {
      keep(take());
    }
    while (first < end && (end - first >= limits.frames || size + estimate > limits.bytes)) {
      giveUp(take());
    }
    item.size = estimate;
    ring[end++ % limits.frames] = item;
    size += item.size;
    schedule();
  }

  function giveUp(item) {
    if (item.id) {
      keep(item);
    } else {
      lose(item.size);
    }
  }

  function keep(item) {
    var bytes = store(item);
    estimate = bytes > estimate / 2 ? bytes : estimate / 2;
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
      keep(take());
    }
    drained();
  }

  /** Makes text of everything at once, for a page that is about to go. */
  function flush() {
    work(Infinity);
  }

  return { add: add, schedule: schedule, flush: flush };
}
