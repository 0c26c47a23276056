/**
 * The half of the script that lets consoles drive the page: evaluation, sensors, replay. Loaded when a console first asks.
 *
 * @param core {intrinsics, timers, trust, window, values, gates, muffler, channel, tab, options} of the page script
 */
function createDrive(core) {
  var intrinsics = core.intrinsics;
  var window = core.window;
  var values = core.values;
  var channel = core.channel;
  var held = createHeldScripts(intrinsics, core.timers, core.trust, window, core.muffler, core.options.tag, channel);
  var evaluator = createEvaluator(intrinsics, core.trust, values, window, channel.emitTo, core.muffler, held);
  var properties = createProperties(intrinsics, values.parts);
  var consent = createConsent(intrinsics, core.timers, window);
  var emulation = createEmulation(intrinsics, core.timers, core.gates, window);
  var override = createSensorOverride(intrinsics, core.timers, window, emulation);
  var arm = createArm(intrinsics, core.timers, window, core.gates, core.tab, emulation);
  // Before the capture, which hears what is held back from the page.
  var orientation = createOrientationOverride(intrinsics, core.timers, values.parts.walk, core.gates, emulation, window);
  var motion = createMotion(intrinsics, core.timers, window, consent, channel, core.gates, emulation);
  var handlers = createReplay(intrinsics, window, emulation, createClock(intrinsics, core.timers, window), channel.isUp);
  handlers['Replay.start'] = arm.told(handlers['Replay.start']);
  handlers['Replay.arm'] = arm.arm;
  handlers['Replay.disarm'] = arm.disarm;
  var permit = createPermission(readEvaluationMode(intrinsics, core.options, window.location), consent.ask, window);
  var playout = createPlayout(intrinsics, core.timers, emulation, createClock(intrinsics, core.timers, window));
  var hold = createHold(intrinsics, core.timers, emulation, createClock(intrinsics, core.timers, window));
  var navigation = createNavigation(core.timers, window);
  var texts = createLongTexts(intrinsics, core.timers);
  var functions = createFunctions(intrinsics, values, window, evaluator.engine, held, evaluator.answers);
  handlers['Runtime.evaluate'] = texts.accept('expression', evaluator.evaluate);
  handlers['Runtime.callFunctionOn'] = texts.accept('functionDeclaration', functions.callFunctionOn);
  handlers['Kite.putText'] = texts.put;
  handlers['Runtime.awaitPromise'] = functions.awaitPromise;
  handlers['Kite.complete'] = createCompletion(intrinsics, values.parts.walk, isProxy, window, evaluator);
  handlers['Runtime.globalLexicalScopeNames'] = function (params, reply) {
    reply({ names: intrinsics.names(evaluator.scope) });
  };
  handlers['Runtime.getProperties'] = function (params, reply) {
    var handle = values.resolve(params.objectId);
    if (typeof params.objectId !== 'string') {
      reply(null, { code: -32602, message: 'objectId: expected a string.' });
    } else if (handle) {
      reply(properties(handle.value, params.objectGroup || handle.group, params));
    } else {
      reply(null, { code: -32000, message: 'objectId: the page holds no such object any more.' });
    }
  };
  handlers['Runtime.releaseObject'] = function (params, reply) {
    values.release(params.objectId);
    reply({});
  };
  handlers['Runtime.releaseObjectGroup'] = function (params, reply) {
    values.releaseGroup(params.objectGroup);
    reply({});
  };
  handlers['Kite.clock'] = function (params, reply) {
    reply({ now: core.timers.now() });
  };
  handlers['Kite.reload'] = navigation.reload;
  handlers['Kite.open'] = navigation.open;
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

  function isProxy(object) {
    return values.kindOf(object) == 'proxy';
  }

  return {
    handlers: handlers,
    permit: function (method, proceed) {
      arm.heard();
      permit(method, proceed);
    },
    evalMode: evaluator.mode,
    held: held.held,
    motion: motion,
    playout: playout
  };
}
