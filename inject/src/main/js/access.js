/**
 * Whether this page may and can read motion sensors, and if not, why: `state` and `why` of Sensor.state. Permission is
 * asked of the browser first without, then with a tap, for only the first load of a page needs the tap.
 *
 * @param intrinsics
 * @param {Window} window
 * @param consent {ask(text, buttonLabel, done)}
 * @param {function()} changed state or reason did
 * @param {function()} granted the browser has just allowed it
 */
function createAccess(intrinsics, window, consent, changed, granted) {
  var REFUSED = 'The browser or its user refused motion sensors to this page. Allow them in its site settings and reload.';
  var navigator = window.navigator;
  var document = window.document;
  var classes = [window.DeviceMotionEvent, window.DeviceOrientationEvent];
  var state = 'unknown';
  var why = '';
  var isAsking = false;
  var isProven = false; // a reading came

  if (window.isSecureContext === false) {
    state = 'insecure';
    why = 'Motion sensors need a secure page. Open it over https (kite cert) or through localhost (adb reverse).';
  } else if (!classes[0] && !classes[1]) {
    state = 'absent';
    why = 'This browser has no motion sensor events.';
  }

  function set(newState, newWhy) {
    if (state !== newState || why !== newWhy) {
      state = newState;
      why = newWhy;
      changed();
    }
  }

  function request() {
    if (isAsking || isProven || state === 'insecure') {
      return;
    }
    isAsking = true;
    askBrowser(function (answer) {
      if (answer) {
        settle(answer);
      } else {
        set('prompt', 'Waiting for a tap on Allow in the page.');
        consent.ask('The developer of this page asks to read the motion sensors of this device.', 'Allow', tapped);
      }
    });
  }

  function tapped(isAllowed) {
    if (isAllowed) {
      askBrowser(settle);
    } else {
      isAsking = false;
      set('prompt', 'Somebody tapped Not now in the page. Start again to ask again.');
    }
  }

  function settle(answer) {
    isAsking = false;
    if (answer !== 'granted') {
      set('denied', REFUSED);
    } else {
      // What is known of the hardware by now says more than a permission.
      if (!isProven && state !== 'absent') {
        set(answer, '');
      }
      granted();
    }
  }

  /** Answers granted, denied, or null where the browser wants a tap first; nothing where it needs no asking. */
  function askBrowser(done) {
    var left = 0;
    var answer = 'granted';

    function one(given) {
      answer = answer && (given === 'granted' ? answer : given && 'denied');
      if (!--left) {
        done(answer);
      }
    }

    function none() {
      one(null);
    }

    var asked = [];
    for (var i = 0; i < 2; i++) {
      if (classes[i] && typeof classes[i].requestPermission === 'function') {
        asked[left++] = classes[i];
      }
    }
    // All in one go, for the tap counts only as long as its own call stack.
    for (i = 0; i < asked.length; i++) {
      try {
        intrinsics.then(asked[i].requestPermission(), one, none);
      } catch (e) {
        none();
      }
    }
    isAsking = !!asked.length;
  }

  function seen(isEmpty) {
    if (!isEmpty) {
      isProven = true;
      set('granted', '');
    } else if (!isProven) {
      set('absent', 'The browser sends empty readings: this device has no motion sensors.');
    }
  }

  /** Nothing has come of these types of events in the time that it should have. */
  function missing(types) {
    if (isProven) {
      set(state, 'No ' + types + ' came: this browser or device sends none.');
    } else if (why) {
      changed();
    } else if (document.featurePolicy && !document.featurePolicy.allowsFeature('accelerometer')) {
      set('denied', "The page's Permissions-Policy forbids motion sensors: allow accelerometer and gyroscope in it.");
    } else if (document.hidden) {
      set(state, 'The page is hidden, and browsers send no readings to hidden pages. Bring it to the front.');
    } else {
      askPermissions();
    }
  }

  function askPermissions() {
    function blame(status) {
      if (isProven) {
        return;
      }
      if (status && status.state === 'denied') {
        set('denied', REFUSED);
      } else {
        set('unknown', 'No readings came: the device has no motion sensors, or the browser keeps them back.');
      }
    }

    try {
      intrinsics.then(navigator.permissions.query({ name: 'accelerometer' }), blame, function () { blame(); });
    } catch (e) {
      blame();
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
