/**
 * Fires rows of the stream `s`: the screen seems turned to an angle and a type, and the events that go with it are sent,
 * until the screen is given back.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param natives what createNatives returns
 * @param {Window} window
 * @param {function(Object, string)} send dispatches an event of this type at a target
 */
function createScreenTurning(intrinsics, natives, window, send) {
  var screen = window.screen.orientation;
  var substitutes = createSubstitutes(intrinsics);
  var shown = null; // [angle, type] while it is turned

  function put(holder, name, value) {
    substitutes.put(holder, name, 'get', {
      get: natives.method('get ' + name, 0, value),
      set: function () {}
    });
  }

  function begin() {
    if (screen) {
      put(screen, 'angle', function () {
        return shown[0];
      });
      put(screen, 'type', function () {
        return shown[1];
      });
    }
    // Where browsers have it, it goes from -90 to 180.
    put(window, 'orientation', function () {
      return shown[0] > 180 ? shown[0] - 360 : shown[0];
    });
  }

  function tell() {
    if (screen) {
      send(screen, 'change');
    }
    send(window, 'orientationchange');
  }

  function now() {
    return screen ? [screen.angle, screen.type] : [window.orientation || 0, ''];
  }

  function changeTo(turn) {
    var before = now();
    turn();
    var after = now();
    if (before[0] !== after[0] || before[1] !== after[1]) {
      tell();
    }
  }

  return {
    turn: function (row) {
      changeTo(function () {
        var isTurned = !!shown;
        shown = [row[2], row[3]];
        if (!isTurned) {
          begin();
        }
      });
    },
    giveBack: function () {
      if (shown) {
        changeTo(function () {
          substitutes.restore();
          shown = null;
        });
      }
    }
  };
}
