/**
 * Reads the browser's own Generic Sensor classes, which an emulation never feeds, for the stream `g`: one source each, as
 * createEventCapture returns them. An instance lives while somebody wants its readings.
 *
 * @param intrinsics
 * @param timers what createTimers returns
 * @param {function(Object, Array, boolean)} take takes the source and a row
 * @param {function(Object, string)} failed takes the source and the name of an error
 * @return {Array} the sources of the classes that the browser has, or one that is not there
 */
function createGenericCapture(intrinsics, timers, take, failed) {
  var kinds = createSensorKinds();
  var classes = intrinsics.sensorClasses;
  var sources = [];

  intrinsics.each(intrinsics.keys(classes), function (name) {
    if (classes[name]) {
      sources[sources.length] = createSource(name, classes[name], kinds[name]);
    }
  });
  if (!sources.length) {
    sources[0] = { stream: 'g', name: 'Generic Sensor classes', features: [], isThere: false, turn: function () {} };
  }

  function createSource(name, Class, kind) {
    var source = { stream: 'g', name: name, features: kind[0], isThere: true, turn: turn };
    var sensor = null;
    var begun;

    function turn(isOn) {
      if (sensor) {
        sensor.stop();
        sensor = null;
      }
      if (isOn) {
        begun = timers.now();
        try {
          start(new Class({ frequency: kind[1] }));
        } catch (refusal) {
          failed(source, refusal.name);
        }
      }
    }

    function start(made) {
      sensor = made;
      made.kite = true; // tells an emulation that it is none of the page's
      intrinsics.listen(
        made,
        'reading',
        timers.guard(function () {
          if (made === sensor) {
            take(source, row(made), false);
          }
        })
      );
      intrinsics.listen(
        made,
        'error',
        timers.guard(function (event) {
          failed(source, event.error.name);
        })
      );
      made.start();
    }

    function row(made) {
      var values = [];
      var fields = kind[2];
      for (var i = 0; i < (fields || made.quaternion).length; i++) {
        values[i] = fields ? made[fields[i]] : made.quaternion[i];
      }
      // What a browser still knows from before: it was so when the capture began.
      return ['g', made.timestamp < begun ? begun : made.timestamp, name, values];
    }

    return source;
  }

  return sources;
}
