/**
 * Captures what a page's sensors and surroundings say as the browser gives it: the latest for whoever watches, everything
 * for whoever records. Listens only while somebody does, and says in a sentence why when nothing comes.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param consent {ask(text, buttonLabel, done)}
 * @param channel {emit(method, makeParams), emitTo(session, method, makeParams), readings(stream, number of the last row, rows)}
 * @param gates what createGates returns
 * @param emulation what createEmulation returns
 */
function createMotion(intrinsics, timers, window, consent, channel, gates, emulation) {
  var FRAME = 16; // ms between two sendings of a stream
  var SOON = 100; // ms in which reasons are gathered
  var PATIENCE = 3000; // ms to the first event
  var each = intrinsics.each;
  var surroundings = createSurroundings(intrinsics, timers, window, take);
  var facts = createFacts(intrinsics, window, surroundings.angle);
  var access = createAccess(intrinsics, timers, window, consent, tell, relisten, expectSoon);
  var sources = createSources();
  var watched = {};
  var recordings = createRecordings(timers, channel.emitTo, update);
  var check = createSensorCheck(timers, sources, access, update);
  var lanes = {};
  var interval = null;
  var patience, soon;
  each(['m', 'o', 'a', 'g', 's', 'v'], createLane);

  function tell(state, why) {
    channel.emit('Sensor.state', function () { return { state: state, why: why }; });
  }

  function createSources() {
    var all = [];
    var readings = createReadings();
    each(['m', 'o', 'a'], function (stream) {
      all[all.length] = createEventCapture(intrinsics, timers, window, gates, readings, stream, take, note, emulation.isFiring);
    });
    each(createGenericCapture(intrinsics, timers, take, failed), function (source) {
      all[all.length] = source;
    });
    all[all.length] = surroundings.screen;
    all[all.length] = surroundings.visibility;
    return all;
  }

  /** For those who watch a stream. */
  function createLane(stream) {
    var lane = (lanes[stream] = { n: 0 });
    lane.live = createBatch(timers, FRAME, function (rows) {
      if (watched[stream]) {
        channel.readings(stream, lane.n, rows);
      }
    });
  }

  // What an emulation fires is no reading of this device.
  function isReal(source) {
    return !!source.isOn && !emulation.isFiring();
  }

  function take(source, row, isEmpty) {
    if (!isReal(source)) {
      return;
    }
    interval = source.stream === 'm' ? row[5] : interval;
    if (!isEmpty) {
      source.isHeard = true;
      check.heard(source, row[1]);
      if (!source.present) {
        access.proven();
      }
    } else if (!source.isHeard) {
      source.isEmpty = true;
      expectSoon();
    }
    show(source.stream, row);
    recordings.add(source.stream, row);
  }

  function note(source, row) {
    if (isReal(source)) {
      recordings.add(source.stream, row);
    }
  }

  function show(stream, row) {
    var lane = lanes[stream];
    lane.n++;
    if (watched[stream]) {
      lane.live.add(row);
    }
  }

  function failed(source, error) {
    source.error = error;
    expectSoon();
  }

  /** The streams as a set, or nothing if one is none. */
  function setOf(streams) {
    var set = {};
    for (var i = 0; i < streams.length; i++) {
      if (!intrinsics.has(lanes, streams[i])) {
        return null;
      }
      set[streams[i]] = true;
    }
    return set;
  }

  /** The rows that say how things stand, of those of the streams that tell more only when that changes. */
  function presentRows(streams) {
    var rows = [];
    each(sources, function (source) {
      if (source.present && streams[source.stream]) {
        rows[rows.length] = source.present();
      }
    });
    return rows;
  }

  /** @param {Array<string>} streams all that consoles watch from now on */
  function watch(streams) {
    watched = setOf(streams) || {};
    update();
    each(presentRows(watched), function (row) {
      show(row[0], row);
    });
  }

  function update() {
    var begun = [];
    each(sources, function (source) {
      var isAsked = !!watched[source.stream] || recordings.isWanted(source.stream);
      var isOn = isAsked || check.isRunning();
      if (isOn !== !!source.isOn) {
        turn(source, isOn);
      }
      if (isAsked && !source.isAsked && !source.present) {
        begun[begun.length] = source;
      }
      source.isAsked = isAsked;
    });
    if (begun.length) {
      access.request(begun);
      access.report(silent(access.certain));
      expect();
    }
  }

  // What the policy forbids is not tried: the browser would report it to the page.
  function turn(source, isOn) {
    source.isOn = isOn;
    source.isHeard = source.isEmpty = false;
    source.error = '';
    if (!isOn || !access.isForbidden(source)) {
      source.turn(isOn);
    }
  }

  // Not every browser starts sending to who listened before it was allowed.
  function relisten() {
    each(sources, function (source) {
      if (source.isOn) {
        turn(source, false);
        turn(source, true);
      }
    });
    expect();
  }

  function expect() {
    timers.cancel(patience);
    patience = timers.after(PATIENCE, function () {
      access.report(silent(function () { return true; }));
    });
  }

  function expectSoon() {
    timers.cancel(soon);
    soon = timers.after(SOON, function () {
      access.report(silent(access.certain));
    });
  }

  /** The sources that are asked for and give nothing, of those that a test finds. */
  function silent(test) {
    var found = [];
    each(sources, function (source) {
      if (source.isAsked && !source.isHeard && !source.present && test(source)) {
        found[found.length] = source;
      }
    });
    return found;
  }

  /** Everything from now on, for this session alone; what it recorded before ends here. */
  function begin(params, reply, session) {
    var streams = intrinsics.isArray(params.streams) && params.streams.length && setOf(params.streams);
    recordings.end(session);
    if (!streams) {
      reply(null, { code: -32602, message: 'streams: expected some of m, o, a, g, s, v.' });
    } else if (!recordings.begin(session, streams, presentRows(streams))) {
      reply(null, { code: -32000, message: 'Too many recordings: stop one.' });
    } else {
      update();
      var summary = access.summary(
        silent(function (source) {
          return streams[source.stream] && access.certain(source);
        })
      );
      reply({ streams: params.streams, facts: facts(interval), state: summary.state, why: summary.why });
    }
  }

  return {
    state: access.state,
    why: access.why,
    watch: watch,
    check: check.check,
    record: begin,
    status: recordings.status,
    stop: recordings.stop,
    flush: recordings.flush
  };
}
