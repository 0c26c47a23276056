/**
 * The commands of a replay. One runs at a time; a load is answered when there is room for the next, and a replay whose
 * console has fallen silent stops by itself.
 *
 * @param intrinsics
 * @param {Window} window
 * @param emulation what createEmulation returns
 * @param clock what createClock returns
 * @return handlers by method
 */
function createReplay(intrinsics, window, emulation, clock) {
  var AHEAD = 4000; // ms ahead from which on the console has to wait
  var MOST = 20000; // rows that may wait
  var SILENCE = 5000; // ms without a word of the console
  var LOOK = 500; // ms between looks at whether it is still there
  var document = window.document;
  var run = null; // {id, kind, playback, answerLoad, answerFinish, heard, hiddenSince, hiddenMs}
  var ended = null; // the last one's id and report, for a console that asks late
  intrinsics.listen(document, 'visibilitychange', function () {
    if (run) {
      countHidden();
    }
  });

  function start(params, reply) {
    if (!params.replay) {
      refuse(reply, 'replay: expected an id.', -32602);
      return;
    }
    if (run) {
      end('replaced');
    }
    var now = clock.now();
    var own = (run = {
      id: params.replay,
      kind: 'main',
      playback: createPlayback(intrinsics, clock, emulation),
      answerLoad: null,
      answerFinish: null,
      heard: now,
      hiddenSince: document.hidden ? now : null,
      hiddenMs: 0
    });
    emulation.suppress();
    clock.open(function (kind) {
      own.kind = kind;
      reply({ clock: kind, hidden: !!document.hidden });
      play();
    });
  }

  /** Whether the command is for the replay that runs; if not, it is refused. */
  function isRunning(params, reply) {
    if (run && run.id === params.replay) {
      run.heard = clock.now();
      return true;
    }
    if (isOver(params)) {
      refuse(reply, over(ended.report.ended));
    } else {
      refuse(reply, 'replay: no such replay here. Start it first.', -32602);
    }
    return false;
  }

  function isOver(params) {
    return !!ended && ended.id === params.replay && !(run && run.id === params.replay);
  }

  function load(params, reply) {
    var rows = params.rows;
    if (!isRunning(params, reply)) {
      return;
    }
    if (!intrinsics.isArray(rows)) {
      refuse(reply, 'rows: expected an array.', -32602);
    } else if (run.playback.waiting() + rows.length > MOST) {
      refuse(reply, 'rows: more than ' + MOST + ' would wait. Send smaller batches.', -32602);
    } else if (run.answerLoad || run.playback.isComplete()) {
      refuse(reply, 'Load when the load before is answered, and nothing after the finish.');
    } else {
      run.answerLoad = reply;
      run.playback.append(rows);
      play();
    }
  }

  function finish(params, reply) {
    if (isOver(params)) {
      reply(ended.report);
    } else if (isRunning(params, reply)) {
      if (run.answerFinish) {
        refuse(reply, 'The report is the answer to the finish before.');
      } else {
        run.answerFinish = reply;
        run.playback.complete();
        play();
      }
    }
  }

  function status(params, reply) {
    if (isRunning(params, reply)) {
      reply(run.playback.status());
      play();
    }
  }

  function stop(params, reply) {
    if (isOver(params)) {
      reply(ended.report);
    } else if (isRunning(params, reply)) {
      reply(end('stopped'));
    }
  }

  function play() {
    if (!run) {
      return;
    }
    var playback = run.playback;
    if (clock.now() - run.heard > SILENCE) {
      end('console-gone');
      return;
    }
    playback.play();
    answerLoad();
    if (playback.isOver()) {
      end('finished');
    } else {
      clock.at(playback.due(clock.now() + LOOK), play);
    }
  }

  function answerLoad() {
    var ahead = run.playback.ahead();
    if (run.answerLoad && ahead < AHEAD) {
      var reply = run.answerLoad;
      run.answerLoad = null;
      reply({ buffered: ahead });
    }
  }

  function end(why) {
    var was = run;
    countHidden();
    var report = was.playback.report();
    report.leaked = emulation.leaked();
    report.exceptions = emulation.exceptions();
    report.hiddenMs = was.hiddenMs;
    report.clock = was.kind;
    report.ended = why;
    ended = { id: was.id, report: report };
    run = null;
    emulation.release();
    clock.close();
    if (was.answerLoad) {
      refuse(was.answerLoad, over(why));
    }
    if (was.answerFinish) {
      was.answerFinish(report);
    }
    return report;
  }

  function countHidden() {
    var now = clock.now();
    run.hiddenMs += run.hiddenSince === null ? 0 : now - run.hiddenSince;
    run.hiddenSince = document.hidden ? now : null;
  }

  function over(why) {
    return 'This replay has ended: ' + why + '.';
  }

  function refuse(reply, message, code) {
    reply(null, { code: code || -32000, message: message });
  }

  return {
    'Replay.start': start,
    'Replay.load': load,
    'Replay.finish': finish,
    'Replay.status': status,
    'Replay.stop': stop
  };
}
