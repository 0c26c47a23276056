/**
 * Fires rows as the events devicemotion, deviceorientation and deviceorientationabsolute, and counts the device's own.
 *
 * Whether those get past us shows in the events that we fire: what is read of one before our own listener has it is read
 * by a listener of the page that stands ahead of ours. One that reads nothing stays unseen, but learns nothing either.
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
    var held, isRead, isProbed;

    gates.holds[kind.type] = function (event) {
      var isReal = event !== made && event.isTrusted !== false;
      if (event === made) {
        made = null;
      }
      held += isHolding() && isReal ? 1 : 0;
      return isReal && (isHolding() || gates.isArmed);
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
      isRead = isRead || !!made;
      isProbed = true;
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

  return {
    has: function (tag) { return intrinsics.has(sources, tag); },
    fire: function (row) { sources[row[0]].fire(row); },
    reset: function () {
      sources.m.reset();
      sources.o.reset();
      sources.a.reset();
    },
    leaked: function () { return sources.m.leaked() + sources.o.leaked() + sources.a.leaked(); }
  };
}
