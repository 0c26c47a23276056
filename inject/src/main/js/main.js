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
  var parts = createParts({
    intrinsics: intrinsics,
    timers: timers,
    trust: createTrust(window),
    window: window,
    values: values,
    gates: gates,
    muffler: muffler,
    channel: channel,
    tab: tab,
    options: options
  });
  var commands = createCommands(intrinsics, use, channel.reply);
  if (gates.isArmed) {
    parts.motion.use(disarm, true);
  }
  createLifecycle(intrinsics, timers, window, channel, tab, gather);
  channel.connection.start();

  function warn(text) {
    if (warning) {
      intrinsics.apply(warning, console, ['kite: ' + text]);
    }
  }

  // The motion part arms the page and sees to its end; without it the page has the device back.
  function disarm(motion) {
    gates.isArmed = !!motion && gates.isArmed;
  }

  function connect(listener) {
    return createConnection(timers, window.Math.random, transport, listener);
  }

  function use(method, done) {
    parts.of(method).use(done);
  }

  function command(session, body) {
    // An armed page waits for as long as consoles speak to it, of whatever.
    var motion = parts.motion.loaded();
    if (motion) {
      motion.heard();
    }
    commands.run(session, body);
  }

  function watch(streams) {
    // Nobody watched and nobody does: no reason to load what watches.
    if (streams.length || parts.motion.loaded()) {
      parts.motion.use(function (motion, why) {
        if (motion) {
          motion.watch(streams);
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
    if (link.from || parts.motion.loaded()) {
      parts.motion.use(function (motion) {
        if (motion) {
          motion.linked(link);
        }
      });
    }
  }

  function readings(stream, n, rows) {
    var motion = parts.motion.loaded();
    if (motion) {
      motion.take(stream, n, rows);
    }
  }

  function held(id) {
    var drive = parts.drive.loaded();
    if (drive) {
      drive.held(id);
    }
  }

  function gather() {
    var motion = parts.motion.loaded();
    if (motion) {
      motion.flush();
    }
  }

  // How the page can be evaluated in and whether it has sensors is asked when a console wants to know: the answers can be
  // heard by the page, as reports of its policies.
  function describe(hello) {
    var drive = parts && parts.drive.loaded();
    var motion = parts && parts.motion.loaded();
    hello.url = intrinsics.slice(window.location.href, 0, 2048);
    hello.title = intrinsics.slice(document.title, 0, 2048);
    hello.userAgent = intrinsics.slice(window.navigator.userAgent, 0, 2048);
    hello.evalMode = drive ? drive.evalMode() : 'unknown';
    hello.sensors = motion ? motion.state() : 'unknown';
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
