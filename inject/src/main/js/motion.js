/**
 * Captures motion and orientation as the browser gives them: the latest for whoever watches, everything for whoever
 * records. Listens only while somebody does, and says in a sentence why when nothing comes. What is held back from the page
 * is captured all the same, what a replay fires is not.
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
  var PATIENCE = 3000; // ms to the first event
  var readings = createReadings();
  var facts = createFacts(intrinsics, window);
  var access = createAccess(intrinsics, timers, window, consent, tell, relisten);
  var sources = [createSource('m'), createSource('o'), createSource('a')];
  var watched = {};
  var recordings = createRecordings(timers, channel.emitTo, update);
  var interval = null;
  var patience;

  function tell(state, why) {
    channel.emit('Sensor.state', function () { return { state: state, why: why }; });
  }

  function createSource(stream) {
    var type = readings.kinds[stream].type;
    var n = 0;
    var hold = gates.holds[type];
    var latest; // event that our own listener had
    var live = createBatch(timers, FRAME, function (rows) {
      if (watched[stream]) {
        channel.readings(stream, n, rows);
      }
    });
    var hear = timers.guard(take);
    var source = { type: type, isOn: false, isHeard: false, isWanted: isWanted, turn: turn };

    gates.holds[type] = function (event) {
      var isHeld = hold(event);
      // Whichever of the two listeners stands ahead takes it.
      if (isHeld && event !== latest) {
        hear(event);
      }
      return isHeld;
    };

    function isWanted() {
      return !!watched[stream] || recordings.isWanted(stream);
    }

    function turn(isOn) {
      source.isOn = isOn;
      source.isHeard = false;
      if (isOn) {
        intrinsics.listen(window, type, hear, true);
      } else {
        intrinsics.ignore(window, type, hear, true);
      }
    }

    function take(event) {
      if (!source.isOn || emulation.isFiring()) {
        return;
      }
      latest = event;
      var row = readings.row(stream, event);
      n++;
      interval = stream === 'm' ? row[5] : interval;
      source.isHeard = source.isHeard || !readings.isEmpty(row);
      access.seen(source.isHeard);
      if (watched[stream]) {
        live.add(row);
      }
      recordings.add(row);
    }

    return source;
  }

  /** The streams as a set, or nothing if one is none. */
  function setOf(streams) {
    var set = {};
    for (var i = 0; i < streams.length; i++) {
      if (!intrinsics.has(readings.kinds, streams[i])) {
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
    timers.cancel(patience);
    patience = timers.after(PATIENCE, function () {
      var types = '';
      for (var i = 0; i < 3; i++) {
        types += sources[i].isOn && !sources[i].isHeard ? (types && ', ') + sources[i].type : '';
      }
      if (types) {
        access.missing(types);
      }
    });
  }

  /** Everything from now on, for this session alone; what it recorded before ends here. */
  function record(params, reply, session) {
    var streams = intrinsics.isArray(params.streams) && params.streams.length && setOf(params.streams);
    recordings.end(session);
    if (!streams) {
      reply(null, { code: -32602, message: 'streams: expected some of m, o, a.' });
    } else if (!recordings.begin(session, streams)) {
      reply(null, { code: -32000, message: 'Too many recordings: stop one.' });
    } else {
      update();
      reply({ streams: params.streams, facts: facts(interval), state: access.state(), why: access.why() });
    }
  }

  return {
    state: access.state,
    why: access.why,
    watch: watch,
    record: record,
    status: recordings.status,
    stop: recordings.stop,
    flush: recordings.flush
  };
}
