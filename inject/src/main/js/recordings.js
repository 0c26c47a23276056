/**
 * The recordings of this page, one a session: every row from its begin on, to that session alone. One whose console has
 * said nothing for a minute ends by itself, since a console that was killed cannot end it.
 *
 * @param timers what createTimers returns
 * @param {function(string, string, function(): Object)} emitTo
 * @param {function()} ended one has ended
 */
function createRecordings(timers, emitTo, ended) {
  var MOST = 16;
  var BATCH = 100; // ms that one gathers
  var SILENCE = 60000; // ms without a word of the console
  var recordings = [];

  /** Records for this session, whose recording before has ended, these rows first; false if there are too many. */
  function begin(session, streams, rows) {
    if (recordings.length === MOST) {
      return false;
    }
    var recording = { session: session, streams: streams, count: 0 };
    recording.batch = createBatch(timers, BATCH, function (rows) {
      var first = recording.count + 1;
      var last = (recording.count += rows.length);
      emitTo(session, 'Sensor.recorded', function () {
        return { first: first, last: last, rows: rows };
      });
    });
    recordings[recordings.length] = recording;
    wait(recording);
    for (var i = 0; i < rows.length; i++) {
      recording.batch.add(rows[i]);
    }
    return true;
  }

  function wait(recording) {
    timers.cancel(recording.patience);
    recording.patience = timers.after(SILENCE, function () {
      end(recording.session);
    });
  }

  /** Ends the session's recording and returns how many rows it had, or -1 without one. */
  function end(session) {
    var kept = [];
    var count = -1;
    for (var i = 0; i < recordings.length; i++) {
      var recording = recordings[i];
      if (recording.session === session) {
        timers.cancel(recording.patience);
        recording.batch.flush();
        count = recording.count;
      } else {
        kept[kept.length] = recording;
      }
    }
    recordings = kept;
    ended();
    return count;
  }

  function answer(reply, count) {
    if (count < 0) {
      reply(null, { code: -32000, message: 'Nothing is recorded for this session.' });
    } else {
      reply({ recorded: count });
    }
  }

  function stop(params, reply, session) {
    answer(reply, end(session));
  }

  function status(params, reply, session) {
    var count = -1;
    for (var i = 0; i < recordings.length; i++) {
      if (recordings[i].session === session) {
        wait(recordings[i]);
        count = recordings[i].count;
      }
    }
    answer(reply, count);
  }

  function isWanted(stream) {
    for (var i = 0; i < recordings.length; i++) {
      if (recordings[i].streams[stream]) {
        return true;
      }
    }
    return false;
  }

  function add(stream, row) {
    for (var i = 0; i < recordings.length; i++) {
      if (recordings[i].streams[stream]) {
        recordings[i].batch.add(row);
      }
    }
  }

  /** Hands over what they have gathered, before the page goes. */
  function flush() {
    for (var i = 0; i < recordings.length; i++) {
      recordings[i].batch.flush();
    }
  }

  return { begin: begin, end: end, stop: stop, status: status, isWanted: isWanted, add: add, flush: flush };
}
