/**
 * Emulation.setSensorOverride*: single sensors of the device are replaced by what a browser's own tools say. Generic Sensor
 * classes hear each reading once, and the events of motion and orientation are made of the latest ones, 60 a second, as
 * Chromium makes them of a phone's.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param emulation what createEmulation returns
 */
function createSensorOverride(intrinsics, timers, window, emulation) {
  var MOST = 60; // Hz that browsers give
  var FRAME = 1000 / MOST; // ms
  var XYZ = ['x', 'y', 'z'];
  var TURNED = ['x', 'y', 'z', 'w'];
  // Class, member of a reading, and its members.
  var KINDS = {
    accelerometer: ['Accelerometer', 'xyz', XYZ],
    'linear-acceleration': ['LinearAccelerationSensor', 'xyz', XYZ],
    gravity: ['GravitySensor', 'xyz', XYZ],
    gyroscope: ['Gyroscope', 'xyz', XYZ],
    magnetometer: ['Magnetometer', 'xyz', XYZ],
    'absolute-orientation': ['AbsoluteOrientationSensor', 'quaternion', TURNED],
    'relative-orientation': ['RelativeOrientationSensor', 'quaternion', TURNED],
    'ambient-light': ['AmbientLightSensor', 'single', ['value']]
  };
  var geometry = createGeometry(window.Math);
  var overridden = {}; // values or null by type
  var limits = {}; // by type, the least and the most that the sensor can do, Hz
  var count = 0;
  var timer;

  function refuse(reply, message) {
    reply(null, { code: -32602, message: message });
  }

  function listed(names) {
    return intrinsics.apply(intrinsics.toTexts.join, names, [', ']);
  }

  /** The kind that the parameters name, or null after a refusal. */
  function kindOf(params, reply) {
    if (typeof params.type == 'string' && intrinsics.has(KINDS, params.type)) {
      return KINDS[params.type];
    }
    refuse(reply, 'type: expected one of ' + listed(intrinsics.keys(KINDS)) + '.');
    return null;
  }

  function isOn(type) {
    return intrinsics.has(overridden, type);
  }

  function enable(params, reply) {
    var kind = kindOf(params, reply);
    if (!kind) {
      return;
    }
    if (typeof params.enabled != 'boolean') {
      refuse(reply, 'enabled: expected true or false.');
    } else if (params.enabled && isOn(params.type)) {
      refuse(reply, 'type: ' + params.type + ' is overridden already.');
    } else {
      if (params.enabled) {
        begin(params.type, kind[0], params.metadata || {});
      } else if (isOn(params.type)) {
        end(params.type, kind[0]);
      }
      reply({});
    }
  }

  function begin(type, name, metadata) {
    overridden[type] = null;
    limits[type] = [metadata.minimumFrequency || 0, window.Math.min(metadata.maximumFrequency || MOST, MOST)];
    if (!count++) {
      emulation.suppress();
      beat();
    }
    if (metadata.available === false) {
      emulation.sensors.miss(name);
    } else {
      emulation.fires(['g', 0, name, []]);
    }
  }

  function end(type, name) {
    delete overridden[type];
    emulation.sensors.miss(name);
    if (!--count) {
      timers.cancel(timer);
      emulation.release();
    }
  }

  function set(params, reply) {
    var kind = kindOf(params, reply);
    if (!kind) {
      return;
    }
    var given = (params.reading || {})[kind[1]];
    var values = [];
    for (var i = 0; given && i < kind[2].length; i++) {
      values[i] = given[kind[2][i]];
      given = typeof values[i] == 'number' && given;
    }
    if (!given) {
      refuse(reply, 'reading: expected ' + kind[1] + ' with the numbers ' + listed(kind[2]) + '.');
    } else if (!isOn(params.type)) {
      reply(null, { code: -32000, message: params.type + ' is not overridden: enable that first.' });
    } else {
      overridden[params.type] = values;
      emulation.fire(['g', timers.now(), kind[0], values]);
      reply({});
    }
  }

  function latest(type) {
    return (isOn(type) && overridden[type]) || null;
  }

  function beat() {
    var now = timers.now();
    var all = latest('accelerometer');
    var moved = latest('linear-acceleration');
    var turned = latest('gyroscope');
    var relative = latest('relative-orientation');
    var absolute = latest('absolute-orientation');
    timer = timers.after(FRAME, beat);
    if (all || moved || turned) {
      emulation.fireEvent(['m', now, moved, all, turned && geometry.degrees(turned), 16]);
    }
    if (relative || absolute) {
      var angles = geometry.angles(relative || absolute);
      emulation.fireEvent(['o', now, angles[0], angles[1], angles[2], !relative]);
    }
    if (absolute) {
      var north = geometry.angles(absolute);
      emulation.fireEvent(['a', now, north[0], north[1], north[2]]);
    }
  }

  function tell(params, reply) {
    var kind = kindOf(params, reply);
    if (kind && !isOn(params.type)) {
      reply(null, { code: -32000, message: params.type + ' is not overridden: enable that first.' });
    } else if (kind) {
      reply({ requestedSamplingFrequency: emulation.sensors.frequency(kind[0], limits[params.type][0], limits[params.type][1]) });
    }
  }

  return { enable: enable, set: set, tell: tell };
}
