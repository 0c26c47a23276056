/**
 * Asks the engine what objects are without touching them. A function is called with each object as its `this`, and V8's
 * structured stack names the classes of those: `Proxy` for a Proxy, whose traps are not run. The same stack is the place
 * of the call that is looked at. Other engines tell nothing here, and a page that has fixed its
 * `Error.prepareStackTrace` neither.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 */
function createCallSites(intrinsics) {
  var CHAIN = 100; // objects in one stack
  var Failure = intrinsics.Error;
  var apply = intrinsics.apply;
  var none = [];
  // Prototypes and constructors that were found to be Proxies or not: the same ones come again and again.
  var known = intrinsics.WeakMap && new intrinsics.WeakMap();
  var objects;
  var at;
  var sites;
  var isV8;
  var typeName;
  var siteText;

  function keep(error, structured) {
    return (sites = structured);
  }

  function isObject(value) {
    var type = typeof value;
    // document.all says it is undefined.
    return type == 'object' ? value !== null : type == 'function' || (type == 'undefined' && value !== undefined);
  }

  function step() {
    return ++at < objects.length ? apply(step, objects[at], none) : new Failure();
  }

  // Whether the page lets us have a stack in pieces; its own way to write stacks is put back afterwards, and is not run.
  function isOpen() {
    var found = intrinsics.descriptor(Failure, 'prepareStackTrace');
    try {
      if (!found) {
        // Left there: to remove it each time costs as much as all the rest.
        intrinsics.defineRaw(Failure, 'prepareStackTrace', { value: undefined, writable: true, configurable: true });
      }
      return !found || found.writable;
    } catch (sealed) {
      return false;
    }
  }

  /**
   * Makes an error whose stack has `frames` frames of the callers, and looks at the objects among the first CHAIN of
   * `values` from `from` on. Returns {error, sites: or null, own: how many of these are ours, names: of the objects'
   * classes, by index}.
   */
  function look(values, from, frames) {
    var place = { error: null, sites: null, own: 1, names: [] };
    var indices = [];
    var limit = Failure.stackTraceLimit;
    objects = [];
    for (var i = from; isV8 && i < values.length && i < from + CHAIN; i++) {
      if (isObject(values[i])) {
        indices[objects.length] = i;
        objects[objects.length] = values[i];
      }
    }
    // Without objects V8 need not write the stack now, but not in the page's way either.
    var isAble = isV8 && isOpen() && (objects.length || !typeName || typeof Failure.prepareStackTrace == 'function');
    var pages = isAble && Failure.prepareStackTrace;
    at = 0;
    try {
      // Where there is no limit, an assignment would leave a name behind.
      if (limit >= 0) {
        Failure.stackTraceLimit = frames + 1 + objects.length;
      }
      if (isAble) {
        Failure.prepareStackTrace = keep;
      }
      place.error = isAble && objects.length ? apply(step, objects[0], none) : new Failure();
      place.sites = isAble && place.error.stack === sites ? sites : null;
    } finally {
      if (limit >= 0) {
        Failure.stackTraceLimit = limit;
      }
      if (isAble) {
        Failure.prepareStackTrace = pages;
      }
    }
    // The innermost call had the last object.
    for (var depth = objects.length; place.sites && depth-- && typeName; ) {
      var site = place.sites[place.own++ - 1];
      place.names[indices[depth]] = site && apply(typeName, site, none);
    }
    objects = sites = null;
    return place;
  }

  function nameOf(value) {
    return isV8 && isObject(value) ? look([value], 0, 0).names[0] : undefined;
  }

  /** What `look` says of the classes alone; undefined for what is no object. */
  function namesOf(values) {
    var names = [];
    for (var i = 0; isV8 && i < values.length; i++) {
      if (isObject(values[i])) {
        var found = look(values, i, 0).names;
        for (var end = i + CHAIN; i < end && i < values.length; i++) {
          names[i] = found[i];
        }
        i--;
      }
    }
    return names;
  }

  /** Whether an object that the engine calls a `Proxy` is one, or of a class with that name. */
  function isProxy(object, name) {
    if (name != 'Proxy') {
      return false;
    }
    // A name is inherited, being a Proxy is not.
    return typeof object == 'function'
      ? intrinsics.functionText(object) == 'function () { [native code] }'
      : nameOf(intrinsics.create(object)) != name;
  }

  /** The same for a prototype or a constructor. */
  function isProxyFor(object) {
    var answer = known && intrinsics.weakGet(known, object);
    if (answer === undefined) {
      answer = isProxy(object, nameOf(object));
      known && intrinsics.weakSet(known, object, answer);
    }
    return answer;
  }

  /** The class of what a Proxy stands for, which V8 names in its complaint; empty for a revoked one. */
  function targetOf(proxy) {
    if (typeof proxy == 'function') {
      return 'Function';
    }
    try {
      if (intrinsics.isArray(proxy)) {
        return 'Array';
      }
      intrinsics.mapGet(proxy);
    } catch (complaint) {
      var found = intrinsics.exec(/receiver (null$)?(?:#<|\[object )?([\w$ ]*)/, complaint.message);
      return found && !found[1] ? found[2] : '';
    }
  }

  /** The frames as V8 writes them, or undefined when it gave none in pieces. */
  function textOf(place) {
    var text;
    for (var i = place.own; place.sites && i < place.sites.length; i++) {
      text = (text ? text + '\n' : '') + '    at ' + apply(siteText, place.sites[i], none);
    }
    return text;
  }

  // V8 alone gives its stacks in pieces; no trace of the question stays elsewhere.
  var isNew = !intrinsics.has(Failure, 'prepareStackTrace');
  isV8 = Failure.stackTraceLimit >= 0 && !!Failure.captureStackTrace;
  var first = look(none, 0, 1).sites;
  if (!first && isNew) {
    delete Failure.prepareStackTrace;
  }
  isV8 = !!first;
  typeName = first && first[0].getTypeName;
  siteText = first && first[0].toString;

  return {
    isAble: isV8,
    look: look,
    nameOf: nameOf,
    namesOf: namesOf,
    isObject: isObject,
    isProxy: isProxy,
    isProxyFor: isProxyFor,
    targetOf: targetOf,
    textOf: textOf
  };
}
