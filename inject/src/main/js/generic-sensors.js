/**
 * Stands in for the device under the Generic Sensor classes while rows are fired. A sensor of the page is activated as soon
 * as it is known that there are rows of its class; where none have come a second after the first row of any kind, it fails
 * as without the hardware. Each reading is told in a task of its own and in order, so that none is lost when several are due
 * at once; a sensor's values are those of the reading that it is told of.
 *
 * The classes are in the page from `open` to `close`. Sensors made meanwhile stay as they are afterwards: they hear nothing
 * until rows are fired again.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param timers what createTimers returns
 * @param natives what createNatives returns
 * @param substitutes what createSubstitutes returns, restored by whoever closes this
 * @param {Window} window
 * @param {function(function())} during runs what calls the page's listeners
 */
function createGenericSensors(intrinsics, timers, natives, substitutes, window, during) {
  var PATIENCE = 1000; // ms from the first row to a sensor's error
  // Only where there are rows of theirs: not many browsers have them.
  var RARE = { Magnetometer: 1, UncalibratedMagnetometer: 1, AmbientLightSensor: 1 };
  // Where a class's readings come from: its own rows, or the events that tell the same, the better ones first.
  var RANKS = { g: 0, m: 1, a: 1, o: 2 };
  var geometry = createGeometry(window.Math);
  var targets = createEventTargets(intrinsics, natives, window);
  var ErrorEvent = createSensorErrorEvent(intrinsics, natives, targets, window);
  var made = createSensorClasses(intrinsics, natives, targets, geometry, window, { start: start, stop: stop });
  var records = []; // of the sensors that were started
  var sources = {}; // by class: {rank, isMissing, time, values, timestamp}, the latter of the latest reading
  var isOpen = false;
  var isFired = false; // a row since it was opened
  var patience = 0;
  var tasks = createSensorTasks(timers);

  function dispatch(record, event) {
    during(function () {
      targets.dispatch(record.self, event);
    });
  }

  function start(record) {
    if (record.state === 'idle') {
      record.state = 'activating';
      record.last = null;
      records[records.length] = record;
      tasks.add(record, connect);
      wait();
    }
  }

  function stop(record) {
    if (record.state !== 'idle') {
      record.state = 'idle';
      record.turn++;
      record.values = record.timestamp = null;
      records = which(function (other) {
        return other !== record;
      });
    }
  }

  function which(isWanted) {
    var kept = [];
    intrinsics.each(records, function (record) {
      if (isWanted(record)) {
        kept[kept.length] = record;
      }
    });
    return kept;
  }

  function connect(record) {
    var source = intrinsics.has(sources, record.name) && sources[record.name];
    if (source.isMissing) {
      fail(record);
    } else if (source && record.state === 'activating') {
      record.state = 'activated';
      if (source.values) {
        record.values = seen(record, source);
        record.timestamp = source.timestamp;
      }
      dispatch(record, targets.createEvent('activate'));
      if (record.state === 'activated' && source.values && record.last === null) {
        offer(record, source);
      }
    }
  }

  /** Gives sensors without hardware up, once there could have been any. */
  function wait() {
    if (isFired && !patience) {
      patience = timers.after(PATIENCE, function () {
        patience = 0;
        intrinsics.each(
          which(function (record) {
            return record.state === 'activating' && !intrinsics.has(sources, record.name);
          }),
          fail
        );
      });
    }
  }

  function fail(record) {
    var error = createException(intrinsics, 'Could not connect to a sensor', 'NotReadableError');
    stop(record);
    dispatch(record, new ErrorEvent('error', { error: error }));
  }

  /** There are or will be rows for this class, or, when it is missing, there never will be. */
  function know(name, rank, isMissing) {
    var source = intrinsics.has(sources, name) ? sources[name] : null;
    if (!source) {
      source = sources[name] = { rank: rank };
      if (RARE[name]) {
        put(name);
      }
    }
    source.rank = rank < source.rank ? rank : source.rank;
    source.isMissing = isMissing;
    intrinsics.each(records, function (record) {
      if (record.name === name && record.state === 'activating') {
        tasks.add(record, connect);
      }
    });
    return source;
  }

  function read(name, time, values, rank) {
    var source = intrinsics.has(sources, name) ? sources[name] : know(name, rank, false);
    isFired = true;
    wait();
    if (rank <= source.rank) {
      source.rank = rank;
      source.time = time;
      source.values = values;
      source.timestamp = timers.now();
      intrinsics.each(records, function (record) {
        // One that is being activated hears of that first.
        if (record.name === name) {
          offer(record, source);
        }
      });
    }
  }

  /** The latest reading in the sensor's own frame. */
  function seen(record, source) {
    return record.isScreen ? geometry.onScreen(source.values, (window.screen.orientation || {}).angle) : source.values;
  }

  /** Tells a sensor of a reading if its frequency allows: every sixth, when there are 60 a second and it asked for 10. */
  function offer(record, source) {
    var time = source.time;
    var period = record.frequency > 0 ? 1000 / record.frequency : 0;
    var isAnew = record.last === null || time < record.last;
    // A reading that comes a little too soon is nearer to the moment than the one after it.
    var slack = isAnew ? 0 : window.Math.min(time - record.last, period) / 2;
    var values = seen(record, source);
    var timestamp = source.timestamp;
    record.last = time;
    record.due = isAnew ? time : record.due;
    if (time + slack >= record.due) {
      record.due = record.due + period > time ? record.due + period : time + period;
      tasks.add(record, function () {
        record.values = values;
        record.timestamp = timestamp;
        dispatch(record, targets.createEvent('reading'));
      });
    }
  }

  function put(name) {
    substitutes.put(window, name, 'value', { value: made.classes[name], writable: true });
  }

  function open() {
    isOpen = true;
    intrinsics.each(intrinsics.keys(made.classes), function (name) {
      if (window[name] || !RARE[name]) {
        put(name);
      }
    });
    if (window.SensorErrorEvent !== ErrorEvent) {
      substitutes.put(window, 'SensorErrorEvent', 'value', { value: ErrorEvent, writable: true });
    }
  }

  function close() {
    isOpen = false;
    rest();
  }

  /** Forgets what was fired: what comes next may be of other classes. */
  function rest() {
    isFired = false;
    sources = {};
    intrinsics.each(records, function (record) {
      record.last = null;
    });
    timers.cancel(patience);
    patience = 0;
  }

  /** Whether it is the reading of a class that pages can make; so none of another kind stands in for it. */
  function expect(row) {
    if (row[0] === 'a' && isOpen) {
      know('AbsoluteOrientationSensor', RANKS.a, false);
    }
    if (row[0] !== 'g') {
      return true;
    }
    var isReading = intrinsics.has(made.concrete, row[2]) && intrinsics.isArray(row[3]);
    if (isReading && isOpen) {
      know(row[2], RANKS.g, false);
    }
    return isReading;
  }

  function fire(row) {
    var rank = RANKS[row[0]];
    if (!isOpen) {
      return;
    }
    if (row[0] === 'g') {
      read(row[2], row[1], row[3], rank);
    } else if (!records.length) {
      isFired = true;
    } else {
      var derived = geometry.derived(row);
      for (var name in derived) {
        if (intrinsics.has(derived, name)) {
          read(name, row[1], derived[name], rank);
        }
      }
    }
  }

  return {
    open: open,
    close: close,
    rest: rest,
    expect: expect,
    fire: fire,
    /** From now on there is no such hardware. */
    miss: function (name) {
      know(name, RANKS.g, true).values = null;
    },
    /** The highest frequency that started sensors of this class have, from `least` to `most`; 0 without any. */
    frequency: function (name, least, most) {
      var highest = 0;
      intrinsics.each(records, function (record) {
        // What asks for nothing gets the most.
        var asked = window.Math.max(least, window.Math.min(most, record.frequency || most));
        highest = record.name === name && asked > highest ? asked : highest;
      });
      return highest;
    }
  };
}
