/**
 * From what the page says to numbered frames in its outbox. No text is made on the stack of the page's own call, so what
 * was said waits a moment; bounded in number and in bytes: beyond it the oldest event becomes part of a gap. A reply is
 * never given up, it is made text at once; the relay bounds how many there can be. The bytes are an estimate: where many
 * wait, one in 64 is made text early to learn how large its like are.
 *
 * @param json {stringify(plain)}
 * @param timers {now(), soon(run) -> a function that has it run}
 * @param limits {frame, bytes, frames}
 * @param outbox what createOutbox returns
 * @param {function()} drained called after each turn of work
 */
function createEmission(json, timers, limits, outbox, drained) {
  var SLICE = 5; // ms of the page's time in one turn
  var SAMPLE = 64;
  // Less than the outbox holds: a burst does not push out what was said before it.
  var MOST = limits.frames * 0.8;
  var BYTES = limits.bytes * 0.8;
  var ring = [];
  var first = 0;
  var end = 0;
  var size = 0;
  var estimate = 200;
  var isScheduled = false;
  var runSoon = timers.soon(turn);

  /** An event for every console. `makeParams` is called later; where it returns nothing there is no event. */
  function emit(method, makeParams) {
    emitTo('', method, makeParams);
  }

  /** An event for the console of one session. */
  function emitTo(session, method, makeParams) {
    add({ session: session, method: method, make: makeParams });
  }

  /** The one reply to the command `id`. */
  function reply(session, id, body) {
    add({ session: session, id: id, body: body });
  }

  function add(item) {
    if (end % SAMPLE === 0 && end - first >= SAMPLE) {
      store(take());
    }
    while (first < end && (end - first >= MOST || size + estimate > BYTES)) {
      giveUp(take());
    }
    item.size = estimate;
    ring[end++ % MOST] = item;
    size += estimate;
    schedule();
  }

  function giveUp(item) {
    if (item.id) {
      store(item);
    } else {
      outbox.lose(item.size, 'overflow');
    }
  }

  function take() {
    var item = ring[first % MOST];
    ring[first++ % MOST] = null;
    size -= item.size;
    return item;
  }

  function store(item) {
    var isFailed = true;
    var bytes = 0;
    try {
      var params = item.make && item.make();
      if (!item.body && !params) {
        return;
      }
      bytes = write(item, item.body || { method: item.method, params: params });
      isFailed = bytes > limits.frame;
    } catch (unreadable) {
      // A page's object, or one too deep.
    }
    estimate = bytes > estimate >> 1 ? bytes : estimate >> 1;
    if (isFailed && item.id) {
      write(item, { id: item.id, error: { code: -32000, message: 'The answer is too large: ask for less.' } });
    } else if (isFailed) {
      outbox.lose(bytes, bytes ? 'too-large' : 'unreadable');
    }
  }

  function write(item, body) {
    return outbox.add(item.session ? 'r' : 'e', (item.session && item.session + ' ') + json.stringify(body));
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

  return { emit: emit, emitTo: emitTo, reply: reply, schedule: schedule, flush: flush };
}
