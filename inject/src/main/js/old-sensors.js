/**
 * Sensors that the page made before its classes were replaced still hear the device, and no script can see their events. But
 * what they say is read by accessors of the browser's prototypes: there each reading that the page looks at is counted.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param substitutes what createSubstitutes returns
 * @param {Window} window
 */
function createOldSensors(intrinsics, substitutes, window) {
  var seen = null; // by sensor: time of the latest reading that counted
  var read = 0;
  var timeOf = intrinsics.getter('Sensor', 'timestamp');
  var holders = [];
  intrinsics.each(['Accelerometer', 'Gyroscope', 'Magnetometer', 'OrientationSensor', 'AmbientLightSensor'], function (name) {
    if (window[name] && timeOf && intrinsics.WeakMap && intrinsics.Proxy) {
      holders[holders.length] = window[name].prototype;
    }
  });

  function count(sensor) {
    var time = timeOf(sensor);
    if (time !== null && !sensor.kite && intrinsics.weakGet(seen, sensor) !== time) {
      intrinsics.weakSet(seen, sensor, time);
      read++;
    }
  }

  function watch(prototype, name) {
    var found = intrinsics.descriptor(prototype, name);
    var key = found && (found.get ? 'get' : 'value');
    if (key) {
      var made = { set: found.set };
      made[key] = intrinsics.wrap(found[key], function (original, self, args) {
        var value = intrinsics.apply(original, self, args);
        count(self);
        return value;
      });
      substitutes.put(prototype, name, key, key === 'get' ? made : { value: made.value, writable: true });
    }
  }

  return {
    watch: function () {
      seen = seen || (intrinsics.WeakMap && new intrinsics.WeakMap());
      intrinsics.each(holders, function (prototype) {
        intrinsics.each(['x', 'y', 'z', 'quaternion', 'populateMatrix', 'illuminance'], function (name) {
          watch(prototype, name);
        });
      });
    },
    /** Begins to count: returns what tells how many readings of the device the page has read since. */
    leakage: function () {
      var before = read;
      return function () { return read - before; };
    }
  };
}
