/**
 * Fires the readings of the page that feeds this one, in the order and with the spacing of that page's times, each held for
 * as long as the network's jitter demands. The device's own events are held back as long as the link lasts, but not while
 * there has long been no relay: that may never come back, and if it does it tells the link anew.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param emulation what createEmulation returns
 * @param clock what createClock returns
 * @param {function(): boolean} isUp whether the relay can be reached
 */
function createPlayout(intrinsics, timers, emulation, clock, isUp) {
  var MOST = 2000; // readings that may wait
  var SILENCE = 2000; // ms without readings, after which their clock may have stood still
  var SECOND = 1000;
  var AWAY = 20000; // ms without the relay, after which the device is let go
  var link = null;
  var counts; // that suppress returned
  var jitter, numbers, fired, dropped, late, transits, rate;
  var waiting = []; // by time, from `next` on
  var next = 0;
  var newest; // time of the latest one fired, by stream
  var heard; // moment of the latest ones
  var second; // moment from which events are counted for the rate
  var counted;
  var away; // moment from which there was no relay
  var looking;

  /** @param {{from, epoch, latency}} now of the page that feeds this one; without `from`: none */
  function linked(now) {
    var before = link;
    link = now.from ? now : null;
    var isOther = link && !(before && before.from === link.from && before.latency === link.latency);
    if (isOther) {
      reset();
    }
    if (isOther || (link && before.epoch !== link.epoch)) {
      begin();
    }
    if (link && !before) {
      counts = emulation.suppress();
      clock.open(function () {});
      away = Infinity;
      look();
    } else if (before && !link) {
      timers.cancel(looking);
      clock.close();
      emulation.release();
    }
  }

  function look() {
    var now = timers.now();
    away = isUp() ? Infinity : now < away ? now : away;
    if (now - away < AWAY) {
      looking = timers.after(SECOND, look);
    } else {
      linked({});
    }
  }

  function reset() {
    fired = dropped = late = rate = counted = 0;
    second = heard = timers.now();
    transits = createQuantiles(500);
    waiting = [];
    next = 0;
  }

  /** Another load of the source: its clock and its numbers say nothing about those before. */
  function begin() {
    jitter = createJitter(link.latency);
    numbers = intrinsics.create(null);
    newest = intrinsics.create(null);
    dropped += waiting.length - next;
    waiting = [];
    next = 0;
  }

  function take(stream, n, rows) {
    if (!link || n <= numbers[stream]) {
      return;
    }
    var now = timers.now();
    var gap = n - rows.length - numbers[stream];
    dropped += gap > 0 ? gap : 0;
    numbers[stream] = n;
    if (now - heard > SILENCE) {
      jitter = createJitter(link.latency);
    }
    heard = now;
    for (var i = 0; i < rows.length; i++) {
      if (emulation.fires(rows[i]) && isTime(rows[i][1])) {
        jitter.add(now - rows[i][1], now);
        add(rows[i], now);
      }
    }
    play();
  }

  // Another page wrote it: an endless one would never come, and be waited for without rest.
  function isTime(time) {
    return typeof time === 'number' && time > -Infinity && time < Infinity;
  }

  function add(row, now) {
    if (waiting.length - next === MOST) {
      next++;
      dropped++;
    }
    if (next > MOST) {
      compact();
    }
    var i = waiting.length;
    for (; i > next && waiting[i - 1][1] > row[1]; i--) {
      waiting[i] = waiting[i - 1];
    }
    waiting[i] = row;
    late += link.latency !== 0 && jitter.due(row[1]) < now ? 1 : 0;
  }

  function compact() {
    var kept = [];
    for (; next < waiting.length; next++) {
      kept[kept.length] = waiting[next];
    }
    waiting = kept;
    next = 0;
  }

  function play() {
    while (link && next < waiting.length && jitter.due(waiting[next][1]) <= timers.now()) {
      fire(waiting[next++]);
    }
    if (link && next < waiting.length) {
      clock.at(jitter.due(waiting[next][1]), play);
    }
  }

  function fire(row) {
    if (row[1] < newest[row[0]]) {
      dropped++;
      return;
    }
    newest[row[0]] = row[1];
    var now = timers.now();
    measure(now);
    transits.add(now - row[1]);
    counted++;
    fired++;
    emulation.fire(row);
  }

  function measure(now) {
    if (now - second >= SECOND) {
      rate = (counted * SECOND) / (now - second);
      second = now;
      counted = 0;
    }
  }

  function status(params, reply) {
    if (!link) {
      reply(null, { code: -32000, message: 'No page feeds this one.' });
      return;
    }
    var now = timers.now();
    measure(now);
    reply({
      from: link.from,
      state: fired && now - heard <= SILENCE ? 'receiving' : 'waiting',
      rate: rate,
      fired: fired,
      dropped: dropped,
      late: late,
      delay: jitter.delay(),
      transit: fired ? { p50: transits.at(0.5), p95: transits.at(0.95) } : null,
      leaked: counts.leaked(),
      exceptions: counts.exceptions()
    });
  }

  return { linked: linked, take: take, status: status };
}
