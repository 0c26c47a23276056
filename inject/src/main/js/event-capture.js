/**
 * Reads the window's sensor events of one stream, also those that are held back from the page.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param gates what createGates returns
 * @param readings what createReadings returns
 * @param {string} stream m, o or a
 * @param {function(Object, Array, boolean)} take takes the source, a row and whether it has no values
 * @param {function(Object, Array)} note takes the source and a row of another tag, for recordings alone
 * @param {function(): boolean} isFiring whether an event is ours: whoever reads one ahead of the gates counts as a leak
 * @return a source: {stream, name, features: what a Permissions-Policy calls its hardware, isThere, turn(isOn)}
 */
function createEventCapture(intrinsics, timers, window, gates, readings, stream, take, note, isFiring) {
  var kind = readings.kinds[stream];
  var type = kind.type;
  var hold = gates.holds[type];
  var hear = timers.guard(read);
  var latest; // event that our own listener had
  var source = {
    stream: stream,
    name: type,
    features: ['accelerometer', 'gyroscope'],
    isThere: intrinsics.motionEvents[type],
    turn: turn
  };
  if (stream === 'a') {
    source.features[2] = 'magnetometer';
  }

  gates.holds[type] = function (event) {
    var isHeld = hold(event);
    // Whichever of the two listeners stands ahead takes it.
    if (isHeld && event !== latest) {
      hear(event);
    }
    return isHeld;
  };

  function turn(isOn) {
    (isOn ? intrinsics.listen : intrinsics.ignore)(window, type, hear, true);
  }

  function read(event) {
    if (isFiring()) {
      return;
    }
    var row = readings.row(stream, event);
    latest = event;
    take(source, row, readings.isEmpty(row));
    // All that an iPhone says of north: it has no absolute orientation events.
    if (stream === 'o' && typeof event.webkitCompassHeading === 'number') {
      note(source, ['x-compass', event.timeStamp, event.webkitCompassHeading, event.webkitCompassAccuracy]);
    }
  }

  return source;
}
