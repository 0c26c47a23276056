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
  var warning = console.warn; // the page's own: what we say is no message of the page
  var intrinsics = createIntrinsics(window);
  var options = readOptions(intrinsics, window);
  if (!options) {
    warn('kite: found no script tag with a page key: <script src="http://RELAY/kite.js?kp_..."></script>');
    return;
  }
  intrinsics.define(window, 'kite', { version: 1 });
  var document = window.document;
  var json = createJson(intrinsics);
  var timers = createTimers(window);
  var tab = createTab(intrinsics, json, window);
  var transport = createWebSocketTransport(intrinsics, window, options.url, warn);
  var channel = createChannel(json, createFrames(intrinsics), timers, connect, describe, tab, {
    command: command,
    watch: function () {},
    readings: function () {},
    stopped: function (why) {
      warn('kite: ' + why);
    }
  });
  var values = createValues(intrinsics, window);
  var handlers = {
    'Runtime.getProperties': function (params, reply) {
      reply(values.properties(params));
    },
    'Runtime.releaseObject': function (params, reply) {
      values.release(params.objectId);
      reply({});
    },
    'Runtime.releaseObjectGroup': function (params, reply) {
      values.releaseGroup(params.objectGroup);
      reply({});
    }
  };
  var permit = createPermission(options.eval, function (text, label, done) { done(false); }, memory());
  var commands = createCommands(intrinsics, handlers, permit, channel.reply);
  createLifecycle(intrinsics, window, channel, tab);
  channel.connection.start();

  function warn(text) {
    if (warning) {
      intrinsics.apply(warning, console, [text]);
    }
  }

  function connect(listener) {
    return createConnection(timers, window.Math.random, transport, listener);
  }

  function command(session, body) {
    commands.run(session, body);
  }

  function memory() {
    try {
      return window.sessionStorage;
    } catch (refused) {
      return null;
    }
  }

  function describe() {
    return {
      url: intrinsics.slice(window.location.href, 0, 2048),
      title: intrinsics.slice(document.title, 0, 256),
      userAgent: intrinsics.slice(window.navigator.userAgent, 0, 512),
      evalMode: 'none',
      sensors: 'unknown',
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
