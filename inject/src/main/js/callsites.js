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
  var list;
  var at;
  var end;
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
    while (++at < end) {
      if (isObject(list[at])) {
        return apply(step, list[at], none);
      }
    }
    return new Failure();
  }

  // Whether the page lets us have a stack in pieces; its own way to write stacks is put back afterwards, and is not run.
  function isOpen() {
    var found = intrinsics.descriptor(Failure, 'prepareStackTrace');
    if (!found) {
      // Left there: to remove it each time costs as much as all the rest.
      intrinsics.defineRaw(Failure, 'prepareStackTrace', { value: undefined, writable: true, configurable: true });
    }
    return !found || found.writable;
  }

  /**
   * Makes an error whose stack has `frames` frames of the callers, and looks at the objects from `from` to `to` in `values`.
   * Returns {error, sites: or null, own: how many of these are ours, names: of the objects' classes, by index}.
   */
  function look(values, from, to, frames) {
    var limit = Failure.stackTraceLimit;
    var isAble = isV8 && isOpen();
    var pages = isAble && Failure.prepareStackTrace;
    var place = { error: null, sites: null, own: 2, names: none };
    list = values;
    at = from - 1;
    end = isAble ? to : from;
    sites = null;
    try {
      // Where there is no limit, an assignment would leave a name behind.
      if (limit >= 0) {
        Failure.stackTraceLimit = frames + 2 + end - from;
      }
      if (isAble) {
        Failure.prepareStackTrace = keep;
      }
      place.error = step();
      // Read at once by V8 in its own way, later by whoever wants it in the page's.
      place.sites = isAble && place.error.stack === sites ? sites : null;
    } finally {
      if (limit >= 0) {
        Failure.stackTraceLimit = limit;
      }
      if (isAble) {
        Failure.prepareStackTrace = pages;
      }
      list = sites = null;
    }
    if (place.sites && typeName) {
      name(place, values, from, to);
    }
    return place;
  }

  // The innermost call had the last object.
  function name(place, values, from, to) {
    var depth = 0;
    place.names = [];
    for (var i = to - 1; i >= from; i--) {
      if (isObject(values[i]) && place.sites[depth]) {
        place.names[i] = apply(typeName, place.sites[depth++], none);
      }
    }
    place.own += depth;
  }

  function nameOf(value) {
    return isV8 && isObject(value) ? look([value], 0, 1, 0).names[0] : undefined;
  }

  /** What `look` says of the classes alone; undefined for what is no object. */
  function namesOf(values) {
    var names = [];
    for (var from = 0; isV8 && from < values.length; from += CHAIN) {
      var to = from + CHAIN < values.length ? from + CHAIN : values.length;
      var found = look(values, from, to, 0).names;
      for (var i = from; i < to; i++) {
        names[i] = found[i];
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

  // V8 alone begins a stack with the error's name.
  isV8 = Failure.stackTraceLimit >= 0 && !!intrinsics.exec(/^Error/, new Failure().stack || '');
  var first = look(none, 0, 0, 1).sites;
  isV8 = !!first;
  typeName = first && first[0].getTypeName;
  siteText = first && first[0].toString;

  return { look: look, nameOf: nameOf, namesOf: namesOf, isObject: isObject, isProxy: isProxy, isProxyFor: isProxyFor, targetOf: targetOf, textOf: textOf };
}
