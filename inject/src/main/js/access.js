/**
 * Why there are no readings, in words that say what to do: the one place for all of them. Tells `state` and `why` of
 * Sensor.state.
 *
 * A source, as createEventCapture returns them, has `isEmpty` when its events have no values, and `error` when its class
 * threw or told one: the error's name.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param consent {ask(text, buttonLabel, done)}
 * @param {function(string, string)} tell takes state and why whenever there is something new to say
 * @param {function()} granted the browser has just allowed it
 * @param {function()} changed there may be a new reason
 */
function createAccess(intrinsics, timers, window, consent, tell, granted, changed) {
  // # stands for the names of what gives no readings.
  var INSECURE = ['insecure', 'Sensors need a secure page: use https, or localhost (adb reverse).'];
  var MISSING = ['absent', 'This browser has no #: try another browser.'];
  var POLICY = ['denied', 'The Permissions-Policy of the page forbids #: allow it there, and in a frame by its allow attribute.'];
  var DENIED = ['denied', 'The browser or its user refused: allow motion sensors in its site settings and reload.'];
  var VERDICTS = {
    denied: DENIED,
    asked: ['prompt', 'Tap Allow in the page.'],
    unasked: ['prompt', 'The browser wants to ask first: record or watch, then tap Allow in the page.'],
    later: ['prompt', 'Not now was tapped in the page. Start again to ask again.']
  };
  var HIDDEN = ['unknown', 'Hidden pages get no readings: bring the page to the front.'];
  var BEHIND = ['unknown', 'Only the page that has the focus gets #: tap the page.'];
  var UNREADABLE = ['absent', 'This device has no hardware for #, or keeps it back.'];
  var EMPTY = ['absent', 'All readings are empty: this device has no motion sensors.'];
  var SILENT = ['unknown', 'No readings came: no motion sensors, or the browser keeps them back.'];
  var OTHERS = ['granted', 'This browser or device sends no #.'];
  var document = window.document;
  var denied = readSensorPolicy(intrinsics, document);
  var permission = createSensorPermission(intrinsics, timers, window, consent, allowed, changed);
  var isProven = false; // a reading came
  var isSecure = window.isSecureContext !== false;
  var state = isSecure ? 'unknown' : INSECURE[0];
  var why = isSecure ? '' : INSECURE[1];
  var told = '';

  function set(newState, newWhy) {
    state = newState;
    why = newWhy;
    if (told !== state + why) {
      told = state + why;
      tell(state, why);
    }
  }

  /** The features that the page's policy keeps from a source. */
  function forbidden(source) {
    return some(source, function (feature) {
      return denied[feature] === undefined ? source.error === 'SecurityError' : denied[feature];
    });
  }

  function some(source, test) {
    var found = [];
    intrinsics.each(source.features, function (feature) {
      if (test(feature)) {
        found[found.length] = feature;
      }
    });
    return found;
  }

  function isBlocked(source) {
    return some(source, permission.isBlocked).length > 0;
  }

  /** A reason that waiting will not change, or null. */
  function certain(source) {
    if (!isSecure) {
      return INSECURE;
    } else if (!source.isThere) {
      return MISSING;
    } else if (forbidden(source).length) {
      return POLICY;
    } else if (source.error === 'NotAllowedError' || isBlocked(source)) {
      return DENIED;
    } else if (source.error) {
      return UNREADABLE;
    }
    return (!isProven && VERDICTS[permission.verdict()]) || (source.isEmpty ? (isProven ? OTHERS : EMPTY) : null);
  }

  function reason(source) {
    var isBehind = source.stream === 'g' && document.hasFocus && !document.hasFocus();
    return certain(source) || (document.hidden ? HIDDEN : isBehind ? BEHIND : isProven ? OTHERS : SILENT);
  }

  /** {state, why} of sources without readings; the state is that of the first. */
  function explain(sources) {
    var reasons = [];
    var names = [];
    var text = '';
    intrinsics.each(sources, function (source) {
      var found = reason(source);
      var place = put(reasons, found);
      names[place] = names[place] || [];
      intrinsics.each(found === POLICY ? forbidden(source) : [source.name], function (name) {
        put(names[place], name);
      });
    });
    for (var i = 0; i < reasons.length; i++) {
      text += (text && ' ') + filled(reasons[i][1], names[i]);
    }
    return { state: reasons[0][0], why: text };
  }

  /** Where it is in the list, at the end of it if it was not. */
  function put(list, item) {
    var i = 0;
    while (i < list.length && list[i] !== item) {
      i++;
    }
    list[i] = item;
    return i;
  }

  function filled(text, names) {
    var parts = intrinsics.exec(/^([^#]*)#(.*)$/, text);
    var list = '';
    intrinsics.each(names, function (name) {
      list += (list && ', ') + name;
    });
    return parts ? parts[1] + list + parts[2] : text;
  }

  /** {state, why} of the page, in which nothing has come of these sources. */
  function summary(sources) {
    var found = sources.length ? explain(sources) : { state: state, why: '' };
    return { state: isProven ? 'granted' : found.state, why: found.why };
  }

  /** Tells of sources that nothing has come of. */
  function report(sources) {
    var found = summary(sources);
    if (found.why) {
      set(found.state, found.why);
    }
    intrinsics.each(sources, function (source) {
      if (certain(source) === DENIED) {
        permission.note();
      }
    });
  }

  /** Asks for what these sources need. */
  function request(sources) {
    told = '';
    permission.request(sources);
  }

  function allowed() {
    // What is known of the hardware by now says more than a permission.
    if (!isProven && state !== 'absent') {
      set('granted', '');
    }
    granted();
  }

  /** A reading with values came. */
  function proven() {
    if (!isProven) {
      isProven = true;
      set('granted', '');
    }
  }

  return {
    request: request,
    probe: permission.probe,
    proven: proven,
    certain: certain,
    explain: explain,
    summary: summary,
    report: report,
    isForbidden: function (source) { return forbidden(source).length > 0; },
    state: function () { return state; },
    why: function () { return why; }
  };
}
