/**
 * Asks whether this page may read the sensors: the browser alone first, for what was granted once needs no tap, then whoever
 * holds the device.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param consent {ask(text, buttonLabel, done)}
 * @param {function()} granted the browser has just allowed it
 * @param {function()} changed what is known has
 */
function createSensorPermission(intrinsics, timers, window, consent, granted, changed) {
  var isAsking = false;
  var isNoted = false; // whoever holds the device knows that the sensors are blocked
  var verdict = ''; // of the last asking: asked, unasked, later, denied
  var blocked = {}; // features, by the browser's settings

  /** Asks the person too, where the browser wants it. */
  function request(sources) {
    ask(sources, function () {
      verdict = 'asked';
      changed();
      consent.ask('May the developer of this page read the motion sensors of this device?', 'Allow', tapped);
    });
  }

  /** Asks the browser alone. */
  function probe(sources) {
    ask(sources, function () {
      isAsking = false;
      verdict = verdict || 'unasked';
    });
  }

  function ask(sources, refused) {
    var isForEvents = false;
    intrinsics.each(sources, function (source) {
      isForEvents = isForEvents || source.stream !== 'g';
      intrinsics.each(source.features, query);
    });
    if (isForEvents && intrinsics.motionPermission && !isAsking) {
      isAsking = true;
      askBrowser(refused);
    }
  }

  // A browser with the sensors blocked sends events without values, as one without the hardware does.
  function query(feature) {
    function answer(status) {
      blocked[feature] = status.state === 'denied';
      changed();
    }

    try {
      intrinsics.then(window.navigator.permissions.query({ name: feature }), timers.guard(answer), function () {});
    } catch (e) {
      // Not every browser knows the question.
    }
  }

  function tapped(isAllowed) {
    isNoted = true;
    if (isAllowed) {
      askBrowser(answered);
    } else {
      isAsking = false;
      verdict = 'later';
      changed();
    }
  }

  function askBrowser(refused) {
    try {
      intrinsics.then(intrinsics.motionPermission(), timers.guard(answered), timers.guard(refused));
    } catch (e) {
      refused();
    }
  }

  function answered(answer) {
    isAsking = false;
    verdict = answer === 'granted' ? '' : 'denied';
    (verdict ? changed : granted)();
  }

  /** Tells whoever holds the device, once, what is in the way. */
  function note() {
    if (!isNoted) {
      isNoted = true;
      consent.ask(
        'The motion sensors are blocked for this page. Allow them in the site settings of this browser and reload.',
        '',
        function () {}
      );
    }
  }

  return {
    request: request,
    probe: probe,
    note: note,
    isBlocked: function (feature) { return blocked[feature]; },
    verdict: function () { return verdict; }
  };
}
