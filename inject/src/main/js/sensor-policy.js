/**
 * Tells whether the page's permissions policy denies a sensor class one of the features it needs (Generic Sensor 4.2.1,
 * "policy-controlled features"). Where the browser does not tell scripts of its policy, nothing counts as denied.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Window} window
 * @return {function(string): boolean} whether the class of this name is denied
 */
function createSensorPolicy(intrinsics, window) {
  var ACCELEROMETER = 'accelerometer';
  var GYROSCOPE = 'gyroscope';
  var MAGNETOMETER = 'magnetometer';
  var FEATURES = {
    Accelerometer: [ACCELEROMETER],
    LinearAccelerationSensor: [ACCELEROMETER],
    GravitySensor: [ACCELEROMETER],
    Gyroscope: [GYROSCOPE],
    Magnetometer: [MAGNETOMETER],
    UncalibratedMagnetometer: [MAGNETOMETER],
    AbsoluteOrientationSensor: [ACCELEROMETER, GYROSCOPE, MAGNETOMETER],
    RelativeOrientationSensor: [ACCELEROMETER, GYROSCOPE],
    AmbientLightSensor: ['ambient-light-sensor']
  };
  var policy = window.document.featurePolicy;
  var allows = policy && policy.allowsFeature;
  var known = {}; // the browser says of a feature that it does not know that it is denied
  intrinsics.each(policy ? policy.features() : [], function (feature) {
    known[feature] = true;
  });

  return function (name) {
    var isDenied = false;
    intrinsics.each(FEATURES[name], function (feature) {
      isDenied = isDenied || (known[feature] === true && !intrinsics.apply(allows, policy, [feature]));
    });
    return isDenied;
  };
}
