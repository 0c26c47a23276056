/**
 * How motion is told in angles, quaternions and matrices: DeviceOrientation 4.1 and its worked examples, Orientation Sensor
 * 4.1. Quaternions are [x, y, z, w], angles [alpha, beta, gamma] in degrees, lists of plain numbers.
 *
 * @param {Math} math
 */
function createGeometry(math) {
  var PI = math.PI;
  var sin = math.sin;
  var cos = math.cos;
  var atan2 = math.atan2;
  var asin = math.asin;
  var RADIAN = PI / 180;
  var HALF = math.sqrt(0.5);
  // Half the turn back, as sine and cosine, by the screen's angle.
  var TURNS = { 90: [-HALF, HALF], 180: [-1, 0], 270: [-HALF, -HALF] };

  function quaternion(angles) {
    var x = (angles[1] * RADIAN) / 2;
    var y = (angles[2] * RADIAN) / 2;
    var z = (angles[0] * RADIAN) / 2;
    var sx = sin(x);
    var cx = cos(x);
    var sy = sin(y);
    var cy = cos(y);
    var sz = sin(z);
    var cz = cos(z);
    return [
      sx * cy * cz - cx * sy * sz,
      cx * sy * cz + sx * cy * sz,
      cx * cy * sz + sx * sy * cz,
      cx * cy * cz - sx * sy * sz
    ];
  }

  /** The rotation of a quaternion: the 16 numbers that populateMatrix fills in. */
  function matrix(q) {
    var x = q[0];
    var y = q[1];
    var z = q[2];
    var w = q[3];
    return [
      1 - 2 * (y * y + z * z),
      2 * (x * y - z * w),
      2 * (x * z + y * w),
      0,
      2 * (x * y + z * w),
      1 - 2 * (x * x + z * z),
      2 * (y * z - x * w),
      0,
      2 * (x * z - y * w),
      2 * (y * z + x * w),
      1 - 2 * (x * x + y * y),
      0,
      0,
      0,
      0,
      1
    ];
  }

  /** The angles of a quaternion: from 0, -180 and -90 on, and less than 360, 180 and 90. */
  function angles(q) {
    var m = matrix(q);
    var up = m[10];
    var side = m[8];
    var alpha;
    var beta = asin(m[9] > 1 ? 1 : m[9] < -1 ? -1 : m[9]);
    var gamma;
    if (up === 0 && side === 0) {
      // Upright: alpha and gamma turn about the same axis, and alpha has it all.
      alpha = atan2(m[4], m[0]);
      gamma = 0;
    } else if (up > 0 || (up === 0 && side > 0)) {
      alpha = atan2(-m[1], m[5]);
      gamma = up > 0 ? atan2(-side, up) : -PI / 2;
    } else {
      // The screen looks down.
      alpha = atan2(m[1], -m[5]);
      beta = beta > 0 ? PI - beta : -PI - beta;
      gamma = up < 0 ? atan2(side, -up) : -PI / 2;
    }
    beta = beta >= PI ? beta - 2 * PI : beta;
    alpha = (alpha < 0 ? alpha + 2 * PI : alpha) / RADIAN;
    return [alpha < 360 ? alpha : 0, beta / RADIAN, gamma / RADIAN];
  }

  /** What a device says, in the coordinates of its screen, which is turned by `angle` degrees. */
  function onScreen(values, angle) {
    var turn = TURNS[angle];
    if (!turn || values.length < 3) {
      return values;
    }
    var s = turn[0];
    var c = turn[1];
    if (values.length === 4) {
      return [
        c * values[0] + s * values[1],
        c * values[1] - s * values[0],
        c * values[2] + s * values[3],
        c * values[3] - s * values[2]
      ];
    }
    var whole = { 90: [1, 0], 180: [0, -1], 270: [-1, 0] }[angle];
    var turned = [];
    // Some have a second triple: the biases.
    for (var i = 0; i < values.length; i += 3) {
      turned[i] = values[i] * whole[1] + values[i + 1] * whole[0];
      turned[i + 1] = values[i + 1] * whole[1] - values[i] * whole[0];
      turned[i + 2] = values[i + 2];
    }
    return turned;
  }

  function isFull(group) {
    return !!group && typeof group[0] == 'number' && typeof group[1] == 'number' && typeof group[2] == 'number';
  }

  function scaled(group, factor) {
    return [group[0] * factor, group[1] * factor, group[2] * factor];
  }

  /** What the Generic Sensor classes would have said at a row of an event: values by class. */
  function derived(row) {
    var said = {};
    if (row[0] === 'm') {
      var acceleration = isFull(row[2]) && row[2];
      var whole = isFull(row[3]) && row[3];
      if (whole) {
        said.Accelerometer = whole;
      }
      if (acceleration) {
        said.LinearAccelerationSensor = acceleration;
      }
      if (whole && acceleration) {
        said.GravitySensor = [whole[0] - acceleration[0], whole[1] - acceleration[1], whole[2] - acceleration[2]];
      }
      if (isFull(row[4])) {
        said.Gyroscope = scaled(row[4], RADIAN);
      }
    } else {
      var turned = [row[2], row[3], row[4]];
      if (isFull(turned)) {
        if (row[0] === 'a' || row[5] === true) {
          said.AbsoluteOrientationSensor = quaternion(turned);
        }
        if (row[0] === 'o') {
          said.RelativeOrientationSensor = quaternion(turned);
        }
      }
    }
    return said;
  }

  return {
    matrix: matrix,
    angles: angles,
    quaternion: quaternion,
    onScreen: onScreen,
    derived: derived,
    degrees: function (radians) {
      return scaled(radians, 1 / RADIAN);
    }
  };
}
