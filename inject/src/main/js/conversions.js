/**
 * What a value is as a string, where no code of the page runs for the answer: the browser has run it once, and it may count
 * its calls.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createCallSites>} callSites
 * @param {ReturnType<createWalk>} walk
 */
function createConversions(intrinsics, callSites, walk) {
  var ELEMENTS = 1000; // of an array
  var DEPTH = 10;
  var toText = intrinsics.toTexts;
  // Those that look at nothing but the object's own inside.
  var plain = [toText.Function, toText.Date, toText.Number, toText.Boolean, toText.String, toText.BigInt, toText.URL];

  /** Returns undefined where only the page could tell; throws nothing but what a full stack does. */
  function text(value, depth) {
    if (!callSites.isObject(value)) {
      return typeof value == 'symbol' ? undefined : '' + value;
    }
    if (callSites.isProxy(value, callSites.nameOf(value))) {
      return;
    }
    var convert = walk.dataOf(value, 'toString');
    var toPrimitive = intrinsics.toPrimitive && walk.dataOf(value, intrinsics.toPrimitive, null);
    if (typeof convert != 'function' || (toPrimitive !== null && convert !== toText.Date)) {
      return;
    }
    if (convert === toText.Object) {
      return walk.isHarmless(value, intrinsics.toStringTag) ? intrinsics.apply(convert, value, []) : undefined;
    }
    if (convert === toText.Array) {
      return elements(value, depth + 1);
    }
    if (convert === toText.Error) {
      return error(walk.read(value, 'name'), walk.read(value, 'message'));
    }
    for (var i = 0; i < plain.length; i++) {
      if (convert === plain[i]) {
        return intrinsics.apply(convert, value, []);
      }
    }
  }

  function error(name, message) {
    return typeof name != 'string' || typeof message != 'string' ? undefined : name + (name && message && ': ') + message;
  }

  function elements(list, depth) {
    var join = walk.dataOf(list, 'join');
    var length = walk.read(list, 'length');
    if ((join !== toText.join && join !== toText.typedJoin) || depth > DEPTH || !(length <= ELEMENTS)) {
      return;
    }
    var joined = '';
    for (var i = 0; i < length; i++) {
      var element = walk.dataOf(list, '' + i, null);
      var part = element === undefined ? (walk.isHarmless(list, '' + i) ? '' : undefined) : element === null ? '' : text(element, depth);
      if (part === undefined) {
        return;
      }
      joined += (i ? ',' : '') + part;
    }
    return joined;
  }

  return function (value) {
    return text(value, 0);
  };
}
