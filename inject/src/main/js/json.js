/**
 * JSON for plain data of our own making. `JSON.stringify` would call a `toJSON` that the page put on a prototype and lose
 * the sign of -0.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 */
function createJson(intrinsics) {
  function list(items) {
    var text = '';
    for (var i = 0; i < items.length; i++) {
      text += (i ? ',' : '') + (stringify(items[i]) || 'null');
    }
    return '[' + text + ']';
  }

  function members(data) {
    var text = '';
    var keys = intrinsics.keys(data);
    for (var i = 0; i < keys.length; i++) {
      var member = stringify(data[keys[i]]);
      if (member) {
        text += (text && ',') + intrinsics.quote(keys[i]) + ':' + member;
      }
    }
    return '{' + text + '}';
  }

  /** The text of data; undefined for undefined. */
  function stringify(data) {
    switch (typeof data) {
      case 'string':
        return intrinsics.quote(data);
      case 'number':
        return data - data !== 0 ? 'null' : data || 1 / data > 0 ? '' + data : '-0';
      case 'object':
        return !data ? 'null' : intrinsics.isArray(data) ? list(data) : members(data);
      case 'boolean':
        return '' + data;
    }
  }

  return { stringify: stringify };
}
