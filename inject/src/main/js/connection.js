/**
 * Keeps one connection to the relay alive for ever: deadlines, heartbeat, reconnect with full jitter. Knows nothing of
 * what travels but the ping. One timer, since a connection is in one phase at a time.
 *
 * @param timers {now(), after(ms, run) -> timer, cancel(timer)}
 * @param {function(): number} random from 0 to 1
 * @param transport {open({opened, message, closed}) -> {send, buffered, close}, or null when there never can be one}
 * @param listener {opened(), message(text), closed()}
 */
function createConnection(timers, random, transport, listener) {
  var CONNECT = 5000;
  var SILENCE = 25000;
  var ANSWER = 10000;
  var AWAKE = 3000;
  var PROVEN = 30000;
  var socket = null;
  var isOpen = false;
  var isStopped = false;
  var failures = 0;
  var timer;
  var since;

  function connect() {
    if (isStopped) {
      return;
    }
    wait(CONNECT, fail);
    var mine = socket = transport.open({ opened: current(opened), message: current(message), closed: current(fail) });
    if (!mine) {
      stop();
    }
    // What a connection given up says later must not be taken for the word of its successor.
    function current(listen) {
      return function (argument) {
        if (socket === mine && mine) {
          listen(argument);
        }
      };
    }
  }

  function opened() {
    isOpen = true;
    since = timers.now();
    wait(SILENCE, ping);
    listener.opened();
  }

  function message(text) {
    if (isOpen) {
      wait(SILENCE, ping);
      listener.message(text);
    }
  }

  function ping() {
    send('p');
    wait(ANSWER, fail);
  }

  function fail() {
    if (isOpen && timers.now() - since >= PROVEN) {
      failures = 0;
    }
    drop();
    if (!isStopped) {
      wait(random() * (failures < 6 ? 250 << failures : 15000), connect);
      failures++;
    }
  }

  function drop() {
    var old = socket;
    var wasOpen = isOpen;
    socket = null;
    isOpen = false;
    timers.cancel(timer);
    if (old) {
      old.close();
    }
    if (wasOpen) {
      listener.closed();
    }
  }

  function wait(ms, then) {
    timers.cancel(timer);
    timer = timers.after(ms, then);
  }

  /** The device or the network woke up: a connection proves quickly that it lives, a waiting one waits no longer. */
  function wake() {
    if (isOpen) {
      send('p');
      wait(AWAKE, fail);
    } else if (!socket) {
      connect();
    }
  }

  /** Begins anew at once, whatever the present connection claims to be. */
  function restart() {
    drop();
    connect();
  }

  function stop() {
    isStopped = true;
    drop();
  }

  function send(text) {
    if (socket) {
      socket.send(text);
    }
  }

  /** How many bytes of what was sent still wait. */
  function buffered() {
    return socket ? socket.buffered() : 0;
  }

  return {
    start: connect,
    wake: wake,
    restart: restart,
    fail: fail,
    stop: stop,
    send: send,
    buffered: buffered
  };
}
