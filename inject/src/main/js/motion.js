/**
 * Captures motion and orientation as the browser gives them: the latest for whoever watches, everything for whoever
 * records. Listens only while somebody does, and says in a sentence why when nothing comes.
 *
 * @param intrinsics
 * @param {Window} window
 * @param consent {ask(text, buttonLabel, done)}
 * @param {function(string, function(): Object)} emit
 * @param {function(string, number, Array)} sendReadings stream, number of the last row, rows
 */
function createMotion(intrinsics, window, consent, emit, sendReadings) {
  var FRAME = 16; // ms between two sendings of a stream
  var BATCH = 100; // ms that a recording gathers
  var ROWS = 200; // rows that either may gather
  var MOST = 16; // recordings at a time
  var PATIENCE = 3000; // ms to the first event
  var readings = createReadings();
  var facts = createFacts(intrinsics, window);
  var access = createAccess(intrinsics, window, consent, tell, relisten);
  var ignore = window.removeEventListener;
  var now = intrinsics.clock;
  var later = window.setTimeout;
  var cancel = window.clearTimeout;
  var sources = [createSource('m'), createSource('o'), createSource('a')];
  var watched = {};
  var recordings = [];
  var interval = null;
  var patience;

  function tell(state, why) {
    emit('Sensor.state', function () { return { state: state, why: why }; });
  }

  function createSource(stream) {
    var type = readings.kinds[stream].type;
    var n = 0;
    var live = createBatch(FRAME, function (rows) {
      if (watched[stream]) {
        sendReadings(stream, n, rows);
      }
    });
    var source = { type: type, isOn: false, isHeard: false, isWanted: isWanted, turn: turn };

    function isWanted() {
      var wanted = watched[stream];
      for (var i = 0; i < recordings.length; i++) {
        wanted = wanted || recordings[i].streams[stream];
      }
      return !!wanted;
    }

    function turn(isOn) {
      source.isOn = isOn;
      source.isHeard = false;
      if (isOn) {
        intrinsics.listen(window, type, take, true);
      } else {
        ignore(type, take, true);
      }
    }

    function take(event) {
      var row = readings.row(stream, event);
      n++;
      interval = stream === 'm' ? row[5] : interval;
      source.isHeard = source.isHeard || !readings.isEmpty(row);
      access.seen(source.isHeard);
      if (watched[stream]) {
        live.add(row);
      }
      for (var i = 0; i < recordings.length; i++) {
        if (recordings[i].streams[stream]) {
          recordings[i].batch.add(row);
        }
      }
    }

    return source;
  }

  /** Gathers rows and hands them over at most so many ms after the last time, the first ones at once. */
  function createBatch(ms, send) {
    var rows = [];
    var sent = 0;
    var timer;

    function flush() {
      var full = rows;
      cancel(timer);
      rows = [];
      sent = now();
      if (full.length) {
        send(full);
      }
    }

    function add(row) {
      var rest = ms - (now() - sent);
      rows[rows.length] = row;
      if (rest <= 0 || rows.length === ROWS) {
        flush();
      } else if (rows.length === 1) {
        timer = later(flush, rest);
      }
    }

    return { add: add, flush: flush };
  }

  /** The streams as a set, or nothing if one is none. */
  function setOf(streams) {
    var set = {};
    for (var i = 0; i < streams.length; i++) {
      if (!readings.kinds[streams[i]]) {
        return null;
      }
      set[streams[i]] = true;
    }
    return set;
  }

  /** @param {Array<string>} streams all that consoles watch from now on */
  function watch(streams) {
    watched = setOf(streams) || {};
    update();
  }

  function update() {
    for (var i = 0; i < 3; i++) {
      var isOn = sources[i].isWanted();
      if (isOn !== sources[i].isOn) {
        sources[i].turn(isOn);
        if (isOn) {
          access.request();
          expect();
        }
      }
    }
  }

  // Not every browser starts sending to who listened before it was allowed.
  function relisten() {
    for (var i = 0; i < 3; i++) {
      if (sources[i].isOn) {
        sources[i].turn(false);
        sources[i].turn(true);
      }
    }
    expect();
  }

  function expect() {
    cancel(patience);
    patience = later(function () {
      var types = '';
      for (var i = 0; i < 3; i++) {
        types += sources[i].isOn && !sources[i].isHeard ? (types && ', ') + sources[i].type : '';
      }
      if (types) {
        access.missing(types);
      }
    }, PATIENCE);
  }

  /** Everything from now on, for this session alone; what it recorded before ends here. */
  function record(params, reply, session, emitTo) {
    var streams = intrinsics.isArray(params.streams) && params.streams.length && setOf(params.streams);
    end(session);
    if (!streams) {
      reply(null, { code: -32602, message: 'streams: expected some of m, o, a.' });
    } else if (recordings.length === MOST) {
      reply(null, { code: -32000, message: 'Too many recordings: stop one.' });
    } else {
      recordings[recordings.length] = createRecording(session, streams, emitTo);
      update();
      reply({ streams: params.streams, facts: facts(interval), state: access.state(), why: access.why() });
    }
  }

  function createRecording(session, streams, emitTo) {
    var recording = { session: session, streams: streams, count: 0 };
    recording.batch = createBatch(BATCH, function (rows) {
      var first = recording.count + 1;
      var last = (recording.count += rows.length);
      emitTo(session, 'Sensor.recorded', function () {
        return { first: first, last: last, rows: rows };
      });
    });
    return recording;
  }

  function stop(params, reply, session) {
    var count = end(session);
    if (count < 0) {
      reply(null, { code: -32000, message: 'Nothing is recorded for this session.' });
    } else {
      reply({ recorded: count });
    }
  }

  function end(session) {
    var kept = [];
    var count = -1;
    for (var i = 0; i < recordings.length; i++) {
      if (recordings[i].session === session) {
        recordings[i].batch.flush();
        count = recordings[i].count;
      } else {
        kept[kept.length] = recordings[i];
      }
    }
    recordings = kept;
    update();
    return count;
  }

  /** Hands over what recordings have gathered, before the page goes. */
  function flush() {
    for (var i = 0; i < recordings.length; i++) {
      recordings[i].batch.flush();
    }
  }

  return { state: access.state, why: access.why, watch: watch, record: record, stop: stop, flush: flush };
}
