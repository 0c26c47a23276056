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
  var ROWS = 200; // rows that it may gather
  var MOST = 16; // recordings at a time
  var PATIENCE = 3000; // ms to the first event
  var readings = createReadings();
  var access = createAccess(intrinsics, window, consent, tell, relisten);
  var facts = createFacts(intrinsics, window);
  var performanceNow = intrinsics.uncurry(window.performance.now);
  var ignore = intrinsics.uncurry(window.removeEventListener);
  var later = window.setTimeout;
  var cancel = window.clearTimeout;
  var sources = [createSource('m'), createSource('o'), createSource('a')];
  var watched = [];
  var recordings = []; // {session, streams, emitTo, rows, since, timer, count}
  var interval = null;
  var patience;

  function now() {
    return performanceNow(window.performance);
  }

  function tell() {
    var told = { state: access.state(), why: access.why() };
    emit('Sensor.state', function () { return told; });
  }

  function createSource(stream) {
    var source = { stream: stream, type: readings.kind(stream).type, isOn: false, isHeard: false, n: 0, rows: [], sent: 0 };
    source.take = function (event) { take(source, event); };
    source.send = function () { send(source); };
    return source;
  }

  /** @param {Array<string>} streams all that consoles watch from now on */
  function watch(streams) {
    watched = known(streams);
    update();
  }

  function known(streams) {
    var result = [];
    for (var i = 0; i < sources.length; i++) {
      if (intrinsics.isArray(streams) && has(streams, sources[i].stream)) {
        result[result.length] = sources[i].stream;
      }
    }
    return result;
  }

  function has(list, item) {
    for (var i = 0; i < list.length; i++) {
      if (list[i] === item) {
        return true;
      }
    }
    return false;
  }

  function isWanted(stream) {
    var wanted = has(watched, stream);
    for (var i = 0; i < recordings.length; i++) {
      wanted = wanted || has(recordings[i].streams, stream);
    }
    return wanted;
  }

  function update() {
    var started = false;
    for (var i = 0; i < sources.length; i++) {
      var source = sources[i];
      var isOn = isWanted(source.stream);
      if (isOn && !source.isOn) {
        started = true;
        source.isHeard = false;
        intrinsics.listen(window, source.type, source.take, true);
      } else if (!isOn && source.isOn) {
        ignore(window, source.type, source.take, true);
      }
      source.isOn = isOn;
    }
    if (started) {
      access.request();
      expect();
    }
  }

  // Not every browser starts sending to who listened before it was allowed.
  function relisten() {
    for (var i = 0; i < sources.length; i++) {
      if (sources[i].isOn) {
        ignore(window, sources[i].type, sources[i].take, true);
        intrinsics.listen(window, sources[i].type, sources[i].take, true);
      }
    }
    expect();
  }

  function expect() {
    cancel(patience);
    patience = later(function () {
      var missing = '';
      for (var i = 0; i < sources.length; i++) {
        if (sources[i].isOn && !sources[i].isHeard) {
          missing += (missing && ', ') + sources[i].type;
        }
      }
      if (missing) {
        access.missing(missing);
      }
    }, PATIENCE);
  }

  function take(source, event) {
    var row = readings.row(source.stream, event);
    source.n++;
    source.isHeard = true;
    interval = source.stream === 'm' ? row[5] : interval;
    access.seen(readings.isEmpty(row));
    if (has(watched, source.stream)) {
      publish(source, row);
    }
    for (var i = 0; i < recordings.length; i++) {
      if (has(recordings[i].streams, source.stream)) {
        gather(recordings[i], row);
      }
    }
  }

  function publish(source, row) {
    var rest = FRAME - (now() - source.sent);
    source.rows[source.rows.length] = row;
    if (rest <= 0) {
      send(source);
    } else if (!source.timer) {
      source.timer = later(source.send, rest);
    }
  }

  function send(source) {
    cancel(source.timer);
    source.timer = 0;
    source.sent = now();
    var rows = source.rows;
    source.rows = [];
    if (rows.length) {
      sendReadings(source.stream, source.n, rows);
    }
  }

  /** Everything from now on, for this session alone; what it recorded before ends here. */
  function record(params, reply, session, emitTo) {
    var streams = known(params.streams);
    if (!streams.length) {
      reply(null, { code: -32602, message: 'streams: expected some of m, o, a.' });
      return;
    }
    end(session);
    if (recordings.length === MOST) {
      reply(null, { code: -32000, message: MOST + ' recordings run already. Stop one, or reload the page.' });
    } else {
      recordings[recordings.length] = { session: session, streams: streams, emitTo: emitTo, rows: [], count: 0 };
      update();
      reply({ streams: streams, facts: facts(interval), state: access.state(), why: access.why() });
    }
  }

  function gather(recording, row) {
    if (!recording.rows.length) {
      recording.since = now();
      recording.timer = later(function () { flush(recording); }, BATCH);
    }
    recording.rows[recording.rows.length] = row;
    // Timers are late in hidden pages.
    if (recording.rows.length === ROWS || now() - recording.since >= BATCH) {
      flush(recording);
    }
  }

  function flush(recording) {
    cancel(recording.timer);
    var rows = recording.rows;
    var first = recording.count + 1;
    recording.rows = [];
    recording.count += rows.length;
    if (rows.length) {
      recording.emitTo(recording.session, 'Sensor.recorded', function () {
        return { first: first, last: first + rows.length - 1, rows: rows };
      });
    }
  }

  function stop(params, reply, session) {
    var recording = end(session);
    if (recording) {
      reply({ recorded: recording.count });
    } else {
      reply(null, { code: -32000, message: 'This session records nothing here.' });
    }
  }

  function end(session) {
    var kept = [];
    var ended;
    for (var i = 0; i < recordings.length; i++) {
      if (recordings[i].session === session) {
        ended = recordings[i];
        flush(ended);
      } else {
        kept[kept.length] = recordings[i];
      }
    }
    recordings = kept;
    update();
    return ended;
  }

  /** Hands over what is gathered, before the page goes. */
  function flushAll() {
    for (var i = 0; i < recordings.length; i++) {
      flush(recordings[i]);
    }
  }

  return { state: access.state, why: access.why, watch: watch, record: record, stop: stop, flush: flushAll };
}
