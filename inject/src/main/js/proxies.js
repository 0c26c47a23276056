/**
 * Whether an object is a Proxy, asked of the engine without touching it: V8's structured stack of a function that was called
 * with the object as its `this` names its class. Other engines, and a page that has fixed how stacks are written, do not tell;
 * there no object counts as one.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @return {function(Object): boolean} true also for an object of a class that calls itself Proxy
 */
function createProxies(intrinsics) {
  var Failure = intrinsics.Error;

  function nameClass(error, sites) {
    return sites[0] && sites[0].getTypeName();
  }

  function stack() {
    return new Failure().stack;
  }

  /** Sets a property of Error's for a moment; returns what puts the page's own back. */
  function lend(key, value) {
    var found = intrinsics.descriptor(Failure, key);
    intrinsics.define(Failure, key, value);
    return function () {
      if (found) {
        intrinsics.defineRaw(Failure, key, found);
      } else {
        delete Failure[key];
      }
    };
  }

  return function (object) {
    var back = [];
    var name;
    try {
      back[0] = lend('prepareStackTrace', nameClass);
      back[1] = lend('stackTraceLimit', 1);
      name = intrinsics.apply(stack, object, []);
    } catch (fixed) {
      // By the page, which then keeps its secret.
    }
    intrinsics.each(back, function (restore) {
      restore();
    });
    return name === 'Proxy';
  };
}
