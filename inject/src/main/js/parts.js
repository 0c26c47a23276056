/**
 * The parts of the script that are loaded when a console first asks for what they do, and which methods are whose.
 *
 * @param core what each part is made with: intrinsics, timers, trust, window, options and the rest of what they share
 * @return {{drive: Object, motion: Object, of: function(string): Object}} what createLoader returns
 */
function createParts(core) {
  var MOTION = /^(Sensor|Replay|Link|Motion|Emulation|DeviceOrientation)\.|^Kite\.clock$/;
  var drive = createLoader(core, 'drive');
  var motion = createLoader(core, 'motion');

  return {
    drive: drive,
    motion: motion,
    /** The part that has a method. The clock is asked for when pages are moved in step. */
    of: function (method) {
      return typeof method === 'string' && core.intrinsics.exec(MOTION, method) ? motion : drive;
    }
  };
}
