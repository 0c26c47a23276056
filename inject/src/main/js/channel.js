/**
 * The page's end of the protocol: which epoch is spoken for, what is sent, resent, acknowledged. Speaks over whatever
 * `connect` returns, keeps what is said while there is no connection, and delivers what earlier loads of the page left
 * behind before it speaks for itself.
 *
 * @param json {stringify(plain)}
 * @param frames what createFrames returns
 * @param timers what createTimers returns
 * @param {function(Object)} connect takes {opened, message, closed}, returns what createConnection returns
 * @param {function(Object): Object} describe adds the members of hello that may change
 * @param tab what the tab remembers: {epoch, target, token, reload, rest, keep(target, token)}
 * @param on {command(session, command), watch(streams), linked(link), readings(stream, n, rows), held(id), stopped(message)}
 */
function createChannel(json, frames, timers, connect, describe, tab, on) {
  var LIMITS = { frame: 262144, bytes: 1048576, frames: 5000 };
  var WINDOW = 262144; // bytes that may wait in the socket
  var TAIL = 262144; // bytes that another load may be left
  var LOADS = 16; // in a row that reached no relay; what still earlier ones left is given up
  var PATIENCE = 5000; // ms for a welcome, and for the acknowledgement of an earlier load's rest
  var STOPS = { 'bad-hello': 1, 'bad-key': 1, kicked: 1 };
  var SPOILT = { 'bad-hello': 1, 'bad-frame': 1, replaced: 1 }; // the rest is damaged, or its page is still there
  var outbox = createOutbox(LIMITS);
  var epochs = [{ outbox: outbox }]; // the page's own is the last; those before it have a stored hello
  var spoken = 0; // index of the epoch the relay was told last
  var isReady = false; // the relay said what it has of it
  var isPumping = false; // a later pump is due
  var told; // of the page in the last hello
  var greetings = 0;
  var latest = {};
  var emission = createEmission(json, timers, LIMITS, outbox, pump);
  var connection = connect({ opened: opened, message: message, closed: closed });
  adopt();

  /** Takes over what earlier loads in this tab could not deliver. */
  function adopt() {
    var all = [];
    for (var i = 0; i < tab.rest.length; i++) {
      var rest = tab.rest[i];
      try {
        var earlier = createOutbox(LIMITS);
        earlier.restore(rest, frames.range);
        if (rest.hello.epoch !== tab.epoch) {
          all[all.length] = { hello: rest.hello, outbox: earlier };
        }
      } catch (damaged) {
        // The page may write into the same storage.
      }
    }
    all[all.length] = epochs[epochs.length - 1];
    epochs = all;
  }

  function opened() {
    greet(0);
  }

  function closed() {
    isReady = false;
    greetings++;
    latest = {};
  }

  function greet(epoch) {
    var mine = ++greetings;
    var stored = epochs[epoch].hello;
    spoken = epoch;
    isReady = false;
    told = json.stringify(describe({}));
    if (stored && !stored.target) {
      // It ended before a relay had named its target; another load of this tab has one now.
      stored.target = tab.target;
      stored.token = tab.token;
    }
    connection.send('H ' + json.stringify(stored || ownHello()));
    timers.after(PATIENCE, function () {
      if (mine === greetings && !isReady) {
        connection.fail();
      } else if (mine === greetings && stored) {
        greet(epoch + 1);
      }
    });
  }

  function ownHello(isRest) {
    return describe({
      v: 1,
      target: tab.target,
      token: tab.token,
      epoch: tab.epoch,
      reload: (!isRest && tab.reload) || undefined,
      rest: isRest || undefined
    });
  }

  function message(text) {
    var frame;
    try {
      frame = frames.read(text);
    } catch (malformed) {
      connection.fail();
    }
    if (frame) {
      receive(frame);
      pump();
    }
  }

  function receive(frame) {
    var kind = frame.kind;
    var fields = frame.fields;
    if (kind === 'W') {
      welcome(frame.body);
    } else if (kind === 'x') {
      refused(frame.body);
    } else if (kind === 'c') {
      on.command(fields[1], frame.body);
    } else if (kind === 'w') {
      on.watch(streams(fields[1]));
    } else if (kind === 'l') {
      on.linked(frame.body);
    } else if (kind === 's') {
      on.readings(fields[1], +fields[2], frame.body);
    } else if (kind === 'h') {
      on.held(fields[1]);
    } else if (isReady && kind === 'a') {
      epochs[spoken].outbox.acknowledge(+fields[1]);
    } else if (isReady && kind === 'n') {
      epochs[spoken].outbox.resume(fields[1] - 1);
    }
  }

  function streams(list) {
    var all = [];
    for (var i = 0; i < list.length; i += 2) {
      if (list[i] !== '-') {
        all[all.length] = list[i];
      }
    }
    return all;
  }

  function welcome(body) {
    tab.keep(body.target, body.token);
    epochs[spoken].outbox.resume(body.have);
    isReady = true;
    if (!epochs[spoken].hello) {
      on.linked(body.link || {});
    }
  }

  function refused(body) {
    if (epochs[spoken].hello && SPOILT[body.code]) {
      remove(spoken);
      connection.fail();
    } else if (STOPS[body.code]) {
      connection.stop();
      on.stopped(body.message);
    } else {
      connection.fail();
    }
  }

  /** Sends what there is while the socket takes it, and sees to it that it goes on. */
  function pump() {
    var epoch = epochs[spoken];
    if (isReady && !epoch.hello) {
      announce();
      sendLatest();
    }
    var text;
    while (hasRoom() && (text = epoch.outbox.next())) {
      connection.send(text);
    }
    if (isReady && epoch.hello && epoch.outbox.delivered()) {
      remove(spoken);
      greet(spoken);
    } else if (isReady && !hasRoom() && !isPumping) {
      isPumping = true;
      timers.after(25, pumpAgain);
    }
  }

  function pumpAgain() {
    isPumping = false;
    pump();
  }

  function hasRoom() {
    return isReady && connection.buffered() <= WINDOW;
  }

  function remove(epoch) {
    for (var i = epoch + 1; i < epochs.length; i++) {
      epochs[i - 1] = epochs[i];
    }
    epochs.length--;
  }

  // Consoles show the page's title and URL as they are now.
  function announce() {
    var now = json.stringify(describe({}));
    if (now !== told) {
      told = now;
      connection.send('H ' + json.stringify(ownHello()));
    }
  }

  function sendLatest() {
    // No loop over the object's names: a page may have given all objects one more.
    for (var i = 0; i < 6; i++) {
      var stream = 'moagsv'[i];
      var batch = latest[stream];
      if (batch && hasRoom()) {
        connection.send('s ' + stream + ' ' + batch.n + ' ' + json.stringify(batch.rows));
        latest[stream] = null;
      }
    }
  }

  /** Readings up to sample `n`; they replace those of the same stream that still wait. */
  function readings(stream, n, rows) {
    if (isReady) {
      latest[stream] = { n: n, rows: rows };
      emission.schedule();
    }
  }

  /** What another load of the page must deliver if this one cannot: the newest of it, oldest epoch first. */
  function rest() {
    var room = TAIL;
    var tails = [];
    var all = [];
    for (var i = epochs.length - 1; i >= 0 && i >= epochs.length - LOADS; i--) {
      if (!epochs[i].outbox.delivered()) {
        tails[i] = epochs[i].outbox.tail(room);
        tails[i].hello = epochs[i].hello || ownHello(true);
        room = tails[i].room;
      }
    }
    for (i = 0; i < tails.length; i++) {
      if (tails[i]) {
        all[all.length] = tails[i];
      }
    }
    return all;
  }

  // To what puts the page's words in: emit, emitTo, reply, schedule, flush.
  emission.readings = readings;
  emission.adopt = adopt;
  emission.rest = rest;
  emission.isUp = function () {
    return isReady;
  };
  emission.connection = connection;
  return emission;
}
