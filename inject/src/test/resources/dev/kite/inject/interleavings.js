/**
 * Plays a random history of a page, its connection and its relay: events, acknowledgements, frames lost and doubled,
 * connections reset, relays restarted with nothing, reloads. At its end the history is left in peace, and every event must
 * have arrived exactly once, in order, or be named by a gap.
 *
 * Returns {events, gaps, loads}; throws what went wrong.
 */
function playHistory(seed, isGentle) {
  var random = createRandom(seed);
  var timers = createVirtualTimers();
  var intrinsics = createIntrinsics(window);
  var json = createJson(intrinsics);
  var frames = createFrames(intrinsics);
  var emitted = {}; // by epoch: what the page said
  var arrived = {}; // by epoch: what the console has of it
  var held = {}; // by epoch: the last seq that this relay has
  var socket = null;
  var page = null;
  var loads = 0;
  var serial = 0;

  function openSocket(listener) {
    var own = { up: [], down: [], listener: listener, isClosed: false, epoch: null, hole: 0 };
    if (random() < 0.3) {
      timers.after(random() * 100, listener.closed);
    } else {
      socket = own;
      timers.after(random() * 50, listener.opened);
    }
    return {
      send: function (text) {
        own.up.push(text);
      },
      buffered: function () {
        return own.up.length * 300;
      },
      close: function () {
        own.isClosed = true;
      }
    };
  }

  function load(rest) {
    var epoch = ('000000000000000' + ++loads).slice(-16);
    var tab = { epoch: epoch, rest: rest, keep: function () {} };
    page = createChannel(
      json,
      frames,
      timers,
      function (listener) {
        return createConnection(timers, random, { open: openSocket }, listener);
      },
      function (hello) {
        hello.title = 't';
        return hello;
      },
      tab,
      { linked: function () {} }
    );
    page.epoch = epoch;
    emitted[epoch] = [];
    arrived[epoch] = [];
    page.connection.start();
  }

  function reload() {
    page.flush();
    var rest = JSON.parse(JSON.stringify(page.rest()));
    page.connection.stop();
    // The last frames may arrive, all or some of them, when the page is gone.
    var some = random() * 2 * (socket ? socket.up.length : 0);
    for (var i = 0; i < some; i++) {
      relayTakes();
    }
    timers.forget();
    socket = null;
    load(rest);
  }

  function emit(count, size) {
    for (var i = 0; i < count; i++) {
      emitOne(++serial, size);
    }
  }

  function emitOne(id, size) {
    emitted[page.epoch].push(id);
    page.emit('Log', function () {
      return { id: id, text: new Array(size + 1).join('x') };
    });
  }

  function relayTakes() {
    var text = socket && socket.up.shift();
    var fields = text && text.split(' ');
    if (!text || text === 'p') {
      return;
    }
    if (fields[0] === 'H') {
      relayWelcomes(JSON.parse(text.slice(2)).epoch);
      return;
    }
    if (!/^(e \d+ \{.*\}|g \d+ \d+ \d+ \d+ (overflow|forgotten|too-large))$/.test(text)) {
      throw new Error('not a frame: ' + text.slice(0, 100));
    }
    var isGap = fields[0] === 'g';
    var from = +fields[isGap ? 2 : 1];
    var to = +fields[1];
    var last = held[socket.epoch] || 0;
    if (to <= last) {
      socket.down.push('a ' + last);
    } else if (from > last + 1) {
      if (socket.hole !== last + 1) {
        socket.hole = last + 1;
        socket.down.push('n ' + (last + 1));
      }
    } else {
      held[socket.epoch] = to;
      consoleTakes(socket.epoch, last + 1, to, isGap ? null : JSON.parse(text.slice(text.indexOf('{'))).params.id);
      if (random() < 0.3) {
        socket.down.push('a ' + to);
      }
    }
  }

  function relayWelcomes(epoch) {
    if (socket.epoch !== epoch) {
      socket.epoch = epoch;
      socket.hole = 0;
      socket.down.push('W ' + JSON.stringify({ v: 1, target: '7G3QW0ZC5M', have: held[epoch] || 0 }));
    }
  }

  // A console takes of a gap the part above the last seq that it has.
  function consoleTakes(epoch, from, to, id) {
    var seen = arrived[epoch];
    if (from > seen.length + 1) {
      throw new Error('a hole before ' + from + ' in epoch ' + epoch);
    }
    for (var seq = seen.length + 1; seq <= to; seq++) {
      seen.push(id);
    }
  }

  function pageHears() {
    while (socket && !socket.isClosed && socket.down.length) {
      socket.listener.message(socket.down.shift());
    }
  }

  function reset() {
    if (socket && !socket.isClosed) {
      var gone = socket;
      gone.up = [];
      gone.listener.closed();
    }
  }

  // A relay that could not store a frame: what follows is a hole to it.
  function lose() {
    if (socket && socket.up.length > 1 && /^[eg]/.test(socket.up[0])) {
      socket.up.shift();
      socket.hole = 0;
    }
  }

  function double() {
    if (socket && socket.up.length) {
      socket.up.unshift(socket.up[0]);
    }
  }

  function step() {
    var choice = random();
    if (choice < 0.3) {
      emitSome();
    } else if (choice < 0.6) {
      for (var i = random() * 300; i > 0; i--) {
        relayTakes();
      }
    } else if (choice < 0.8) {
      pageHears();
    } else if (choice < 0.84) {
      reset();
    } else if (choice < 0.86) {
      held = {};
      reset();
    } else if (choice < 0.88) {
      lose();
    } else if (choice < 0.9) {
      double();
    } else if (choice < 0.91) {
      reload();
    } else {
      timers.advance(random() * random() * 20000);
    }
  }

  function emitSome() {
    if (isGentle || random() < 0.6) {
      emit(1 + random() * 5, 10);
    } else if (random() < 0.7) {
      emit(random() * 200, 10);
    } else if (random() < 0.5) {
      emit(random() * 7000, 10);
    } else {
      emit(random() * 8, random() < 0.2 ? 300000 : 100000);
    }
  }

  load([]);
  for (var i = 0; i < 400; i++) {
    step();
  }
  // What lay in a socket when a frame was lost last may never be followed by another that shows the hole.
  reset();
  for (i = 0; i < 2000; i++) {
    timers.advance(50);
    for (var j = 0; j < 2000; j++) {
      relayTakes();
    }
    pageHears();
  }
  return judge();

  function judge() {
    var result = { events: 0, gaps: 0, loads: loads };
    for (var epoch in emitted) {
      var said = emitted[epoch];
      var got = arrived[epoch];
      if (got.length !== said.length) {
        throw new Error('epoch ' + epoch + ': ' + got.length + ' of ' + said.length + ' accounted for');
      }
      for (var i = 0; i < got.length; i++) {
        result.events++;
        if (got[i] === null) {
          result.gaps++;
        } else if (got[i] !== said[i]) {
          throw new Error('epoch ' + epoch + ', seq ' + (i + 1) + ': ' + got[i] + ' instead of ' + said[i]);
        }
      }
    }
    return result;
  }
}
