/**
 * How the screen is turned and whether the page is seen, the streams `s` and `v`: sources as createEventCapture returns
 * them, which can also tell the present state.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param {function(Object, Array, boolean)} take takes the source and a row when it has changed
 * @return {{screen, visibility, angle: function(): number}}
 */
function createSurroundings(intrinsics, timers, window, take) {
  var document = window.document;
  var orientation = window.screen.orientation;
  // Read past what an emulation may say in its place.
  var angleOf = intrinsics.getter('ScreenOrientation', 'angle');
  var typeOf = intrinsics.getter('ScreenOrientation', 'type');
  var turned = intrinsics.orientation;
  var isNew = !!orientation && !!angleOf;
  var TYPES = { 0: 'portrait-primary', 90: 'landscape-primary', 180: 'portrait-secondary', 270: 'landscape-secondary' };

  function angle() {
    // Counted from -90 by browsers without the former.
    return isNew ? angleOf(orientation) : ((turned(window) || 0) + 360) % 360;
  }

  function type() {
    var isWide = turned(window) === undefined && window.screen.width > window.screen.height;
    return isNew ? typeOf(orientation) : TYPES[isWide ? 90 : angle()];
  }

  function source(stream, name, target, event, state) {
    var made = { stream: stream, name: name, features: [], isThere: true, turn: turn, present: present };
    var hear = timers.guard(function (event) {
      take(made, row(event), false);
    });

    function turn(isOn) {
      (isOn ? intrinsics.listen : intrinsics.ignore)(target, event, hear, true);
    }

    // An event's time, for the clock of all rows is that of events.
    function present() {
      return row(document.createEvent('Event'));
    }

    function row(event) {
      var all = [stream, event.timeStamp];
      intrinsics.each(state(), function (member) {
        all[all.length] = member;
      });
      return all;
    }

    return made;
  }

  return {
    angle: angle,
    screen: source('s', 'screen', isNew ? orientation : window, isNew ? 'change' : 'orientationchange', function () {
      return [angle(), type()];
    }),
    visibility: source('v', 'visibility', document, 'visibilitychange', function () {
      return [document.visibilityState === 'hidden' ? 'hidden' : 'visible'];
    })
  };
}
