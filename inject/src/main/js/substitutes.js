/**
 * Properties put in the place of the page's until it is all over; then what was there before is back, unless the page has
 * put its own there since.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 */
function createSubstitutes(intrinsics) {
  var ends = [];

  /**
   * @param {Object} holder
   * @param {string} name
   * @param {string} key the member of the descriptor by which the page's own is told from ours
   * @param {Object} made descriptor; enumerable as it was before
   * @param {function(): Object=} finish called when it is over; the descriptor that it returns, or none, takes the place of
   *     what was there before
   */
  function put(holder, name, key, made, finish) {
    var before = intrinsics.descriptor(holder, name);
    made.configurable = true;
    made.enumerable = !!before && before.enumerable;
    try {
      intrinsics.defineRaw(holder, name, made);
    } catch (fixed) {
      return; // by the page: there it stays as it is
    }
    ends[ends.length] = function () {
      var now = intrinsics.descriptor(holder, name);
      before = finish ? finish() : before;
      if (!now || now[key] !== made[key]) {
        return;
      }
      if (before) {
        intrinsics.defineRaw(holder, name, before);
      } else {
        delete holder[name];
      }
    };
  }

  function restore() {
    var all = ends;
    ends = [];
    for (var i = all.length - 1; i >= 0; i--) {
      all[i]();
    }
  }

  return { put: put, restore: restore };
}
