/**
 * The page's end of the protocol: which epoch is spoken for, what is sent, resent, acknowledged. Speaks over whatever
 * `connect` returns, keeps what is said while there is no connection, and delivers what earlier loads of the page left
 * behind before it speaks for itself.
 *
 * @param json {stringify(plain)}
 * @param frames what createFrames returns
 * @param timers what createTimers returns
 * @param {function(Object)} connect takes {opened, message, closed}, returns what createConnection returns
 * @param {function(): Object} describe the members of hello that may change
 * @param tab what the tab remembers: {epoch, target, reload, rest, keep(target)}
 * @param on {command(session, command), watch(streams), readings(rows), stopped(message)}
 */
function createChannel(json, frames, timers, connect, describe, tab, on) {
  var LIMITS = { frame: 262144, bytes: 1048576, frames: 5000 };
  var WINDOW = 262144; // bytes that may wait in the socket
  var TAIL = 262144; // bytes that another load may be left
  var PATIENCE = 5000; // ms for a welcome, and for the acknowledgement of an earlier load's rest
  var STOPS = { 'bad-hello': 1, 'bad-key': 1, kicked: 1 };
  var SPOILT = { 'bad-hello': 1, 'bad-frame': 1, replaced: 1 }; // the rest is damaged, or its page is still there
  var outbox = createOutbox(LIMITS);
  var epochs = [{ outbox: outbox }]; // the page's own is the last; those before it have a stored hello
  var spoken = 0; // index of the epoch the relay was told last
  var isReady = false; // the relay said what it has of it
  var isPumping = false; // a later pump is due
  var greeting;
  var greetings = 0;
  var latest = {};
  var emission = createEmission(timers, LIMITS, store, giveUp, pump);
  var connection = connect({ opened: opened, message: message, closed: closed });
  adopt();

  /** Takes over what earlier loads in this tab could not deliver. */
  function adopt() {
    var all = [];
    for (var i = 0; i < tab.rest.length; i++) {
      var rest = tab.rest[i];
      if (rest.hello.epoch !== tab.epoch) {
        var earlier = createOutbox(LIMITS);
        earlier.restore(rest, frames.range);
        all[all.length] = { hello: rest.hello, outbox: earlier };
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
    greeting = json.stringify(stored || ownHello());
    connection.send('H ' + greeting);
    timers.after(PATIENCE, function () {
      if (mine === greetings && !isReady) {
        connection.fail();
      } else if (mine === greetings && stored) {
        greet(epoch + 1);
      }
    });
  }

  function ownHello() {
    var hello = describe();
    hello.v = 1;
    hello.target = tab.target;
    hello.epoch = tab.epoch;
    hello.reload = tab.reload || undefined;
    return hello;
  }

  function message(text) {
    try {
      receive(frames.read(text) || {});
    } catch (malformed) {
      connection.fail();
    }
    pump();
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
    } else if (kind === 's') {
      on.readings(frame.body);
    } else if (isReady && kind === 'a') {
      epochs[spoken].outbox.acknowledge(+fields[1]);
    } else if (isReady && kind === 'n') {
      epochs[spoken].outbox.resume(fields[1] - 1);
    }
  }

  function streams(list) {
    var all = [];
    for (var i = 0; i < list.length; i += 2) {
      all[all.length] = list[i];
    }
    return all;
  }

  function welcome(body) {
    if (!body.target || !(body.have >= 0)) {
      throw 'bad-welcome';
    }
    tab.keep(body.target);
    epochs[spoken].outbox.resume(body.have);
    isReady = true;
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
    var now = json.stringify(ownHello());
    if (now !== greeting) {
      greeting = now;
      connection.send('H ' + now);
    }
  }

  function sendLatest() {
    for (var stream in latest) {
      if (latest[stream] && hasRoom()) {
        connection.send('s ' + stream + ' ' + latest[stream].n + ' ' + json.stringify(latest[stream].rows));
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

  /** An event for every console. `makeParams` is called later. */
  function emit(method, makeParams) {
    emitTo('', method, makeParams);
  }

  /** An event for the console of one session. */
  function emitTo(session, method, makeParams) {
    emission.add({ session: session, method: method, make: makeParams });
  }

  /** The one reply to the command `id`. */
  function reply(session, id, body) {
    emission.add({ session: session, id: id, body: body });
  }

  function store(item) {
    var kind = item.session ? 'r' : 'e';
    var head = item.session ? item.session + ' ' : '';
    var size = 0;
    try {
      size = outbox.add(kind, head + json.stringify(item.body || { method: item.method, params: item.make() }));
    } catch (unreadable) {
      outbox.lose(0, 'unreadable');
    }
    if (size > LIMITS.frame && item.id) {
      var text = 'The answer has ' + size + ' bytes, ' + LIMITS.frame + ' are allowed. Ask for less of it.';
      outbox.add(kind, head + json.stringify({ id: item.id, error: { code: -32000, message: text } }));
    } else if (size > LIMITS.frame) {
      outbox.lose(size, 'too-large');
    }
    return size;
  }

  function giveUp(size) {
    outbox.lose(size, 'overflow');
  }

  /** What another load of the page must deliver if this one cannot: the newest of it, oldest epoch first. */
  function rest() {
    var room = TAIL;
    var all = [];
    for (var i = epochs.length - 1; i >= 0; i--) {
      if (!epochs[i].outbox.delivered()) {
        var tail = epochs[i].outbox.tail(room);
        room = tail.room;
        tail.hello = epochs[i].hello || ownHello();
        tail.hello.rest = true;
        tail.hello.reload = undefined;
        all.unshift(tail);
      }
    }
    return all;
  }

  return {
    emit: emit,
    emitTo: emitTo,
    reply: reply,
    readings: readings,
    touch: emission.schedule,
    flush: emission.flush,
    adopt: adopt,
    rest: rest,
    connection: connection
  };
}
