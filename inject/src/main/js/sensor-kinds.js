/**
 * What there is to know of each Generic Sensor class: the features it needs (Generic Sensor 4.2.1, "policy-controlled
 * features"), the readings a second to ask it for (a browser that allows less says so in the page's console), and its
 * attributes, of which those without any have a quaternion.
 */
function createSensorKinds() {
  var XYZ = ['x', 'y', 'z'];
  var MOVED = ['accelerometer'];
  var NORTH = ['magnetometer'];
  return {
    Accelerometer: [MOVED, 60, XYZ],
    LinearAccelerationSensor: [MOVED, 60, XYZ],
    GravitySensor: [MOVED, 60, XYZ],
    Gyroscope: [['gyroscope'], 60, XYZ],
    Magnetometer: [NORTH, 10, XYZ],
    UncalibratedMagnetometer: [NORTH, 10, ['x', 'y', 'z', 'xBias', 'yBias', 'zBias']],
    AbsoluteOrientationSensor: [['accelerometer', 'gyroscope', 'magnetometer'], 60],
    RelativeOrientationSensor: [['accelerometer', 'gyroscope'], 60],
    AmbientLightSensor: [['ambient-light-sensor'], 10, ['illuminance']]
  };
}
