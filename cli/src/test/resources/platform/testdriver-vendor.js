// The vendor hook of the web-platform-tests: a virtual sensor is an override of kite's in this page, which the runner
// commands over the relay.
(function () {
  var RADIAN = Math.PI / 180;
  var TENTH = 0.1;
  var driver = window.test_driver_internal;

  function ask(method, params) {
    return fetch('/kite/driver/' + method, { method: 'POST', body: JSON.stringify(params) })
      .then(function (response) { return response.json(); })
      .then(function (answer) {
        if (answer.error) {
          throw new Error(answer.error);
        }
        return answer;
      });
  }

  // What a browser does to what comes from a device before a page gets it: what is a row of a trace has it behind it.
  function coarse(value, unit) {
    return Math.round(value / unit) * unit;
  }

  function xyz(reading, unit) {
    return { xyz: { x: coarse(reading.x, unit), y: coarse(reading.y, unit), z: coarse(reading.z, unit) } };
  }

  function quaternion(reading) {
    var x = (coarse(reading.beta, TENTH) * RADIAN) / 2;
    var y = (coarse(reading.gamma, TENTH) * RADIAN) / 2;
    var z = (coarse(reading.alpha, TENTH) * RADIAN) / 2;
    var cx = Math.cos(x), sx = Math.sin(x), cy = Math.cos(y), sy = Math.sin(y), cz = Math.cos(z), sz = Math.sin(z);
    return {
      quaternion: {
        x: sx * cy * cz - cx * sy * sz,
        y: cx * sy * cz + sx * cy * sz,
        z: cx * cy * sz + sx * sy * cz,
        w: cx * cy * cz - sx * sy * sz
      }
    };
  }

  function browserReading(type, reading) {
    if (type === 'ambient-light') {
      return { single: { value: coarse(reading.illuminance, 50) } };
    }
    if (/orientation$/.test(type)) {
      return quaternion(reading);
    }
    return xyz(reading, type === 'gyroscope' ? TENTH * RADIAN : TENTH);
  }

  driver.in_automation = true;

  driver.create_virtual_sensor = function (type, params) {
    return ask('Emulation.setSensorOverrideEnabled', {
      enabled: true,
      type: type,
      metadata: {
        available: params.connected !== false,
        minimumFrequency: params.minSamplingFrequency,
        maximumFrequency: params.maxSamplingFrequency
      }
    });
  };

  driver.update_virtual_sensor = function (type, reading) {
    return ask('Emulation.setSensorOverrideReadings', { type: type, reading: browserReading(type, reading) });
  };

  driver.remove_virtual_sensor = function (type) {
    return ask('Emulation.setSensorOverrideEnabled', { enabled: false, type: type });
  };

  driver.get_virtual_sensor_information = function (type) {
    return ask('Emulation.getOverriddenSensorInformation', { type: type });
  };

  driver.set_permission = function (params) {
    return ask('permission', { name: params.descriptor.name, state: params.state });
  };

  driver.minimize_window = function () {
    return ask('minimize', {});
  };

  driver.set_window_rect = function () {
    return ask('restore', {});
  };

  driver.click = function (element) {
    element.click();
    return Promise.resolve();
  };
})();
