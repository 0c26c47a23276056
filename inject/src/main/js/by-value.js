/**
 * A value as plain data by V8's rules for `returnByValue`: the own enumerable members, at most 1,000 deep, no more than 256 KiB.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 */
function createByValue(intrinsics) {
  var DEEPEST = 1000;
  var BYTES = 262144;
  var left;

  function refuse(message) {
    throw { kite: message };
  }

  function charge(size) {
    left -= size;
    if (left < 0) {
      refuse('The value is longer than 256 KiB: ask for a part of it.');
    }
  }

  function list(items, depth) {
    var copy = [];
    for (var i = 0; i < items.length; i++) {
      var item = plain(items[i], depth);
      intrinsics.define(copy, i, item === undefined ? null : item);
    }
    return copy;
  }

  function members(object, depth) {
    var copy = {};
    var names = intrinsics.keys(object);
    for (var i = 0; i < names.length; i++) {
      charge(names[i].length + 4);
      var member = plain(object[names[i]], depth);
      if (member !== undefined) {
        intrinsics.defineRaw(copy, names[i], { value: member, enumerable: true });
      }
    }
    return copy;
  }

  function plain(value, depth) {
    var type = typeof value;
    charge(type == 'string' ? value.length + 3 : 5);
    if (type == 'symbol' || type == 'bigint') {
      refuse("Object couldn't be returned by value");
    }
    if (value === null || (type != 'object' && type != 'function')) {
      return type == 'number' && (value === 0 || value - value !== 0) ? (value === 0 ? 0 : null) : value;
    }
    if (depth == DEEPEST) {
      refuse('Object reference chain is too long');
    }
    return intrinsics.isArray(value) ? list(value, depth + 1) : members(value, depth + 1);
  }

  /** `{value}`, or `{error}` of a reply. */
  return function (value) {
    left = BYTES;
    try {
      return { value: plain(value, 0) };
    } catch (e) {
      var message = e && e.kite;
      return { error: message ? { code: -32000, message: message } : { code: -32603, message: 'Internal error' } };
    }
  };
}
