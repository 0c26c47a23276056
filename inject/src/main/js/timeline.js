/**
 * The time of a replay against the page's clock. It runs, or stands still for a reason: `waiting` for enough rows, `stalled`
 * because they ran out, `paused` by the console or `hidden` because the page is. Counts how long it stood for each, from its
 * first moment on.
 *
 * @param {function(): number} now
 */
function createTimeline(now) {
  var RUNNING = 'running';
  var spent = { waiting: 0, running: 0, stalled: 0, paused: 0, hidden: 0 };
  var state = 'waiting';
  var since = now(); // moment since which it is in that state
  var base = 0; // while it runs: moment of time 0
  var position = 0; // while it stands: the time, below 0 before the moment at which it is to begin
  var begun = Infinity; // the first moment

  function account(moment, next) {
    var from = since > begun ? since : begun;
    spent[state] += moment > from ? moment - from : 0;
    since = moment;
    state = next;
  }

  /** Runs from now on so that time 0 is at this moment, be it to come. */
  function beginAt(moment) {
    account(moment, RUNNING);
    base = begun = moment;
  }

  /** Runs, or stands still at the time that it has, at most `end`. */
  function turn(next, end) {
    if (next !== state) {
      var moment = now();
      if (state === RUNNING) {
        position = elapsed(moment, end);
      } else if (next === RUNNING) {
        base = moment - position;
        begun = begun < Infinity ? begun : moment;
      }
      account(moment, next);
    }
  }

  /** Has stood still at `time` since that was due. */
  function stall(time) {
    var moment = base + time;
    account(moment > since ? moment : since, 'stalled');
    position = time;
  }

  function jump(time) {
    turn(state === RUNNING ? 'waiting' : state, time);
    position = time;
  }

  function elapsed(moment, end) {
    return moment - base < end ? moment - base : end;
  }

  /** The time, at most `end`. */
  function time(end) {
    var exact = state === RUNNING ? elapsed(now(), end) : position;
    return exact > 0 ? exact : 0;
  }

  /** The moment of a time; while it stands still, never. */
  function moment(time) {
    return state === RUNNING ? base + time : Infinity;
  }

  function addTo(report, end) {
    account(end, state);
    report.stalledMs = spent.stalled;
    report.pausedMs = spent.paused + spent.hidden;
    report.durationMs = end > begun ? end - begun : 0;
  }

  return {
    beginAt: beginAt,
    turn: turn,
    stall: stall,
    jump: jump,
    time: time,
    moment: moment,
    state: function () { return state; },
    begun: function () { return begun; },
    addTo: addTo
  };
}
