/**
 * Fires rows as the events devicemotion, deviceorientation and deviceorientationabsolute, and counts the device's own.
 *
 * Whether those get past us shows in the events that we fire: what is read of one before our own listener has it is read
 * by a listener of the page that stands ahead of ours. One that reads nothing stays unseen, but learns nothing either. Of a
 * type that is not fired nothing shows, and nothing is counted.
 *
 * @param intrinsics
 * @param gates what createGates returns
 * @param shims what createShims returns
 * @param {Window} window
 * @param {function(function())} during runs what calls the page's listeners
 * @param {function(): boolean} isHolding whether the device's own are held back
 */
function createMotionEvents(intrinsics, gates, shims, window, during, isHolding) {
  var readings = createReadings();
  var document = window.document;
  var sources = { m: createSource('m'), o: createSource('o'), a: createSource('a') };

  function createSource(stream) {
    var kind = readings.kinds[stream];
    var Class = window[kind.name];
    var made = null; // until it reaches our listener
    // All so far: real events that were held back, and what listeners ahead of ours read of the events that we fired.
    var held = 0;
    var read = 0;

    gates.holds[kind.type] = function (event) {
      var isReal = event !== made && event.isTrusted !== false;
      if (event === made) {
        made = null;
      }
      held += isHolding() && isReal ? 1 : 0;
      return isReal && (isHolding() || gates.isArmed || gates.isTagged);
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
      during(function () {
        intrinsics.dispatch(window, event);
      });
      // Still ours: a listener ahead of us took it for itself.
      read += made ? 1 : 0;
      made = null;
    }

    // Safari has no constructor, an insecure page has no class.
    function construct(init) {
      var event;
      try {
        return new (Class || shims.classOf(kind.name))(kind.type, init);
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
          read += event === made ? 1 : 0;
          return value;
        }
      });
    }

    return {
      fire: fire,
      leakage: function () {
        var heldBefore = held;
        var readBefore = read;
        return function () {
          return read > readBefore ? held - heldBefore : 0;
        };
      }
    };
  }

  return {
    has: function (tag) { return intrinsics.has(sources, tag); },
    fire: function (row) { sources[row[0]].fire(row); },
    /** Begins to count: returns what tells how many real events of the types that are fired have reached listeners of the page since. */
    leakage: function () {
      var m = sources.m.leakage();
      var o = sources.o.leakage();
      var a = sources.a.leakage();
      return function () { return m() + o() + a(); };
    }
  };
}
