/**
 * What a page looks for before it listens to motion, where its browser lacks it, as on plain http: the classes of the events,
 * the handlers of the window, and a permission that is granted, since what is fired needs none.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param natives what createNatives returns
 * @param substitutes what createSubstitutes returns
 * @param {Window} window
 */
function createShims(intrinsics, natives, substitutes, window) {
  var TypeError = intrinsics.TypeError;
  var kinds = createReadings().kinds;
  // What the events say that say nothing.
  var DEFAULTS = {
    acceleration: null,
    accelerationIncludingGravity: null,
    rotationRate: null,
    interval: 0,
    alpha: null,
    beta: null,
    gamma: null,
    absolute: false
  };
  var made = {}; // classes by name
  var handlers = {}; // of the window, by type

  function createEventClass(name, fields) {
    var Class = natives.createClass(name, 1, intrinsics.Event, function (args, prototype) {
      if (!args.length) {
        throw new TypeError("Failed to construct '" + name + "': 1 argument required, but only 0 present.");
      }
      var init = args[1] || {};
      var event = new intrinsics.Event(args[0], init);
      intrinsics.setPrototypeOf(event, prototype);
      natives.keep(event, { event: name, init: init });
      return event;
    });
    intrinsics.each(fields, function (field) {
      natives.addAccessor(Class.prototype, field, function (self) {
        var kept = natives.slot(self);
        if (!kept || kept.event !== name) {
          throw new TypeError('Illegal invocation');
        }
        var value = kept.init[field];
        return value === undefined ? DEFAULTS[field] : value;
      });
    });
    return Class;
  }

  function putClass(kind) {
    var found = window[kind.name];
    if (!found && intrinsics.setPrototypeOf) {
      made[kind.name] = made[kind.name] || createEventClass(kind.name, kind.fields);
      substitutes.put(window, kind.name, 'value', { value: made[kind.name], writable: true });
    } else if (found && typeof found.requestPermission == 'function' && intrinsics.resolve) {
      var grant = natives.method('requestPermission', 0, function () {
        return intrinsics.resolve('granted');
      });
      substitutes.put(found, 'requestPermission', 'value', { value: grant, writable: true });
    }
  }

  // A page that has set one where its browser knows none finds it called, and later as a plain property again.
  function putHandler(type) {
    var name = 'on' + type;
    var before = intrinsics.descriptor(window, name);
    if (name in window && !(before && intrinsics.has(before, 'value'))) {
      return;
    }
    handlers[type] = before ? before.value : null;
    function call(event) {
      if (typeof handlers[type] == 'function') {
        intrinsics.apply(handlers[type], window, [event]);
      }
    }
    intrinsics.listen(window, type, call);
    substitutes.put(
      window,
      name,
      'set',
      {
        get: natives.method('get ' + name, 0, function () {
          return handlers[type] || null;
        }),
        set: natives.method('set ' + name, 1, function (self, args) {
          handlers[type] = typeof args[0] == 'function' ? args[0] : null;
        })
      },
      function () {
        intrinsics.ignore(window, type, call);
        return before || handlers[type] ? { value: handlers[type], writable: true, enumerable: true, configurable: true } : null;
      }
    );
  }

  /** Puts them into the page, until the substitutes are restored. */
  function put() {
    putClass(kinds.m);
    putClass(kinds.o);
    putHandler(kinds.m.type);
    putHandler(kinds.o.type);
    putHandler(kinds.a.type);
  }

  return {
    put: put,
    /** The class of this name: the browser's own, or ours. */
    classOf: function (name) {
      return window[name] || made[name];
    }
  };
}
