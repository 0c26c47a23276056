/**
 * Gathers rows and hands them over at most so many ms after the last time, the first ones at once. A row that was measured
 * before others that wait already goes ahead of them: what sensors say reaches a page later than its events do.
 *
 * @param timers what createTimers returns
 * @param {number} ms
 * @param {function(Array)} send takes the rows
 */
function createBatch(timers, ms, send) {
  var MOST = 200; // rows that it may gather
  var rows = [];
  var sent = 0;
  var timer;

  function flush() {
    var full = rows;
    timers.cancel(timer);
    rows = [];
    sent = timers.now();
    if (full.length) {
      send(full);
    }
  }

  function add(row) {
    var rest = ms - (timers.now() - sent);
    var place = rows.length;
    for (; place && rows[place - 1][1] > row[1]; place--) {
      rows[place] = rows[place - 1];
    }
    rows[place] = row;
    if (rest <= 0 || rows.length === MOST) {
      flush();
    } else if (rows.length === 1) {
      timer = timers.after(rest, flush);
    }
  }

  return { add: add, flush: flush };
}
