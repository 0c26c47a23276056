/**
 * Looks at properties without running code of the page: descriptors are read, no getter is called unless it is the
 * engine's own.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createCallSites>} callSites
 */
function createWalk(intrinsics, callSites) {
  var descriptor = intrinsics.descriptor;
  var plain = intrinsics.prototypeOf({});
  // The longest list whose names are asked for: the engine makes all of them at once.
  var LONG = 1000;
  // No engine keeps longer arrays than this as one piece of memory, so they are sparse and have few names.
  var SPARSE = 33554432;

  /** The value of an own data property; undefined for an accessor. */
  function ownData(object, key) {
    var found = descriptor(object, key);
    return found && found.value;
  }

  /**
   * Reads through a getter of the engine: `{value}`, or undefined for a getter of the page and for one that throws. A bound
   * function or a Proxy of the page's shows as native, but without a name of its own.
   */
  function readNative(object, found, key) {
    try {
      var text = key != '__proto__' && typeof found.get == 'function' && intrinsics.functionText(found.get);
      if (!text || text.length > 150 || !intrinsics.exec(/\[native code\]\s*\}$/, text)) {
        return;
      }
      if (intrinsics.exec(/^function (?!bound )[^\s(]/, text)) {
        return { value: intrinsics.apply(found.get, object, []) };
      }
      // V8's getter of an error's stack has no name: read by our own copy, which works on any realm's errors. The first read
      // makes the text, with name and message: not if those would run code of the page.
      return key == 'stack' && intrinsics.errorStack && isHarmless(object, 'name') && isHarmless(object, 'message')
        ? { value: intrinsics.errorStack(object) }
        : undefined;
    } catch (e) {
      // A getter that refuses this object shows as a getter.
    }
  }

  /** The prototype of what is no Proxy, or null; undefined for a Proxy, which nothing looks through. */
  function prototypeOf(object) {
    var prototype = intrinsics.prototypeOf(object);
    return prototype === null || prototype === plain || !callSites.isProxyFor(prototype) ? prototype : undefined;
  }

  function lookUp(object, key) {
    for (var depth = 0; object && depth < 100; depth++) {
      var found = descriptor(object, key);
      if (found) {
        return found;
      }
      object = prototypeOf(object);
    }
    // What a Proxy would say only its traps know: as good as a getter of the page.
    return object === undefined ? { get: prototypeOf } : undefined;
  }

  function isHarmless(object, key) {
    var found = lookUp(object, key);
    return !found || !found.get || readNative(object, found, key);
  }

  /** The value of an own or inherited data property, `missing` where there is none, undefined for an accessor. */
  function dataOf(object, key, missing) {
    var found = lookUp(object, key);
    return found ? found.value : missing;
  }

  /** What reading object[key] gives where no code of the page runs for it; else undefined. */
  function read(object, key) {
    var found = lookUp(object, key);
    return found && (found.get ? readNative(object, found, key) || found : found).value;
  }

  function isIndex(key) {
    return typeof key == 'string' && key.length < 11 && intrinsics.exec(/^(0|[1-9]\d*)$/, key) !== null && +key < 4294967295;
  }

  function nameOf(key) {
    return typeof key == 'symbol' ? intrinsics.symbolText(key) : key;
  }

  // A list that is mostly holes at its start: its names are few, or few enough.
  function isSparse(list, size) {
    var full = 0;
    for (var i = 0; i < 100; i++) {
      full += descriptor(list, '' + i) ? 1 : 0;
    }
    return size >= SPARSE || (full < 10 && size < 20 * LONG);
  }

  // The elements of a long list by counting: its names would be too many.
  function eachElement(list, visit) {
    for (var i = 0; i < LONG; i++) {
      var found = descriptor(list, '' + i);
      if (found && visit('' + i, found, true) === false) {
        return;
      }
    }
    visit('', null);
  }

  /**
   * Calls visit(key, descriptor, isIndex) for own properties in V8's order, enumerable strings first, until it returns false. A
   * null descriptor says that there is more which was not looked at.
   */
  function eachOwn(object, size, visit) {
    if (size > LONG && !isSparse(object, size)) {
      eachElement(object, visit);
      return;
    }
    var names = intrinsics.names(object);
    var hidden = [];
    for (var i = 0; i < names.length; i++) {
      var found = descriptor(object, names[i]);
      if (found && !found.enumerable) {
        hidden[hidden.length] = names[i];
      } else if (found && visit(names[i], found, isIndex(names[i])) === false) {
        return;
      }
    }
    var symbols = intrinsics.symbols ? intrinsics.symbols(object) : [];
    for (i = 0; i < hidden.length + symbols.length; i++) {
      var key = i < hidden.length ? hidden[i] : symbols[i - hidden.length];
      found = descriptor(object, key);
      if (found && visit(key, found, isIndex(key)) === false) {
        return;
      }
    }
  }

  return { ownData: ownData, prototypeOf: prototypeOf, isHarmless: isHarmless, dataOf: dataOf, read: read, readNative: readNative, nameOf: nameOf, eachOwn: eachOwn };
}
