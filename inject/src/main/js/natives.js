/**
 * Functions, accessors and classes that look like the browser's own: their names, lengths and texts, their places on
 * prototypes, what they say when they are called wrongly. Where the browser has no Proxy, only the texts differ.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 */
function createNatives(intrinsics) {
  var TypeError = intrinsics.TypeError;
  // Slots of our objects, out of the page's sight where the browser can hide them.
  var slots = intrinsics.WeakMap && new intrinsics.WeakMap();
  var SLOT = 'kite-slot';

  /** What was kept for an object, or undefined. */
  function slot(object) {
    if (slots) {
      // Anything may be asked for; only an object is looked up.
      return object && (typeof object == 'object' || typeof object == 'function') ? intrinsics.weakGet(slots, object) : undefined;
    }
    return object && object[SLOT];
  }

  function keep(object, value) {
    if (slots) {
      intrinsics.weakSet(slots, object, value);
    } else {
      intrinsics.define(object, SLOT, value);
    }
  }

  function label(made, name, length) {
    try {
      intrinsics.defineRaw(made, 'length', { value: length, configurable: true });
      intrinsics.defineRaw(made, 'name', { value: name, configurable: true });
    } catch (fixed) {
      // Old browsers fix both.
    }
    return made;
  }

  /** A Proxy of `target`, whose text is that of a function of this name. */
  function dress(target, name, traps) {
    function text() {
      return 'function ' + name + '() { [native code] }';
    }
    traps.get = function (target, key) {
      return key === 'toString' ? text : target[key];
    };
    return new intrinsics.Proxy(target, traps);
  }

  /** A function that is run(self, args). */
  function method(name, length, run) {
    if (!intrinsics.Proxy) {
      return label(
        function () {
          return run(this, arguments);
        },
        name,
        length
      );
    }
    // A bound function has no prototype, as those of the browser have none.
    return dress(label(intrinsics.bind(run), name, length), name, {
      apply: function (target, self, args) {
        return run(self, args);
      }
    });
  }

  /** A class whose instances are made by make(args, prototype). */
  function createClass(name, length, parent, make) {
    var failed = "Failed to construct '" + name + "': ";
    var called = failed + "Please use the 'new' operator, this DOM object constructor cannot be called as a function.";
    var prototype = intrinsics.create(parent ? parent.prototype : intrinsics.prototypeOf({}));
    var made;
    if (intrinsics.Proxy) {
      made = dress(label(intrinsics.bind(make), name, length), name, {
        apply: function () {
          throw new TypeError(called);
        },
        construct: function (target, args, asked) {
          return make(args, asked.prototype);
        }
      });
    } else {
      made = label(
        function () {
          if (!(this instanceof made)) {
            throw new TypeError(called);
          }
          return make(arguments, intrinsics.prototypeOf(this));
        },
        name,
        length
      );
    }
    intrinsics.defineRaw(made, 'prototype', { value: prototype, writable: false });
    if (parent && intrinsics.setPrototypeOf) {
      intrinsics.setPrototypeOf(made, parent);
    }
    intrinsics.define(prototype, 'constructor', made);
    if (intrinsics.toStringTag) {
      intrinsics.defineRaw(prototype, intrinsics.toStringTag, { value: name, configurable: true });
    }
    return made;
  }

  function addAccessor(prototype, name, get, set) {
    intrinsics.defineRaw(prototype, name, {
      get: method('get ' + name, 0, get),
      set: set && method('set ' + name, 1, set),
      enumerable: true,
      configurable: true
    });
  }

  function addMethod(prototype, name, length, run) {
    intrinsics.defineRaw(prototype, name, {
      value: method(name, length, run),
      writable: true,
      enumerable: true,
      configurable: true
    });
  }

  return { slot: slot, keep: keep, method: method, createClass: createClass, addAccessor: addAccessor, addMethod: addMethod };
}
