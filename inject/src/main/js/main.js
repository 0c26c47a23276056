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
    warn('no script tag with a page key: copy the one that kite printed.');
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
  var gates = createGates(intrinsics, window, options.isArmed);
  createConsoleCapture(intrinsics, values, window, emit);
  createErrorCapture(intrinsics, values, window, emit);
  var trust = createTrust(window);
  var loader = createLoader(intrinsics, timers, trust, window, options.tag, startDrive);
  var commands = createCommands(intrinsics, loader.use, channel.reply);
  createLifecycle(intrinsics, timers, window, channel, tab, gather);
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

  function startDrive(createDrive) {
    return createDrive({
      intrinsics: intrinsics,
      timers: timers,
      trust: trust,
      window: window,
      values: values,
      gates: gates,
      channel: channel,
      options: options
    });
  }

  function watch(streams) {
    // Nobody watched and nobody does: no reason to load what watches.
    if (streams.length || loader.loaded()) {
      loader.use(function (drive) {
        if (drive) {
          drive.motion.watch(streams);
        }
      });
    }
  }

  function fire(rows) {
    loader.use(function (drive) {
      if (drive) {
        drive.fire(rows);
      }
    });
  }

  function gather() {
    var drive = loader.loaded();
    if (drive) {
      drive.motion.flush();
    }
  }

  // How the page can be evaluated in and whether it has sensors is asked when a console wants to know: the answers can be
  // heard by the page, as reports of its policies.
  function describe() {
    var drive = loader && loader.loaded();
    return {
      url: intrinsics.slice(window.location.href, 0, 2048),
      title: intrinsics.slice(document.title, 0, 256),
      userAgent: intrinsics.slice(window.navigator.userAgent, 0, 512),
      evalMode: drive ? drive.evalMode() : 'unknown',
      sensors: drive ? drive.motion.state() : 'unknown',
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
