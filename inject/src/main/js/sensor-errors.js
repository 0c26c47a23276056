/**
 * A DOMException, or an Error of its name where scripts cannot make one.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {string} message
 * @param {string} name
 */
function createException(intrinsics, message, name) {
  try {
    return new intrinsics.DOMException(message, name);
  } catch (noConstructor) {
    var error = new intrinsics.Error(message);
    intrinsics.define(error, 'name', name);
    return error;
  }
}

/**
 * The class SensorErrorEvent: the browser's own, or one like it where there is none.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param natives what createNatives returns
 * @param targets what createEventTargets returns
 * @param {Window} window
 */
function createSensorErrorEvent(intrinsics, natives, targets, window) {
  var NAME = 'SensorErrorEvent';
  var failed = "Failed to construct '" + NAME + "': ";
  var unread = failed + "Failed to read the 'error' property from 'SensorErrorEventInit': ";
  var TypeError = intrinsics.TypeError;
  if (window[NAME]) {
    return window[NAME];
  }
  var made = natives.createClass(NAME, 2, intrinsics.Event, function (args, prototype) {
    if (args.length < 2) {
      throw new TypeError(failed + '2 arguments required, but only ' + args.length + ' present.');
    }
    var error = args[1] && args[1].error;
    if (error === undefined) {
      throw new TypeError(unread + 'Required member is undefined.');
    }
    if (!(error instanceof (intrinsics.DOMException || intrinsics.Error)) && !(error instanceof intrinsics.Error)) {
      throw new TypeError(unread + "Failed to convert value to 'DOMException'.");
    }
    var event = targets.createEvent(args[0], args[1]);
    if (intrinsics.setPrototypeOf) {
      intrinsics.setPrototypeOf(event, prototype);
    }
    natives.keep(event, { error: error });
    return event;
  });
  natives.addAccessor(made.prototype, 'error', function (self) {
    var kept = natives.slot(self);
    if (!kept || !kept.error) {
      throw new TypeError('Illegal invocation');
    }
    return kept.error;
  });
  return made;
}
