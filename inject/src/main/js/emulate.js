/**
 * Fires rows into the page as the events a device would send, and holds the device's own events back meanwhile.
 *
 * Whether real events get past us is found out by the events we fire: their fields are accessors until our own listener
 * has them, so what is read before that is read by a listener of the page that stands ahead of ours, and real events
 * reach it too. A listener that reads nothing stays unseen, but learns nothing either.
 *
 * @param intrinsics
 * @param {Window} window
 */
function createEmulation(intrinsics, window) {
  var readings = createReadings();
  var document = window.document;
  var dispatch = intrinsics.uncurry(window.dispatchEvent);
  var stop = intrinsics.method('Event', 'stopImmediatePropagation');
  var script = document.currentScript;
  // No script of the page ran before this one, so no listener of the page can stand ahead of ours.
  var isFirst = !!script && !script.async && document.readyState === 'loading' && script === document.scripts[0];
  // By stream: the event's class, whether a listener stands ahead (unknown until something was fired), and how many
  // real events came while it was unknown.
  var gates = { m: install('m'), o: install('o'), a: install('a') };
  var shot = null; // being dispatched: {event, kind, values, isOwn by field, isRead, isSettled}
  var isHolding = false;
  var leaks = 0;
  var thrown = 0;
  intrinsics.listen(window, 'error', reported, true);

  function install(stream) {
    var kind = readings.kind(stream);
    var gate = { Class: window[kind.name], isAhead: undefined, open: 0 };
    intrinsics.listen(window, kind.type, function (event) { arrive(gate, event); }, true);
    return gate;
  }

  function arrive(gate, event) {
    if (shot && event === shot.event) {
      settle();
    } else if (isHolding && event.isTrusted !== false) {
      stop(event);
      gate.open++;
      tally(gate);
    }
  }

  function tally(gate) {
    if (gate.isAhead !== undefined) {
      leaks += gate.isAhead ? gate.open : 0;
      gate.open = 0;
    }
  }

  /** Fires one row and says whether it was an event at all. */
  function fire(row) {
    var kind = readings.kind(row[0]);
    if (!kind) {
      return false;
    }
    var gate = gates[row[0]];
    load(kind, gate, readings.values(row));
    dispatch(window, shot.event);
    // Not settled: a listener ahead of ours took it for itself.
    gate.isAhead = shot.isRead || !shot.isSettled;
    shot = null;
    tally(gate);
    return true;
  }

  function load(kind, gate, values) {
    var event = construct(kind, gate, values);
    shot = { event: event, kind: kind, values: values, isOwn: [], isRead: false, isSettled: false };
    for (var i = 0; i < 4; i++) {
      var field = kind.fields[i];
      shot.isOwn[i] = !same(event[field], values[i], kind.members[i]);
      watch(shot, field, shot.isOwn[i] ? values[i] : event[field]);
    }
    watch(shot, 'type', event.type);
    watch(shot, 'timeStamp', event.timeStamp);
  }

  function construct(kind, gate, values) {
    var init = {};
    for (var i = 0; i < 4; i++) {
      // A null given for a group would become a group of nulls.
      if (values[i] !== null) {
        init[kind.fields[i]] = values[i];
      }
    }
    try {
      return new gate.Class(kind.type, init);
    } catch (e) {
      return create(kind, values);
    }
  }

  /** For browsers that have no such constructor, and insecure pages that have no such class. */
  function create(kind, values) {
    var event;
    try {
      event = document.createEvent(kind.name);
    } catch (e) {
      event = document.createEvent('Event');
    }
    var init = event['init' + kind.name];
    if (typeof init === 'function') {
      init.apply(event, [kind.type, false, false].concat(values));
    } else {
      event.initEvent(kind.type, false, false);
    }
    return event;
  }

  function watch(shot, field, value) {
    define(shot.event, field, {
      configurable: true,
      get: function () {
        shot.isRead = true;
        return value;
      }
    });
  }

  /** From here on the event is what the browser makes, but for the values that it would not take. */
  function settle() {
    var event = shot.event;
    shot.isSettled = true;
    delete event.type;
    delete event.timeStamp;
    for (var i = 0; i < 4; i++) {
      var field = shot.kind.fields[i];
      delete event[field];
      if (shot.isOwn[i]) {
        define(event, field, { configurable: true, enumerable: true, value: shot.values[i] });
      }
    }
  }

  function define(event, field, descriptor) {
    try {
      intrinsics.defineRaw(event, field, descriptor);
    } catch (e) {
      // Old engines keep an event's fields where they cannot be replaced: what init gave it stands.
    }
  }

  /** Equal to the last bit, groups by their members. */
  function same(a, b, members) {
    if (a && b && members) {
      return same(a[members[0]], b[members[0]]) && same(a[members[1]], b[members[1]])
        && same(a[members[2]], b[members[2]]);
    }
    return a === b && (a !== 0 || 1 / a === 1 / b);
  }

  // What a listener throws is reported before the dispatch returns, to the page's own handlers too.
  function reported(event) {
    if (shot && event.isTrusted !== false) {
      thrown++;
    }
  }

  /** Holds real events back from now on and begins to count anew. */
  function suppress() {
    isHolding = true;
    leaks = thrown = 0;
    for (var i = 0; i < 3; i++) {
      var gate = gates['moa'.charAt(i)];
      gate.isAhead = undefined;
      gate.open = 0;
    }
  }

  /** Real events that a listener of the page got; where nothing was fired nobody can tell, and they count. */
  function leaked() {
    return leaks + (isFirst ? 0 : gates.m.open + gates.o.open + gates.a.open);
  }

  return {
    fire: fire,
    suppress: suppress,
    release: function () { isHolding = false; },
    leaked: leaked,
    exceptions: function () { return thrown; }
  };
}
