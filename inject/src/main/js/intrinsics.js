/**
 * The browser's own functions as they were when the script loaded, each taking its `this` as first argument: a page that
 * replaces or deletes them later breaks nothing of ours. What an old browser lacks is undefined.
 *
 * @param {Window} window
 */
function createIntrinsics(window) {
  var object = window.Object;
  var call = window.Function.prototype.call;
  var bind = call.bind;
  var symbol = typeof window.Symbol == 'function' && window.Symbol;
  var toStringTag = symbol && symbol.toStringTag;
  var originalDescriptor = object.getOwnPropertyDescriptor;
  var nothing = function () {};

  function uncurry(method) {
    return method && bind.call(call, method);
  }

  function method(type, name) {
    return uncurry((window[type] || nothing).prototype[name]);
  }

  function getterOf(prototype, key) {
    var found = prototype && originalDescriptor(prototype, key);
    return found && uncurry(found.get);
  }

  function getter(type, key) {
    return getterOf((window[type] || nothing).prototype, key);
  }

  function iteration(type) {
    return {
      of: method(type, 'entries'),
      next: window[type] && window[type].prototype.entries && uncurry(new window[type]().entries().next)
    };
  }

  var script = window.document && window.document.currentScript;
  var slice = uncurry(''.slice);
  var toText = uncurry({}.toString);
  var define = object.defineProperty;

  return {
    uncurry: uncurry,
    method: method,
    getter: getter,
    apply: window.Reflect ? window.Reflect.apply : uncurry(nothing.apply),
    descriptor: originalDescriptor,
    create: object.create,
    prototypeOf: object.getPrototypeOf,
    names: object.getOwnPropertyNames,
    keys: object.keys,
    script: script,
    scriptUrl: script && script.src,
    symbols: object.getOwnPropertySymbols,
    define: function (target, key, value) {
      define(target, key, { value: value, writable: true, enumerable: false, configurable: true });
    },
    defineRaw: define,
    has: uncurry({}.hasOwnProperty),
    isArray: window.Array.isArray,
    isError: window.Error.isError,
    toStringTag: toStringTag,
    // The engine's class of an object; reads Symbol.toStringTag, which callers must know to be harmless.
    classOf: function (value) {
      return slice(toText(value), 8, -1);
    },
    functionText: uncurry(nothing.toString),
    symbolText: symbol && uncurry(symbol.prototype.toString),
    dateText: uncurry(new window.Date().toString),
    slice: slice,
    indexOf: uncurry(''.indexOf),
    exec: uncurry(/x/.exec),
    map: iteration('Map'),
    set: iteration('Set'),
    typedArray: window.Uint8Array && getterOf(object.getPrototypeOf(window.Uint8Array.prototype), toStringTag),
    typedLength: window.Uint8Array && getterOf(object.getPrototypeOf(window.Uint8Array.prototype), 'length'),
    errorStack: getterOf(new window.Error(), 'stack'),
    Error: window.Error,
    Function: window.Function,
    eval: window.eval,
    WeakMap: window.WeakMap,
    weakGet: method('WeakMap', 'get'),
    weakSet: method('WeakMap', 'set'),
    Proxy: window.Proxy,
    quote: window.JSON.stringify,
    parse: window.JSON.parse,
    now: window.Date.now,
    clock: window.performance && window.performance.now ? bind.call(window.performance.now, window.performance) : window.Date.now,
    parseInt: window.parseInt,
    parseFloat: window.parseFloat,
    listen: uncurry(window.addEventListener),
    resolve: window.Promise && bind.call(window.Promise.resolve, window.Promise),
    then: method('Promise', 'then')
  };
}
