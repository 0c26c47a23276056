/**
 * Gathers rows and hands them over at most so many ms after the last time, the first ones at once.
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
    rows[rows.length] = row;
    if (rest <= 0 || rows.length === MOST) {
      flush();
    } else if (rows.length === 1) {
      timer = timers.after(rest, flush);
    }
  }

  return { add: add, flush: flush };
}
