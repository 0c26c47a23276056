/**
 * One replay. Its time runs from the moment that enough rows lie ready and stands still while they have run out; rows
 * that are late are fired in their order, all that are due. A load is answered when there is room for the next, and a
 * replay whose console has fallen silent ends by itself.
 *
 * @param intrinsics
 * @param {Document} document
 * @param emulation {fires(row), fire(row), suppress() -> {leaked(), exceptions()}, release()}
 * @param clock {now(), open(done), at(moment, run), close()}
 * @param {function(): boolean} isUp whether the relay can be reached
 * @param {?string} hidden `pause`: time stands still while the page is hidden
 */
function createPlayback(intrinsics, document, emulation, clock, isUp, hidden) {
  var START = 2000; // ms of the trace that lie ready before its time runs
  var AHEAD = 4000; // ms of it from which on the console has to wait
  var LOOK = 500; // ms between looks at whether it is still there
  var rows = createReplayRows(intrinsics, emulation);
  var lateness = createLateness();
  var timeline = createTimeline(clock.now);
  var watch = createReplayWatch(intrinsics, document, clock.now, isUp, timeline.begun, play);
  var lack = 'waiting'; // why time stands still when it is for want of rows; nothing: enough lay ready
  var isPaused = false;
  var isComplete = false;
  var answerLoad = null;
  var answerFinish = null;
  var kind = 'main';
  var stalls = 0;
  var counts; // that suppress returned
  var report = null; // there is one: it is over

  /** Time 0 is at the moment `at`, or when there is none, as soon as enough lies ready. */
  function start(reply, at) {
    counts = emulation.suppress();
    if (typeof at === 'number') {
      lack = '';
      timeline.beginAt(at);
    }
    clock.open(function (opened) {
      kind = opened;
      reply({ clock: kind, hidden: watch.isHidden() });
      play();
    });
  }

  /** Ends the replay unless it has ended, and returns the report. */
  function end(why) {
    if (!report) {
      emulation.release();
      clock.close();
      watch.end();
      report = rows.addTo({});
      report.lateness = lateness.summary();
      report.stalls = stalls;
      timeline.addTo(report, watch.looked());
      report.leaked = counts.leaked();
      report.exceptions = counts.exceptions();
      report.hiddenMs = watch.hiddenMs();
      report.clock = kind;
      report.ended = why;
      if (answerLoad) {
        refuse(answerLoad);
      }
      if (answerFinish) {
        answerFinish(report);
      }
    }
    return report;
  }

  function refuse(reply) {
    reply(null, { code: -32000, message: report ? 'The replay has ended: ' + report.ended + '.' : 'Wait for the reply.' });
  }

  /** Whether it is a time to play at; if not, says so. */
  function isTime(name, value, reply) {
    var isFit = typeof value === 'number' && value >= 0 && value < Infinity;
    if (!isFit) {
      reply(null, { code: -32602, message: name + ': expected a number of milliseconds, 0 or more.' });
    }
    return isFit;
  }

  function load(reply, params) {
    var wrong = rows.refusal(params.rows);
    if (wrong) {
      reply(null, { code: -32602, message: wrong });
    } else if (report || answerLoad || isComplete) {
      refuse(reply);
    } else {
      answerLoad = reply;
      append(params.rows);
      play();
    }
  }

  function append(more) {
    var wasDry = !rows.waiting();
    rows.append(more);
    var due = rows.due();
    // That rows ran out is known only when the next one comes too late: time has stood still since that one was due.
    if (wasDry && due < Infinity && clock.now() > timeline.moment(due)) {
      stalls++;
      lack = 'stalled';
      timeline.stall(due);
    }
  }

  function finish(reply, params) {
    var duration = params.duration;
    if (report) {
      reply(report);
    } else if (isComplete) {
      refuse(reply);
    } else if (duration === undefined || isTime('duration', duration, reply)) {
      rows.extend(duration || 0);
      isComplete = true;
      answerFinish = reply;
      play();
    }
  }

  function pause(reply) {
    setPaused(reply, true);
  }

  function resume(reply) {
    setPaused(reply, false);
  }

  function setPaused(reply, value) {
    isPaused = value;
    play();
    tell(reply, { now: time() });
  }

  function seek(reply, params) {
    if (report) {
      refuse(reply);
    } else if (isTime('to', params.to, reply)) {
      rows.moveTo(params.to);
      timeline.jump(params.to);
      lack = 'waiting';
      isComplete = false;
      answerMoved();
      play();
      reply({});
    }
  }

  // What was loaded has been taken out of the way, so that the console may load from the new place on.
  function answerMoved() {
    var loading = answerLoad;
    var finishing = answerFinish;
    answerLoad = answerFinish = null;
    if (loading) {
      loading({ buffered: 0 });
    }
    if (finishing) {
      finishing(null, { code: -32000, message: 'The replay was moved. Load from there on, then finish it again.' });
    }
  }

  function status(reply) {
    play();
    tell(reply, { fired: rows.samples(), stalls: stalls, now: time(), state: timeline.state() });
  }

  function tell(reply, what) {
    if (report) {
      refuse(reply);
    } else {
      reply(what);
    }
  }

  function stop(reply) {
    reply(end('stopped'));
  }

  /** Time of the trace; having run out of rows, that of the last one. */
  function time() {
    return timeline.time(rows.end());
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
    watch.look();
    if (watch.isSilent()) {
      end('console-gone');
      return;
    }
    if (isComplete || rows.end() - time() >= START) {
      lack = '';
    }
    timeline.turn(isPaused ? 'paused' : hidden === 'pause' && watch.isHidden() ? 'hidden' : lack || 'running', rows.end());
    fireDue();
    giveCredit();
    var isEmpty = !rows.waiting();
    var due = timeline.moment(isEmpty && isComplete ? rows.end() : rows.due());
    if (isEmpty && isComplete && due <= clock.now()) {
      end('finished');
    } else {
      var look = watch.looked() + LOOK;
      clock.at(due < look ? due : look, play);
    }
  }

  function fireDue() {
    for (var late; (late = clock.now() - timeline.moment(rows.due())) >= 0; ) {
      rows.fireNext();
      lateness.add(late);
    }
  }

  function giveCredit() {
    var ahead = rows.end() - time();
    if (answerLoad && ahead < AHEAD) {
      var reply = answerLoad;
      answerLoad = null;
      reply({ buffered: ahead });
    }
  }

  var commands = { load: load, finish: finish, pause: pause, resume: resume, seek: seek, status: status, stop: stop };

  function command(name, params, reply) {
    watch.hear();
    commands[name](reply, params);
  }

  return { start: start, command: command, end: end };
}
