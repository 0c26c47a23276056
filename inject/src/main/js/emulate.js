/**
 * Fires rows into the page as the events and readings a device would send, and holds the device's own back meanwhile.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param gates what createGates returns
 * @param {Window} window
 */
function createEmulation(intrinsics, timers, gates, window) {
  var natives = createNatives(intrinsics);
  var substitutes = createSubstitutes(intrinsics);
  var shims = createShims(intrinsics, natives, substitutes, window);
  var holders = 0; // that want real events held back
  var isFiring = false;
  var thrown = 0;
  var changed = []; // who wants to know of a change of `holders`

  function during(run) {
    var wasFiring = isFiring;
    isFiring = true;
    run();
    isFiring = wasFiring;
  }

  function isHolding() {
    return holders > 0;
  }

  var events = createMotionEvents(intrinsics, gates, shims, window, during, isHolding);
  var sensors = createGenericSensors(intrinsics, timers, natives, substitutes, window, during);
  var old = createOldSensors(intrinsics, substitutes, window);
  var screen = createScreenTurning(intrinsics, natives, window, function (target, type) {
    during(function () {
      intrinsics.dispatch(target, new intrinsics.Event(type));
    });
  });

  // What a listener throws is reported before the dispatch returns, to the page's own handlers too.
  intrinsics.listen(
    window,
    'error',
    function (event) {
      thrown += isFiring && event.isTrusted !== false ? 1 : 0;
    },
    true
  );

  /** Whether a row is of a kind that can be fired. Its class is expected from now on. */
  function fires(row) {
    var tag = row && row[0];
    if (tag === 's') {
      return typeof row[2] == 'number' && typeof row[3] == 'string';
    }
    return (tag === 'g' || events.has(tag)) && sensors.expect(row);
  }

  function fire(row) {
    if (row[0] === 's') {
      screen.turn(row);
      return;
    }
    if (events.has(row[0])) {
      events.fire(row);
    }
    sensors.fire(row);
  }

  function tell() {
    for (var i = 0; i < changed.length; i++) {
      changed[i](holders);
    }
  }

  function standIn() {
    old.watch();
    shims.put();
    sensors.open();
  }

  // It hears the device never again, between replays neither.
  if (gates.isTagged) {
    standIn();
  }

  /**
   * Holds real events back until everybody who asked for it has released them.
   *
   * @return {{leaked: function(): number, exceptions: function(): number}} what has gone past and what listeners have thrown
   *     since, whoever else holds
   */
  function suppress() {
    gates.stand();
    if (++holders === 1 && !gates.isTagged) {
      standIn();
    }
    var passed = events.leakage();
    var read = old.leakage();
    var before = thrown;
    tell();
    return {
      leaked: function () { return passed() + read(); },
      exceptions: function () { return thrown - before; }
    };
  }

  function release() {
    if (--holders === 0) {
      if (gates.isTagged) {
        sensors.rest();
      } else {
        sensors.close();
        substitutes.restore();
      }
      screen.giveBack();
    }
    tell();
  }

  return {
    fires: fires,
    fire: fire,
    /** The event of a row alone, without the readings that it also stands for. */
    fireEvent: events.fire,
    suppress: suppress,
    release: release,
    /** Calls back with the number of those who suppress, whenever it has changed. */
    onHold: function (run) { changed[changed.length] = run; },
    isFiring: function () { return isFiring; },
    sensors: sensors
  };
}
