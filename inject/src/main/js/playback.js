/**
 * One replay. Its time runs from the moment that enough rows lie ready and stands still while they have run out; rows
 * that are late are fired in their order, all that are due. A load is answered when there is room for the next, and a
 * replay whose console has fallen silent ends by itself.
 *
 * @param intrinsics
 * @param {Document} document
 * @param emulation {fire(row), suppress(), release(), leaked(), exceptions()}
 * @param clock {now(), open(done), at(moment, run), close()}
 * @param {function(): boolean} isUp whether the relay can be reached
 */
function createPlayback(intrinsics, document, emulation, clock, isUp) {
  var START = 2000; // ms of the trace that lie ready before its time runs
  var AHEAD = 4000; // ms of it from which on the console has to wait
  var MOST = 20000; // rows that may lie ready
  var SILENCE = 5000; // ms without a word of the console
  var AWAY = 20000; // the same while there is no relay that could bring one
  var LOOK = 500; // ms between looks at whether it is still there
  var kinds = createReadings().kinds;
  var lateness = createLateness();
  var rows = [];
  var next = 0;
  var last = 0; // time of the last row
  var base = null; // moment at which the trace's time was 0; null: it stands still
  var position = 0; // the trace's time while it stands still
  var dueSince = null; // moment since which it stands still for want of rows
  var started = null;
  var heard = clock.now();
  var looked = heard;
  var isAway = false; // from the relay, at the last look
  var isHidden = false; // since the last look
  var isComplete = false;
  var answerLoad = null;
  var answerFinish = null;
  var kind = 'main';
  var skipped = 0;
  var samples = 0;
  var stalls = 0;
  var stalledMs = 0;
  var hiddenMs = 0;
  var report = null; // there is one: it is over

  function start(reply) {
    isHidden = document.hidden;
    emulation.suppress();
    clock.open(function (opened) {
      kind = opened;
      reply({ clock: kind, hidden: !!isHidden });
      play();
    });
  }

  /** Ends the replay unless it has ended, and returns the report. */
  function end(why) {
    if (!report) {
      emulation.release();
      clock.close();
      lookAgain();
      report = {
        samples: samples,
        skipped: skipped,
        lateness: lateness.summary(),
        stalls: stalls,
        stalledMs: stalledMs,
        leaked: emulation.leaked(),
        exceptions: emulation.exceptions(),
        hiddenMs: hiddenMs,
        durationMs: started === null ? 0 : looked - started,
        clock: kind,
        ended: why
      };
      if (answerLoad) {
        refuse(answerLoad);
      }
      if (answerFinish) {
        answerFinish(report);
      }
    }
    return report;
  }

  // The end comes whatever the page has made of what we look at.
  function lookAgain() {
    try {
      look();
    } catch (broken) {
      looked = clock.now();
    }
  }

  function refuse(reply) {
    reply(null, { code: -32000, message: report ? 'The replay has ended: ' + report.ended + '.' : 'Wait for the reply.' });
  }

  function load(reply, params) {
    var more = params.rows;
    if (!intrinsics.isArray(more) || rows.length - next + more.length > MOST) {
      reply(null, { code: -32602, message: 'rows: expected an array, and at most ' + MOST + ' that wait.' });
    } else if (report || answerLoad || isComplete) {
      refuse(reply);
    } else {
      answerLoad = reply;
      append(more);
      play();
    }
  }

  function append(more) {
    var kept = [];
    for (; next < rows.length; next++) {
      kept[kept.length] = rows[next];
    }
    var wasDry = !kept.length;
    for (var i = 0; i < more.length; i++) {
      var row = more[i];
      // Marks, screen angles and the like stand in traces too.
      if (row && intrinsics.has(kinds, row[0]) && typeof row[1] === 'number') {
        kept[kept.length] = row;
        last = row[1];
      } else {
        skipped++;
      }
    }
    rows = kept;
    next = 0;
    // That rows ran out is known only when the next one comes too late: time has stood still since that one was due.
    if (wasDry && kept.length && base !== null && clock.now() > base + kept[0][1]) {
      stalls++;
      position = kept[0][1];
      dueSince = base + position;
      base = null;
    }
  }

  function finish(reply) {
    if (report) {
      reply(report);
    } else if (isComplete) {
      refuse(reply);
    } else {
      isComplete = true;
      answerFinish = reply;
      play();
    }
  }

  function status(reply) {
    if (report) {
      refuse(reply);
    } else {
      reply({ fired: samples, stalls: stalls, now: time() });
      play();
    }
  }

  function stop(reply) {
    reply(end('stopped'));
  }

  /** Time of the trace; having run out of rows, that of the last one. */
  function time() {
    var running = base === null ? position : clock.now() - base;
    return running < last ? running : last;
  }

  function look() {
    var now = clock.now();
    hiddenMs += isHidden ? now - looked : 0;
    isHidden = document.hidden;
    looked = now;
    if (isAway && isUp()) {
      // The console has lost the same relay and may need a moment longer.
      heard = now;
    }
    isAway = !isUp();
  }

  function play() {
    try {
      if (!report) {
        advance();
      }
    } catch (failure) {
      end('failed');
    }
  }

  function advance() {
    look();
    if (looked - heard > (isAway ? AWAY : SILENCE)) {
      end('console-gone');
      return;
    }
    if (base === null && (isComplete || last - position >= START)) {
      stalledMs += dueSince === null ? 0 : looked - dueSince;
      started = started === null ? looked : started;
      base = looked - position;
    }
    fireDue();
    var ahead = last - time();
    if (answerLoad && ahead < AHEAD) {
      var reply = answerLoad;
      answerLoad = null;
      reply({ buffered: ahead });
    }
    if (isComplete && next === rows.length) {
      end('finished');
    } else {
      var due = base === null || next === rows.length ? Infinity : base + rows[next][1];
      clock.at(due < looked + LOOK ? due : looked + LOOK, play);
    }
  }

  function fireDue() {
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

  var commands = { load: load, finish: finish, status: status, stop: stop };

  function command(name, params, reply) {
    heard = clock.now();
    commands[name](reply, params);
  }

  return { start: start, command: command, end: end };
}
