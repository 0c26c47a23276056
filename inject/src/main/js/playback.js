/**
 * The rows of one replay and how its time runs: from the moment that enough of them lie ready, and standing still while
 * they have run out. Rows that are late are fired in their order, all that are due.
 *
 * @param intrinsics
 * @param clock {now()}
 * @param emulation {fire(row)}
 */
function createPlayback(intrinsics, clock, emulation) {
  var START = 2000; // ms of the trace that lie ready before time runs
  var kindOf = createReadings().kind;
  var lateness = createLateness();
  var rows = [];
  var next = 0;
  var last = 0; // time of the last row
  var isComplete = false;
  var base = null; // moment at which the trace's time was 0; null: it stands still
  var position = 0; // the trace's time while it stands still
  var dueSince = null; // moment since which it stands still for want of rows
  var started = null;
  var samples = 0;
  var skipped = 0;
  var stalls = 0;
  var stalledMs = 0;

  function append(more) {
    var kept = [];
    for (; next < rows.length; next++) {
      kept[kept.length] = rows[next];
    }
    var wasDry = !kept.length;
    for (var i = 0; i < more.length; i++) {
      if (isEvent(more[i])) {
        kept[kept.length] = more[i];
        last = more[i][1];
      } else {
        skipped++;
      }
    }
    rows = kept;
    next = 0;
    if (wasDry && kept.length && base !== null && clock.now() > base + kept[0][1]) {
      stall(kept[0][1]);
    }
  }

  // Marks, screen angles and the like stand in traces too.
  function isEvent(row) {
    return intrinsics.isArray(row) && kindOf(row[0]) && typeof row[1] === 'number';
  }

  // That rows ran out is known only when the next one comes too late: time has stood still since that one was due.
  function stall(at) {
    stalls++;
    position = at;
    dueSince = base + at;
    base = null;
  }

  function play() {
    if (base === null && (isComplete || last - position >= START)) {
      run(clock.now());
    }
    while (base !== null && next < rows.length) {
      var late = clock.now() - (base + rows[next][1]);
      if (late < 0) {
        return;
      }
      emulation.fire(rows[next++]);
      samples++;
      lateness.add(late);
    }
  }

  function run(now) {
    stalledMs += dueSince === null ? 0 : now - dueSince;
    started = started === null ? now : started;
    base = now - position;
  }

  /** The moment of the next row, or the one given if that is earlier. */
  function due(latest) {
    var moment = base === null || next === rows.length ? latest : base + rows[next][1];
    return moment < latest ? moment : latest;
  }

  /** Time of the trace; having run out of rows, that of the last one. */
  function time() {
    var running = base === null ? position : clock.now() - base;
    return running < last ? running : last;
  }

  /** What the report has to say of it, to which the caller adds the rest. */
  function report() {
    return {
      samples: samples,
      skipped: skipped,
      lateness: lateness.summary(),
      stalls: stalls,
      stalledMs: stalledMs,
      durationMs: started === null ? 0 : clock.now() - started
    };
  }

  return {
    append: append,
    complete: function () { isComplete = true; },
    isComplete: function () { return isComplete; },
    isOver: function () { return isComplete && next === rows.length; },
    waiting: function () { return rows.length - next; },
    ahead: function () { return last - time(); },
    play: play,
    due: due,
    status: function () { return { fired: samples, stalls: stalls, now: time() }; },
    report: report
  };
}
