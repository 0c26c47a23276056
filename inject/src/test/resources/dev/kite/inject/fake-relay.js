/** A generator of numbers from 0 to 1 that repeats itself for the same seed. */
function createRandom(seed) {
  return function () {
    seed = (seed + 0x6d2b79f5) | 0;
    var t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Timers whose time passes only when told. */
function createVirtualTimers() {
  var now = 0;
  var waiting = [];
  var ids = 0;

  function after(ms, run) {
    waiting.push({ id: ++ids, at: now + ms, run: run });
    return ids;
  }

  function cancel(id) {
    waiting = waiting.filter(function (timer) {
      return timer.id !== id;
    });
  }

  function advance(ms) {
    var end = now + ms;
    for (;;) {
      var due = waiting
        .filter(function (timer) {
          return timer.at <= end;
        })
        .sort(function (a, b) {
          return a.at - b.at || a.id - b.id;
        })[0];
      if (!due) {
        now = end;
        return;
      }
      cancel(due.id);
      now = due.at > now ? due.at : now;
      due.run();
    }
  }

  return {
    now: function () {
      return now;
    },
    after: after,
    cancel: cancel,
    soon: function (task) {
      return function () {
        after(0, task);
      };
    },
    advance: advance,
    forget: function () {
      waiting = [];
    }
  };
}

/**
 * A transport whose sockets are in the test's hands: `sockets` holds each that was opened, with what was sent over it.
 */
function createFakeTransport() {
  var fake = { sockets: [], isFull: false, isImpossible: false, open: open };

  function open(listener) {
    if (fake.isImpossible) {
      return null;
    }
    var socket = { sent: [], isClosed: false, listener: listener };
    fake.sockets.push(socket);
    fake.last = socket;
    return {
      send: function (text) {
        socket.sent.push(text);
      },
      buffered: function () {
        return fake.isFull ? 1e9 : 0;
      },
      close: function () {
        socket.isClosed = true;
      }
    };
  }

  return fake;
}

/** A page's channel with everything around it faked. */
function createBench(rest, epoch) {
  var intrinsics = createIntrinsics(window);
  var json = createJson(intrinsics);
  var bench = {
    timers: createVirtualTimers(),
    transport: createFakeTransport(),
    page: { url: 'https://shop.test/cart', title: 'Cart', userAgent: 'Mozilla/5.0', evalMode: 'eval', sensors: 'unknown', hidden: false, storage: true },
    tab: { epoch: epoch || '9f86d081884c7d65', target: undefined, reload: false, rest: rest || [], keep: function (id, token) { bench.tab.target = id; bench.tab.token = token; } },
    heard: [],
    links: []
  };
  function heard(kind) {
    return function (one, two) {
      bench.heard.push([kind, one, two]);
    };
  }
  bench.channel = createChannel(
    json,
    createFrames(intrinsics),
    bench.timers,
    function (listener) {
      return createConnection(bench.timers, function () { return 1; }, bench.transport, listener);
    },
    function (hello) {
      return Object.assign(hello, bench.page);
    },
    bench.tab,
    {
      command: heard('command'),
      watch: heard('watch'),
      linked: function (link) { bench.links.push(link); },
      readings: function (stream, n, rows) { bench.heard.push(['readings', stream, n, rows]); },
      stopped: heard('stopped')
    }
  );
  bench.say = function () {
    for (var i = 0; i < arguments.length; i++) {
      bench.transport.last.listener.message(arguments[i]);
    }
    bench.timers.advance(0);
  };
  bench.welcome = function (have) {
    bench.say('W {"v":1,"target":"7G3QW0ZC5M","token":"5f4dcc3b5aa765d61d8327deb882cf99","have":' + (have || 0) + ',"now":0,"limits":{"frame":262144}}');
  };
  bench.open = function () {
    bench.channel.connection.start();
    bench.transport.last.listener.opened();
  };
  bench.join = function (have) {
    bench.open();
    bench.welcome(have);
  };
  bench.log = function (what) {
    bench.channel.emit('Log', function () { return { what: what }; });
    bench.timers.advance(0);
  };
  bench.sent = function () {
    return bench.transport.last.sent;
  };
  /** What was sent since this was asked last. */
  bench.fresh = function () {
    return bench.transport.last.sent.splice(0);
  };
  return bench;
}
