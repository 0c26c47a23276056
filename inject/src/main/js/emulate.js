/**
 * Fires rows into the page as the events a device would send, and holds the device's own events back meanwhile.
 *
 * Whether those get past us shows in the events that we fire: what is read of one before our own listener has it is read
 * by a listener of the page that stands ahead of ours. One that reads nothing stays unseen, but learns nothing either.
 *
 * @param intrinsics
 * @param gates what createGates returns
 * @param {Window} window
 */
function createEmulation(intrinsics, gates, window) {
  var readings = createReadings();
  var document = window.document;
  var sources = { m: createSource('m'), o: createSource('o'), a: createSource('a') };
  var holders = 0; // that want real events held back
  var isFiring = false;
  var thrown = 0;

  // What a listener throws is reported before the dispatch returns, to the page's own handlers too.
  intrinsics.listen(
    window,
    'error',
    function (event) {
      thrown += isFiring && event.isTrusted !== false ? 1 : 0;
    },
    true
  );

  function createSource(stream) {
    var kind = readings.kinds[stream];
    var Class = window[kind.name];
    var made = null; // until it reaches our listener
    var held, isRead, isProbed;

    gates.holds[kind.type] = function (event) {
      var isReal = event !== made && event.isTrusted !== false;
      if (event === made) {
        made = null;
      }
      held += holders && isReal ? 1 : 0;
      return isReal && (holders > 0 || gates.isArmed);
    };

    function fire(row) {
      var init = {};
      var own = [];
      for (var i = 0; i < 4; i++) {
        var value = readings.value(row, i);
        own[i] = value === undefined ? null : value;
        // A null given for a group would become a group of nulls.
        if (own[i] !== null) {
          init[kind.fields[i]] = value;
        }
      }
      var event = (made = construct(init));
      for (i = 0; i < 4; i++) {
        show(event, kind.fields[i], own[i]);
      }
      show(event, 'timeStamp', event.timeStamp);
      isFiring = true;
      intrinsics.dispatch(window, event);
      isFiring = false;
      // Still ours: a listener ahead of us took it for itself.
      isRead = isRead || !!made;
      isProbed = true;
      made = null;
    }

    // Safari has no constructor, an insecure page has no class.
    function construct(init) {
      var event;
      try {
        return new Class(kind.type, init);
      } catch (e) {
        try {
          event = document.createEvent(kind.name);
        } catch (e) {
          event = document.createEvent('Event');
        }
        event.initEvent(kind.type, false, false);
        return event;
      }
    }

    // Also because not every browser's constructor takes every value as it is.
    function show(event, field, value) {
      intrinsics.defineRaw(event, field, {
        configurable: true,
        enumerable: true,
        get: function () {
          isRead = isRead || event === made;
          return value;
        }
      });
    }

    return {
      fire: fire,
      reset: function () {
        held = 0;
        isRead = isProbed = false;
      },
      // Where nothing was fired nobody can tell, and it counts.
      leaked: function () {
        return isRead || !(isProbed || gates.isFirst) ? held : 0;
      }
    };
  }

  /** Holds real events back until everybody who asked for it has released them, and begins to count anew. */
  function suppress() {
    sources.m.reset();
    sources.o.reset();
    sources.a.reset();
    thrown = 0;
    gates.stand();
    holders++;
  }

  return {
    /** Whether a row is of a kind that can be fired. */
    fires: function (row) { return !!row && intrinsics.has(sources, row[0]); },
    fire: function (row) { sources[row[0]].fire(row); },
    suppress: suppress,
    release: function () { holders--; },
    leaked: function () { return sources.m.leaked() + sources.o.leaked() + sources.a.leaked(); },
    exceptions: function () { return thrown; },
    isFiring: function () { return isFiring; }
  };
}
