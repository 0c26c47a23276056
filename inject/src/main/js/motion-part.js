/**
 * The part of the script that has everything of motion: capture, emulation, replays, links. Loaded when a console first asks,
 * or at the load of an armed page.
 *
 * @param core {intrinsics, timers, window, values, gates, channel, tab} of the page script
 */
function createMotionPart(core) {
  var intrinsics = core.intrinsics;
  var timers = core.timers;
  var window = core.window;
  var gates = core.gates;
  var channel = core.channel;
  var emulation = createEmulation(intrinsics, timers, gates, window);
  var override = createSensorOverride(intrinsics, timers, window, emulation);
  var arm = createArm(intrinsics, timers, window, gates, core.tab, emulation);
  // Before the capture, which hears what is held back from the page.
  var orientation = createOrientationOverride(intrinsics, timers, core.values.parts.walk, gates, emulation, window);
  var motion = createMotion(intrinsics, timers, window, shareConsent(core), channel, gates, emulation);
  var playout = createPlayout(intrinsics, timers, emulation, createClock(intrinsics, timers, window), channel.isUp);
  var hold = createHold(intrinsics, timers, emulation, createClock(intrinsics, timers, window));
  var handlers = createReplay(intrinsics, window, emulation, createClock(intrinsics, timers, window), channel.isUp);
  handlers['Replay.start'] = arm.told(handlers['Replay.start']);
  handlers['Replay.arm'] = arm.arm;
  handlers['Replay.disarm'] = arm.disarm;
  handlers['Sensor.check'] = motion.check;
  handlers['Sensor.record'] = motion.record;
  handlers['Sensor.status'] = motion.status;
  handlers['Sensor.stop'] = motion.stop;
  handlers['Emulation.setSensorOverrideEnabled'] = override.enable;
  handlers['Emulation.setSensorOverrideReadings'] = override.set;
  handlers['Emulation.getOverriddenSensorInformation'] = override.tell;
  handlers['Link.status'] = playout.status;
  handlers['Motion.hold'] = hold.hold;
  handlers['Motion.release'] = hold.release;
  handlers['DeviceOrientation.setDeviceOrientationOverride'] = orientation.set;
  handlers['DeviceOrientation.clearDeviceOrientationOverride'] = orientation.clear;
  handlers['Kite.clock'] = function (params, reply) {
    reply({ now: timers.now() });
  };

  return {
    handlers: handlers,
    // Nothing here runs code of a console's.
    permit: function (method, proceed) {
      proceed('');
    },
    heard: arm.heard,
    watch: motion.watch,
    state: motion.state,
    flush: motion.flush,
    linked: playout.linked,
    take: playout.take
  };
}

handOver(window.document, 'motion', createMotionPart);
