/**
 * Starts kite in a page once, however often its tag stands there; `window.kite` is the one name the page can see.
 *
 * @param {Window} window
 */
function main(window) {
  if (window.kite && window.kite.version) {
    return;
  }
  var console = window.console;
  var warning = console && console.warn; // the page's own: what we say is no message of the page
  var intrinsics = createIntrinsics(window);
  var options = readOptions(intrinsics, window);
  if (!options) {
    warn('found no script tag with a page key, like <script src="http://RELAY/kite.js?kp_..."></script>');
    return;
  }
  intrinsics.define(window, 'kite', { version: 1 });
  var document = window.document;
  var json = createJson(intrinsics);
  var timers = createTimers(window);
  var tab = createTab(intrinsics, json, window);
  var transport = createWebSocketTransport(intrinsics, timers, window, options.url, warn);
  var channel = createChannel(json, createFrames(intrinsics), timers, connect, describe, tab, {
    command: command,
    watch: watch,
    readings: fire,
    stopped: warn
  });
  var emit = channel.emit;
  var values = createValues(intrinsics);
  var evaluator = createEvaluator(intrinsics, values, window, emit);
  var consent = createConsent(intrinsics, window);
  var motion = createMotion(intrinsics, window, consent, emit, channel.readings);
  var emulation = createEmulation(intrinsics, window);
  createConsoleCapture(intrinsics, values, window, emit);
  createErrorCapture(intrinsics, values, window, emit);
  var handlers = createReplay(intrinsics, window, emulation, createClock(intrinsics, window));
  var permit = createPermission(options.eval, consent.ask, window);
  var commands = createCommands(intrinsics, handlers, permit, channel.reply);
  handlers['Runtime.evaluate'] = evaluator.evaluate;
  handlers['Runtime.getProperties'] = function (params, reply) {
    reply(values.properties(params));
  };
  handlers['Runtime.releaseObject'] = function (params, reply) {
    values.release(params.objectId);
    reply({});
  };
  handlers['Runtime.releaseObjectGroup'] = function (params, reply) {
    values.releaseGroup(params.objectGroup);
    reply({});
  };
  handlers['Sensor.record'] = function (params, reply, session) {
    motion.record(params, reply, session, channel.emitTo);
  };
  handlers['Sensor.stop'] = motion.stop;
  createLifecycle(intrinsics, timers, window, channel, tab, motion.flush);
  channel.connection.start();

  function warn(text) {
    if (warning) {
      intrinsics.apply(warning, console, ['kite: ' + text]);
    }
  }

  function connect(listener) {
    return createConnection(timers, window.Math.random, transport, listener);
  }

  function command(session, body) {
    commands.run(session, body);
  }

  function watch(streams) {
    motion.watch(streams);
  }

  function fire(rows) {
    for (var i = 0; i < rows.length; i++) {
      emulation.fire(rows[i]);
    }
  }

  function describe() {
    return {
      url: intrinsics.slice(window.location.href, 0, 2048),
      title: intrinsics.slice(document.title, 0, 256),
      userAgent: intrinsics.slice(window.navigator.userAgent, 0, 512),
      evalMode: evaluator.mode(),
      sensors: motion.state(),
      hidden: document.visibilityState === 'hidden',
      storage: tab.storage
    };
  }
}

try {
  main(window);
} catch (failure) {
  // Whatever is wrong with us, the page goes on.
}
