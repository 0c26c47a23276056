/**
 * Starts kite in a page once, however often its tag stands there; `window.kite`, where the page has none of its own, is the
 * one name that it can see.
 *
 * @param {Window} window
 */
function main(window) {
  var document = window.document;
  var MARK = 'kite-page'; // on the document, which no page looks over
  var console = window.console;
  var warning = console && console.warn; // the page's own: what we say is no message of the page
  var intrinsics = createIntrinsics(window);
  var options = readOptions(intrinsics, window);
  if (!options) {
    warn('no page key: copy the tag that kite printed.');
    return;
  }
  if (intrinsics.has(document, MARK)) {
    return;
  }
  intrinsics.define(document, MARK, true);
  if (!('kite' in window)) {
    intrinsics.define(window, 'kite', { version: 1 });
  }
  var json = createJson(intrinsics);
  var timers = createTimers(intrinsics, window);
  var tab = createTab(intrinsics, json, window);
  var transport = createWebSocketTransport(intrinsics, timers, window, options.url, warn);
  var channel = createChannel(json, createFrames(intrinsics), timers, connect, describe, tab, {
    command: command,
    watch: watch,
    linked: linked,
    readings: readings,
    held: held,
    stopped: warn
  });
  var emit = channel.emit;
  var values = createValues(intrinsics);
  var gates = createGates(intrinsics, window, options.isArmed || !!tab.armed);
  createConsoleCapture(intrinsics, values, window, emit);
  var muffler = createErrorCapture(intrinsics, values, window, emit);
  createNetworkCapture(intrinsics, values, window, emit);
  var trust = createTrust(window);
  var loader = createLoader(intrinsics, timers, trust, window, options.tag, startDrive);
  var commands = createCommands(intrinsics, loader.use, channel.reply);
  if (gates.isArmed) {
    loader.use(disarm, true);
  }
  createLifecycle(intrinsics, timers, window, channel, tab, gather);
  channel.connection.start();

  function warn(text) {
    if (warning) {
      intrinsics.apply(warning, console, ['kite: ' + text]);
    }
  }

  // The other half arms the page and sees to its end; without it the device has the page back.
  function disarm(drive) {
    gates.isArmed = !!drive && gates.isArmed;
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
      muffler: muffler,
      channel: channel,
      tab: tab,
      options: options
    });
  }

  function watch(streams) {
    // Nobody watched and nobody does: no reason to load what watches.
    if (streams.length || loader.loaded()) {
      loader.use(function (drive, why) {
        if (drive) {
          drive.motion.watch(streams);
        } else {
          emit('Sensor.state', function () {
            return { state: 'unknown', why: why };
          });
        }
      });
    }
  }

  function linked(link) {
    // As above.
    if (link.from || loader.loaded()) {
      loader.use(function (drive) {
        if (drive) {
          drive.playout.linked(link);
        }
      });
    }
  }

  function readings(stream, n, rows) {
    var drive = loader.loaded();
    if (drive) {
      drive.playout.take(stream, n, rows);
    }
  }

  function held(id) {
    var drive = loader.loaded();
    if (drive) {
      drive.held(id);
    }
  }

  function gather() {
    var drive = loader.loaded();
    if (drive) {
      drive.motion.flush();
    }
  }

  // How the page can be evaluated in and whether it has sensors is asked when a console wants to know: the answers can be
  // heard by the page, as reports of its policies.
  function describe(hello) {
    var drive = loader && loader.loaded();
    hello.url = intrinsics.slice(window.location.href, 0, 2048);
    hello.title = intrinsics.slice(document.title, 0, 2048);
    hello.userAgent = intrinsics.slice(window.navigator.userAgent, 0, 2048);
    hello.evalMode = drive ? drive.evalMode() : 'unknown';
    hello.sensors = drive ? drive.motion.state() : 'unknown';
    hello.hidden = document.visibilityState === 'hidden';
    hello.storage = tab.storage;
    return hello;
  }
}

try {
  main(window);
} catch (failure) {
  // Whatever is wrong with us, the page goes on.
}
