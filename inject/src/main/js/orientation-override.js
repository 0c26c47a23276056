/**
 * DeviceOrientation.setDeviceOrientationOverride: the page is held at an orientation until it is cleared. Its listeners have
 * it at once, those that come later soon after, and the device's own events are held back meanwhile.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param timers what createTimers returns
 * @param {ReturnType<createWalk>} walk
 * @param gates what createGates returns
 * @param emulation what createEmulation returns
 * @param {Window} window
 */
function createOrientationOverride(intrinsics, timers, walk, gates, emulation, window) {
  var TYPE = 'deviceorientation';
  // As browsers demand: from the first on, and less than the second.
  var RANGES = { alpha: [0, 360], beta: [-180, 180], gamma: [-90, 90] };
  var hold = gates.holds[TYPE];
  var row = null; // of the override
  var isDue = false;
  var substitutes = createSubstitutes(intrinsics); // our watch over the page's listeners
  var tellLater = timers.soon(function () {
    isDue = false;
    if (row) {
      emulation.fire(row);
    }
  });

  gates.holds[TYPE] = function (event) {
    var isHeld = hold(event);
    return isHeld || (row !== null && event.isTrusted !== false && !emulation.isFiring());
  };

  function added() {
    if (!isDue) {
      isDue = true;
      tellLater();
    }
  }

  function watchMethod() {
    var original = walk.read(window, 'addEventListener');
    function call(target, self, args) {
      var answer = intrinsics.apply(original, self, args);
      if (args[0] === TYPE) {
        added();
      }
      return answer;
    }
    substitutes.put(window, 'addEventListener', 'value', {
      value: intrinsics.Proxy
        ? new intrinsics.Proxy(original, { apply: call })
        : function () {
            return call(original, this, arguments);
          },
      writable: true
    });
  }

  function watchHandler() {
    var found = intrinsics.descriptor(window, 'on' + TYPE);
    if (found && found.set) {
      substitutes.put(window, 'on' + TYPE, 'set', {
        get: found.get,
        set: function (handler) {
          intrinsics.apply(found.set, window, [handler]);
          added();
        }
      });
    }
  }

  function set(params, reply) {
    var made = ['o', timers.now()];
    for (var name in RANGES) {
      var value = params[name];
      var range = RANGES[name];
      if (typeof value != 'number' || !(value >= range[0] && value < range[1])) {
        reply(null, { code: -32602, message: name + ': expected a number from ' + range[0] + ' to less than ' + range[1] + '.' });
        return;
      }
      made[made.length] = value;
    }
    made[made.length] = false;
    if (!row) {
      gates.stand();
      // Where a page has fixed what this replaces, later listeners have to wait for the next override.
      watchMethod();
      watchHandler();
    }
    row = made;
    emulation.fire(row);
    reply({});
  }

  function clear(params, reply) {
    row = null;
    substitutes.restore();
    reply({});
  }

  return { set: set, clear: clear };
}
