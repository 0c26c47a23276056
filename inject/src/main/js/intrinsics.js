/**
 * The browser's own functions as they were when the script loaded, each method taking its `this` as first argument: a page
 * that replaces or deletes them later breaks nothing of ours. What an old browser lacks is undefined.
 *
 * @param {Window} window
 */
function createIntrinsics(window) {
  var object = window.Object;
  var call = window.Function.prototype.call;
  var bind = call.bind;
  var symbol = typeof window.Symbol == 'function' && window.Symbol;
  var descriptor = object.getOwnPropertyDescriptor;
  var define = object.defineProperty;
  var script = window.document && window.document.currentScript;

  function nothing() {}

  function uncurry(method) {
    return method && bind.call(call, method);
  }

  function prototype(type) {
    return (window[type] || nothing).prototype;
  }

  function method(type, name) {
    return uncurry(prototype(type)[name]);
  }

  function getterOf(holder, key) {
    var found = holder && descriptor(holder, key);
    return found && uncurry(found.get);
  }

  function getter(type, key) {
    return getterOf(prototype(type), key);
  }

  function iteration(type) {
    var entries = method(type, 'entries');
    return entries && { of: entries, next: uncurry(new window[type]().entries().next) };
  }

  // Array methods would look up what the page may have replaced.
  function each(list, visit) {
    for (var i = 0; i < list.length; i++) {
      visit(list[i]);
    }
  }

  // The browser's own, whatever takes their names later. All names are there, those that it lacks as undefined.
  function sensorClasses() {
    var own = {};
    each(
      [
        'Accelerometer',
        'LinearAccelerationSensor',
        'GravitySensor',
        'Gyroscope',
        'Magnetometer',
        'UncalibratedMagnetometer',
        'AbsoluteOrientationSensor',
        'RelativeOrientationSensor',
        'AmbientLightSensor'
      ],
      function (name) {
        own[name] = window[name];
      }
    );
    return own;
  }

  // Whether the browser itself has an event, whatever is put in its place later. Not every one has both the handler and the class.
  function hasEvent(type, name) {
    return 'on' + type in window || !!window[name];
  }

  // How far the window says that it is turned, read past what may stand there later; undefined where it does not say.
  function orientation() {
    var own = getterOf(window, 'orientation') || getter('Window', 'orientation');
    return own || ('orientation' in window ? function () { return window.orientation; } : nothing);
  }

  // The browser's own question. What stands in for the device answers in its place, for what is fired alone.
  function motionPermission() {
    var type = window.DeviceMotionEvent || window.DeviceOrientationEvent;
    var ask = type && type.requestPermission;
    return typeof ask == 'function' ? bind.call(ask, type) : undefined;
  }

  // As they are, to be recognised.
  function texts() {
    var own = { join: [].join, typedJoin: typedArrays && typedArrays.join };
    each(['Object', 'Array', 'Function', 'Error', 'Date', 'Number', 'Boolean', 'String', 'BigInt', 'URL'], function (type) {
      own[type] = (prototype(type) || own).toString;
    });
    return own;
  }

  var typedArrays = window.Uint8Array && object.getPrototypeOf(prototype('Uint8Array'));
  var slice = uncurry(''.slice);
  var toText = uncurry({}.toString);
  var functionText = uncurry(nothing.toString);

  /** A Proxy of a function of the browser's, which keeps its name, length and text; around(original, self, args) runs it. */
  function wrap(original, around) {
    function text() {
      return functionText(original);
    }
    return new window.Proxy(original, {
      apply: around,
      get: function (target, key) {
        return key == 'toString' ? text : target[key];
      }
    });
  }

  return {
    each: each,
    wrap: wrap,
    method: method,
    getter: getter,
    bind: uncurry(bind),
    apply: window.Reflect ? window.Reflect.apply : uncurry(nothing.apply),
    create: object.create,
    keys: object.keys,
    names: object.getOwnPropertyNames,
    symbols: object.getOwnPropertySymbols,
    descriptor: descriptor,
    prototypeOf: object.getPrototypeOf,
    setPrototypeOf: object.setPrototypeOf,
    freeze: object.freeze,
    defineRaw: define,
    define: function (target, key, value) {
      define(target, key, { value: value, writable: true, enumerable: false, configurable: true });
    },
    has: uncurry({}.hasOwnProperty),
    isArray: window.Array.isArray,
    isError: window.Error.isError,
    // The engine's class of an object; reads Symbol.toStringTag, which callers must know to be harmless.
    classOf: function (value) {
      return slice(toText(value), 8, -1);
    },
    toStringTag: symbol && symbol.toStringTag,
    toPrimitive: symbol && symbol.toPrimitive,
    toTexts: texts(),
    symbolText: method('Symbol', 'toString'),
    functionText: functionText,
    dateText: method('Date', 'toString'),
    slice: slice,
    lower: uncurry(''.toLowerCase),
    upper: uncurry(''.toUpperCase),
    URL: window.URL,
    indexOf: uncurry(''.indexOf),
    exec: uncurry(/x/.exec),
    map: iteration('Map'),
    mapGet: method('Map', 'get'),
    set: iteration('Set'),
    typedArray: getterOf(typedArrays, symbol && symbol.toStringTag),
    typedLength: getterOf(typedArrays, 'length'),
    errorStack: getterOf(new window.Error(), 'stack'),
    Error: window.Error,
    TypeError: window.TypeError,
    DOMException: window.DOMException,
    Event: window.Event,
    EventTarget: window.EventTarget,
    EvalError: window.EvalError,
    BigInt: window.BigInt,
    Function: window.Function,
    Proxy: window.Proxy,
    WeakMap: window.WeakMap,
    weakGet: method('WeakMap', 'get'),
    weakSet: method('WeakMap', 'set'),
    eval: window.eval,
    quote: window.JSON.stringify,
    parse: window.JSON.parse,
    parseInt: window.parseInt,
    parseFloat: window.parseFloat,
    now: window.Date.now,
    clock: window.performance && window.performance.now ? bind.call(window.performance.now, window.performance) : window.Date.now,
    listen: uncurry(window.addEventListener),
    ignore: uncurry(window.removeEventListener),
    dispatch: uncurry(window.dispatchEvent),
    resolve: window.Promise && bind.call(window.Promise.resolve, window.Promise),
    then: method('Promise', 'then'),
    sensorClasses: sensorClasses(),
    motionEvents: {
      devicemotion: hasEvent('devicemotion', 'DeviceMotionEvent'),
      deviceorientation: hasEvent('deviceorientation', 'DeviceOrientationEvent'),
      // Its class is that of the former.
      deviceorientationabsolute: hasEvent('deviceorientationabsolute', '')
    },
    orientation: orientation(),
    motionPermission: motionPermission(),
    // Our own tag, while it runs.
    script: script
  };
}
