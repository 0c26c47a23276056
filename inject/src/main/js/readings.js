/**
 * The rows of the trace format against the browser's sensor events: how the one is read off the other and back. Values
 * are neither rounded nor repaired, and a group that is missing stays apart from a group of nulls.
 */
function createReadings() {
  var XYZ = ['x', 'y', 'z'];
  var ANGLES = ['alpha', 'beta', 'gamma'];
  var ORIENTATION = ANGLES.concat('absolute');

  // By stream: type and class of the event; its fields as they follow each other in a row; the members of each field.
  var kinds = {
    m: {
      type: 'devicemotion',
      name: 'DeviceMotionEvent',
      fields: ['acceleration', 'accelerationIncludingGravity', 'rotationRate', 'interval'],
      members: [XYZ, XYZ, ANGLES]
    },
    o: { type: 'deviceorientation', name: 'DeviceOrientationEvent', fields: ORIENTATION, members: [] },
    a: { type: 'deviceorientationabsolute', name: 'DeviceOrientationEvent', fields: ORIENTATION, members: [] }
  };

  function kind(stream) {
    return typeof stream === 'string' && stream.length === 1 ? kinds[stream] : undefined;
  }

  function row(stream, event) {
    var result = [stream, event.timeStamp];
    var fields = kinds[stream].fields;
    // The stream `a` says by its name that it is absolute.
    for (var i = 0; i < (stream === 'a' ? 3 : 4); i++) {
      result[i + 2] = triple(event[fields[i]], kinds[stream].members[i]);
    }
    return result;
  }

  function triple(value, members) {
    return value && members ? [value[members[0]], value[members[1]], value[members[2]]] : value;
  }

  /** What an event of this row has to say, in the order of its fields. */
  function values(row) {
    var members = kinds[row[0]].members;
    return [
      group(row[2], members[0]),
      group(row[3], members[1]),
      group(row[4], members[2]),
      row[0] === 'm' ? present(row[5]) : row[0] === 'a' || !!row[5]
    ];
  }

  function group(value, members) {
    if (!value || !members) {
      return present(value);
    }
    var result = {};
    for (var i = 0; i < 3; i++) {
      result[members[i]] = present(value[i]);
    }
    return result;
  }

  function present(value) {
    return value === undefined ? null : value;
  }

  /** Whether the browser had nothing to say: without the hardware it sends one event of nulls. */
  function isEmpty(row) {
    return !/\d/.test([row[2], row[3], row[4]].join());
  }

  return { kind: kind, row: row, values: values, isEmpty: isEmpty };
}
