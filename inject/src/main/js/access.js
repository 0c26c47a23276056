/**
 * Whether this page may and can read motion sensors, and if not, why: `state` and `why` of Sensor.state. The browser is
 * asked first without, then with a tap, for what was granted once needs none.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param consent {ask(text, buttonLabel, done)}
 * @param {function(string, string)} tell takes state and why whenever there is something new to say
 * @param {function()} granted the browser has just allowed it
 */
function createAccess(intrinsics, timers, window, consent, tell, granted) {
  var document = window.document;
  var Class = window.DeviceMotionEvent || window.DeviceOrientationEvent;
  var isAsking = false;
  var isProven = false; // a reading came
  var state = 'unknown';
  var why = '';

  if (window.isSecureContext === false) {
    state = 'insecure';
    why = 'Sensors need a secure page: use https, or localhost (adb reverse).';
  } else if (!Class) {
    state = 'absent';
    why = 'This browser has no motion events.';
  }

  function set(newState, newWhy) {
    if (state !== newState || why !== newWhy) {
      state = newState;
      why = newWhy;
      tell(state, why);
    }
  }

  function request() {
    if (Class && Class.requestPermission && !isAsking && !isProven) {
      isAsking = true;
      askBrowser(function () {
        set('prompt', 'Tap Allow in the page.');
        consent.ask('May the developer of this page read the motion sensors of this device?', 'Allow', tapped);
      });
    }
  }

  function tapped(isAllowed) {
    if (isAllowed) {
      askBrowser(answered);
    } else {
      isAsking = false;
      set('prompt', 'Not now was tapped in the page. Start again to ask again.');
    }
  }

  function askBrowser(refused) {
    try {
      intrinsics.then(Class.requestPermission(), timers.guard(answered), timers.guard(refused));
    } catch (e) {
      refused();
    }
  }

  function answered(answer) {
    isAsking = false;
    if (answer !== 'granted') {
      set('denied', 'The browser or its user refused: allow motion sensors in its site settings and reload.');
      return;
    }
    // What is known of the hardware by now says more than a permission.
    if (!isProven && state !== 'absent') {
      set(answer, '');
    }
    granted();
  }

  /** An event came, with or without values. */
  function seen(hasValues) {
    if (isProven) {
      return;
    }
    isProven = hasValues;
    if (hasValues) {
      set('granted', '');
    } else if (!isAsking && state !== 'denied') {
      set('absent', 'All readings are empty: this device has no motion sensors.');
    }
  }

  /** Of these types nothing has come in the time that it should have. */
  function missing(types) {
    var policy = document.featurePolicy;
    if (isProven) {
      set(state, 'This browser or device sends no ' + types + '.');
    } else if (why) {
      tell(state, why);
    } else if (policy && !policy.allowsFeature('accelerometer')) {
      set('denied', 'The Permissions-Policy of the page forbids it: allow accelerometer and gyroscope.');
    } else if (document.hidden) {
      set(state, 'Hidden pages get no readings: bring the page to the front.');
    } else {
      set('unknown', 'No readings came: no motion sensors, or the browser keeps them back.');
    }
  }

  return {
    request: request,
    seen: seen,
    missing: missing,
    state: function () { return state; },
    why: function () { return why; }
  };
}
