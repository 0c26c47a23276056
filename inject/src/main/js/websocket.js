/**
 * One WebSocket at a time. Nothing it meets is thrown into the page; why there is no connection is said once, through
 * the page's own console.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param timers what createTimers returns
 * @param {Window} window
 * @param {string} url
 * @param {function(string)} warn
 */
function createWebSocketTransport(intrinsics, timers, window, url, warn) {
  var WebSocket = window.WebSocket;
  var send = intrinsics.method('WebSocket', 'send');
  var close = intrinsics.method('WebSocket', 'close');
  var buffered = intrinsics.getter('WebSocket', 'bufferedAmount');
  var origin = intrinsics.exec(/^\w+:\/\/[^\/]+/, url)[0];
  var failures = 0;
  var isForbidden = false;
  intrinsics.listen(
    window.document,
    'securitypolicyviolation',
    timers.guard(function (event) {
      if (intrinsics.indexOf(event.blockedURI, origin) === 0 && event.disposition !== 'report') {
        forbid('its Content-Security-Policy forbids it. Add connect-src ' + origin);
      }
    })
  );

  function forbid(why) {
    if (!isForbidden) {
      isForbidden = true;
      say(why);
    }
  }

  function say(why) {
    warn('cannot reach the relay ' + origin + ': ' + why);
  }

  /** Returns the socket, or null when there can never be one. */
  function open(listener) {
    var socket;
    try {
      socket = isForbidden ? null : new WebSocket(url);
    } catch (refusal) {
      forbid(
        !WebSocket
          ? 'the browser has no WebSocket.'
          : window.location.protocol === 'https:'
            ? 'an https page needs a relay with TLS.'
            : refusal
      );
    }
    if (!socket) {
      return null;
    }
    socket.onopen = timers.guard(function () {
      failures = -Infinity;
      listener.opened();
    });
    socket.onmessage = timers.guard(function (event) {
      listener.message(event.data);
    });
    socket.onclose = timers.guard(function () {
      if (++failures === 3) {
        say(
          'no answer. Is it running? A public page reaches private addresses only over https, with permission for the ' +
            'local network.'
        );
      }
      listener.closed();
    });
    return {
      send: function (text) {
        attempt(send, text);
      },
      buffered: function () {
        return buffered(socket);
      },
      close: function () {
        attempt(close);
      }
    };

    // A socket may close between our look at it and our use of it.
    function attempt(method, argument) {
      try {
        method(socket, argument);
      } catch (closed) {
        listener.closed();
      }
    }
  }

  return { open: open };
}
