/**
 * The classes of the Generic Sensor API as pages see them: attributes, options and errors (Generic Sensor 7, Accelerometer 7,
 * Gyroscope 6, Orientation Sensor 6). What lies under them, a device or what stands for one, is given as `life`. A sensor's
 * record is {self, name, state, turn: changes when what was to come is void, frequency, isScreen, values, timestamp,
 * handlers, listeners}.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param natives what createNatives returns
 * @param targets what createEventTargets returns
 * @param geometry what createGeometry returns
 * @param {Window} window
 * @param life {start(record), stop(record)}
 * @return {{classes, concrete}} all by their names, and the names of those that pages can make
 */
function createSensorClasses(intrinsics, natives, targets, geometry, window, life) {
  var TypeError = intrinsics.TypeError;
  var parents = {};
  var classes = {};
  var concrete = {};
  var kinds = createSensorKinds();
  var denied = readSensorPolicy(intrinsics, window.document);
  var Matrix = window.DOMMatrix;
  var Float32 = window.Float32Array;
  var Float64 = window.Float64Array;

  function isA(name, ancestor) {
    return name === ancestor || (!!name && isA(parents[name], ancestor));
  }

  function recordOf(self, name) {
    var record = natives.slot(self);
    if (!record || !isA(record.name, name)) {
      throw new TypeError('Illegal invocation');
    }
    return record;
  }

  /** @param {boolean=} isSpatial whether it has a reference frame; undefined: nobody can make one */
  function add(name, parent, fields, isSpatial) {
    parents[name] = parent;
    var made = natives.createClass(name, 0, parent ? classes[parent] : targets.parent, function (args, prototype) {
      if (isSpatial === undefined) {
        throw new TypeError("Failed to construct '" + name + "': Illegal constructor");
      }
      return construct(name, isSpatial, args[0], prototype);
    });
    classes[name] = made;
    if (isSpatial !== undefined) {
      concrete[name] = true;
    }
    for (var i = 0; i < fields.length; i++) {
      addValue(made.prototype, name, fields[i], i);
    }
    return made.prototype;
  }

  function addValue(prototype, name, field, i) {
    natives.addAccessor(prototype, field, function (self) {
      var value = recordOf(self, name).values;
      value = value && value[i];
      return value === undefined ? null : value;
    });
  }

  function construct(name, isSpatial, options, prototype) {
    var kind = isSpatial ? 'SpatialSensorOptions' : 'SensorOptions';
    var failed = "Failed to construct '" + name + "': ";
    var record = {
      name: name,
      state: 'idle',
      turn: 0,
      frequency: 0,
      isScreen: false,
      values: null,
      timestamp: null,
      handlers: {},
      listeners: {}
    };
    if (options !== undefined && options !== null) {
      if (typeof options != 'object' && typeof options != 'function') {
        throw new TypeError(failed + "The provided value is not of type '" + kind + "'.");
      }
      readOptions(record, options, isSpatial, failed);
    }
    intrinsics.each(kinds[name][0], function (feature) {
      if (denied[feature]) {
        throw createException(intrinsics, failed + 'Access to sensor features is disallowed by permissions policy', 'SecurityError');
      }
    });
    record.self = targets.create(prototype);
    natives.keep(record.self, record);
    return record.self;
  }

  function readOptions(record, options, isSpatial, failed) {
    var frequency = options.frequency;
    if (frequency !== undefined) {
      frequency = +frequency;
      if (!(frequency > -Infinity && frequency < Infinity)) {
        throw new TypeError(
          failed + "Failed to read the 'frequency' property from 'SensorOptions': The provided double value is non-finite."
        );
      }
      record.frequency = frequency;
    }
    var frame = isSpatial ? options.referenceFrame : undefined;
    if (frame !== undefined) {
      frame = '' + frame;
      if (frame !== 'screen' && frame !== 'device') {
        throw new TypeError(
          failed +
            "Failed to read the 'referenceFrame' property from 'SpatialSensorOptions': The provided value '" +
            frame +
            "' is not a valid enum value of type LocalCoordinateSystem."
        );
      }
      record.isScreen = frame === 'screen';
    }
  }

  function addHandler(prototype, type) {
    natives.addAccessor(
      prototype,
      'on' + type,
      function (self) {
        return recordOf(self, 'Sensor').handlers[type] || null;
      },
      function (self, args) {
        var record = recordOf(self, 'Sensor');
        var handler = args[0];
        var isHandler = typeof handler == 'function' || (typeof handler == 'object' && handler !== null);
        if (isHandler && !intrinsics.has(record.handlers, type)) {
          targets.listen(self, type, function (event) {
            if (typeof record.handlers[type] == 'function') {
              intrinsics.apply(record.handlers[type], self, [event]);
            }
          });
        }
        if (isHandler || intrinsics.has(record.handlers, type)) {
          record.handlers[type] = isHandler ? handler : null;
        }
      }
    );
  }

  function addBase() {
    var prototype = add('Sensor', null, []);
    targets.complete(prototype);
    natives.addAccessor(prototype, 'activated', function (self) {
      return recordOf(self, 'Sensor').state === 'activated';
    });
    natives.addAccessor(prototype, 'hasReading', function (self) {
      return !!recordOf(self, 'Sensor').values;
    });
    natives.addAccessor(prototype, 'timestamp', function (self) {
      return recordOf(self, 'Sensor').timestamp;
    });
    intrinsics.each(['error', 'reading', 'activate'], function (type) {
      addHandler(prototype, type);
    });
    natives.addMethod(prototype, 'start', 0, function (self) {
      life.start(recordOf(self, 'Sensor'));
    });
    natives.addMethod(prototype, 'stop', 0, function (self) {
      life.stop(recordOf(self, 'Sensor'));
    });
  }

  function addOrientation() {
    var name = 'OrientationSensor';
    var prototype = add(name, 'Sensor', []);
    natives.addAccessor(prototype, 'quaternion', function (self) {
      var values = recordOf(self, name).values;
      return values && intrinsics.freeze([values[0], values[1], values[2], values[3]]);
    });
    natives.addMethod(prototype, 'populateMatrix', 1, function (self, args) {
      populate(recordOf(self, name).values, args);
    });
  }

  function populate(values, args) {
    var failed = "Failed to execute 'populateMatrix' on 'OrientationSensor': ";
    var target = args[0];
    var isMatrix = !!Matrix && target instanceof Matrix;
    if (!args.length) {
      throw new TypeError(failed + '1 argument required, but only 0 present.');
    }
    if (!isMatrix && !(Float32 && target instanceof Float32) && !(Float64 && target instanceof Float64)) {
      throw new TypeError(failed + "The provided value is not of type '(DOMMatrix or Float32Array or Float64Array)'.");
    }
    if (!isMatrix && intrinsics.classOf(target.buffer) === 'SharedArrayBuffer') {
      throw new TypeError(failed + 'The provided ' + intrinsics.classOf(target) + ' value must not be shared.');
    }
    if (!isMatrix && target.length < 16) {
      throw new TypeError(failed + 'Target buffer must have at least 16 elements.');
    }
    if (!values) {
      throw createException(intrinsics, failed + 'Sensor data is not available.', 'NotReadableError');
    }
    var numbers = geometry.matrix(values);
    for (var i = 0; i < 16; i++) {
      target[isMatrix ? 'm' + (1 + (i >> 2)) + (1 + (i & 3)) : i] = numbers[i];
    }
  }

  var xyz = ['x', 'y', 'z'];
  addBase();
  add('Accelerometer', 'Sensor', xyz, true);
  add('LinearAccelerationSensor', 'Accelerometer', [], true);
  add('GravitySensor', 'Accelerometer', [], true);
  add('Gyroscope', 'Sensor', xyz, true);
  add('Magnetometer', 'Sensor', xyz, true);
  add('UncalibratedMagnetometer', 'Sensor', ['x', 'y', 'z', 'xBias', 'yBias', 'zBias'], true);
  addOrientation();
  add('AbsoluteOrientationSensor', 'OrientationSensor', [], true);
  add('RelativeOrientationSensor', 'OrientationSensor', [], true);
  add('AmbientLightSensor', 'Sensor', ['illuminance'], false);
  return { classes: classes, concrete: concrete };
}
