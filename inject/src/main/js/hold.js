/**
 * Holds the page at what a console says: rows are fired when they are due, and the last of each kind goes on as a device at
 * rest goes on, until other rows come or the console has fallen silent.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param emulation what createEmulation returns
 * @param clock what createClock returns
 */
function createHold(intrinsics, timers, emulation, clock) {
  var PERIOD = 1000 / 60; // ms
  var SILENCE = 5000; // ms without a word of the console
  var MOST = 1000; // rows
  var isHolding = false;
  var rows, next, base, heard;
  var held; // the last row of each kind

  function hold(params, reply) {
    if (!isFit(params.rows)) {
      reply(null, { code: -32602, message: 'rows: expected at most ' + MOST + ' rows that can be fired, with their times.' });
      return;
    }
    if (!isHolding) {
      isHolding = true;
      held = intrinsics.create(null);
      emulation.suppress();
      clock.open(function () {});
    }
    rows = params.rows;
    next = 0;
    base = heard = timers.now();
    reply({});
    step();
  }

  function isFit(list) {
    var fits = intrinsics.isArray(list) && list.length > 0 && list.length <= MOST;
    for (var i = 0; fits && i < list.length; i++) {
      fits = emulation.fires(list[i]) && typeof list[i][1] === 'number' && list[i][1] < Infinity;
    }
    return fits;
  }

  function step() {
    var now = timers.now();
    if (now - heard > SILENCE) {
      end();
      return;
    }
    if (next === rows.length) {
      intrinsics.each(intrinsics.keys(held), function (kind) {
        emulation.fire(held[kind]);
      });
      // Late once is not late for ever, but nothing is made up for.
      base = base + PERIOD > now ? base + PERIOD : now + PERIOD;
    } else {
      advance(now);
    }
    if (isHolding) {
      var due = next < rows.length ? base + rows[next][1] : base;
      var look = heard + SILENCE + PERIOD;
      clock.at(due < look ? due : look, step);
    }
  }

  /** Fires what is due; behind the last row `base` is the moment of the next repetition. */
  function advance(now) {
    while (next < rows.length && base + rows[next][1] <= now) {
      var row = rows[next++];
      held[row[0] === 'g' ? 'g' + row[2] : row[0]] = row;
      emulation.fire(row);
    }
    base = next === rows.length ? now + PERIOD : base;
  }

  function end() {
    if (isHolding) {
      isHolding = false;
      clock.close();
      emulation.release();
    }
  }

  function release(params, reply) {
    end();
    reply({});
  }

  return { hold: hold, release: release };
}
