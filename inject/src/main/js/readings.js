/**
 * The rows of the trace format against the browser's sensor events: how the one is read off the other and back. Values
 * are neither rounded nor repaired, and a group that is missing stays apart from a group of nulls.
 */
function createReadings() {
  var XYZ = ['x', 'y', 'z'];
  var ANGLES = ['alpha', 'beta', 'gamma'];

  // The event's class, its fields in the order of a row, and the members of those that are groups.
  function kind(type, name, fields, members) {
    return { type: type, name: name, fields: fields, members: members };
  }

  var turned = ['alpha', 'beta', 'gamma', 'absolute'];
  var kinds = {
    m: kind(
      'devicemotion',
      'DeviceMotionEvent',
      ['acceleration', 'accelerationIncludingGravity', 'rotationRate', 'interval'],
      [XYZ, XYZ, ANGLES]
    ),
    o: kind('deviceorientation', 'DeviceOrientationEvent', turned, []),
    a: kind('deviceorientationabsolute', 'DeviceOrientationEvent', turned, [])
  };

  function row(stream, event) {
    var kind = kinds[stream];
    var result = [stream, event.timeStamp];
    // The stream `a` says by its name that it is absolute.
    for (var i = 0; i < (stream === 'a' ? 3 : 4); i++) {
      var value = event[kind.fields[i]];
      var members = kind.members[i];
      result[i + 2] = value && members ? [value[members[0]], value[members[1]], value[members[2]]] : value;
    }
    return result;
  }

  /** What the i-th field of a row's event has to say. */
  function value(row, i) {
    var members = kinds[row[0]].members[i];
    var given = row[i + 2];
    if (given && members) {
      var group = {};
      for (var j = 0; j < 3; j++) {
        group[members[j]] = given[j];
      }
      return group;
    }
    return row[0] === 'a' && i > 2 ? true : given;
  }

  /** Whether the browser had nothing to say: without the hardware it sends one event of nulls. */
  function isEmpty(row) {
    for (var i = 2; i < 5; i++) {
      var part = row[i];
      if (isNumber(part) || (part && (isNumber(part[0]) || isNumber(part[1]) || isNumber(part[2])))) {
        return false;
      }
    }
    return true;
  }

  function isNumber(value) {
    return typeof value === 'number';
  }

  return { kinds: kinds, row: row, value: value, isEmpty: isEmpty };
}
