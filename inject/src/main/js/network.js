/**
 * Captures what fails on the network: fetch and XMLHttpRequest that reach nobody or are answered 400 and more, each with
 * method, URL, status, duration and the stack of the call. What the page itself aborts is no failure.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {function(string, function(): Object)} emit
 */
function createNetworkCapture(intrinsics, values, window, emit) {
  var FRAMES = 15; // the ten of the page's, below our own
  var LONG = 2048;
  var getter = intrinsics.getter;
  var status = getter('Response', 'status');
  var statusText = getter('Response', 'statusText');
  var requestUrl = getter('Request', 'url');
  var requestMethod = getter('Request', 'method');
  var requestSignal = getter('Request', 'signal');
  var isAborted = getter('AbortSignal', 'aborted');
  var href = getter('URL', 'href');
  var xhrStatus = getter('XMLHttpRequest', 'status');
  var xhrStatusText = getter('XMLHttpRequest', 'statusText');
  var exchanges = intrinsics.WeakMap && new intrinsics.WeakMap();
  var ENDS = ['load', 'error', 'timeout', 'abort'];

  function begin(method, url) {
    return { method: method, url: url, start: intrinsics.clock(), place: values.lookAt([], 0, FRAMES) };
  }

  // A status of 0 is that of no answer.
  function fail(exchange, code, text) {
    var timestamp = intrinsics.now();
    var duration = intrinsics.clock() - exchange.start;
    var said = exchange.method + ' ' + exchange.url + ' ' + (code ? code + (text && ' (' + text + ')') : text);
    emit('Log.entryAdded', function () {
      return {
        entry: {
          source: 'network',
          level: 'error',
          text: intrinsics.slice(said, 0, LONG),
          url: intrinsics.slice(exchange.url, 0, LONG),
          timestamp: timestamp,
          method: exchange.method,
          status: code,
          duration: duration,
          stack: values.stackAt(exchange.place)
        }
      };
    });
  }

  // Of a Request or of the options beside a URL; a getter of the page's is not asked.
  function option(input, init, name, read) {
    var found = init && typeof init == 'object' ? values.memberOf(init, name) : undefined;
    return found === undefined && read ? own(read, input) : found;
  }

  function own(read, object) {
    try {
      return read(object);
    } catch (e) {
      // It is no such object.
    }
  }

  function absolute(input) {
    var text = values.stringOf(input);
    try {
      return text === undefined ? '' : href(new intrinsics.URL(intrinsics.slice(text, 0, LONG), window.document.baseURI));
    } catch (e) {
      return text;
    }
  }

  function fetched(args, promise) {
    var input = args[0];
    var method = option(input, args[1], 'method', requestMethod);
    var signal = option(input, args[1], 'signal', requestSignal);
    var url = input && typeof input == 'object' && requestUrl && own(requestUrl, input);
    var exchange = begin(typeof method == 'string' ? intrinsics.upper(method) : 'GET', url || absolute(input));
    // Ours in its place: a branch beside it would make the page's own unhandled rejection a handled one.
    return intrinsics.then(
      promise,
      function (response) {
        attempt(function () {
          status(response) >= 400 && fail(exchange, status(response), statusText(response));
        });
        return response;
      },
      function (error) {
        attempt(function () {
          if (!(signal && isAborted && own(isAborted, signal))) {
            fail(exchange, 0, intrinsics.exec(/^.*/, values.textOf(error))[0]);
          }
        });
        throw error;
      }
    );
  }

  function attempt(run) {
    try {
      return run();
    } catch (e) {
      // The page goes on without our entry.
    }
  }

  function sent(xhr) {
    var exchange = intrinsics.weakGet(exchanges, xhr);
    if (!exchange) {
      return;
    }
    var begun = begin(exchange.method, exchange.url);
    function end(event) {
      intrinsics.each(ENDS, function (type) {
        intrinsics.ignore(xhr, type, end);
      });
      attempt(function () {
        var code = xhrStatus(xhr);
        // One that was opened again meanwhile has ended without an event.
        if (intrinsics.weakGet(exchanges, xhr) === exchange && event.type != 'abort' && (code >= 400 || event.type != 'load')) {
          fail(begun, code, code ? xhrStatusText(xhr) : event.type == 'timeout' ? 'timed out' : 'failed');
        }
      });
    }
    intrinsics.each(ENDS, function (type) {
      intrinsics.listen(xhr, type, end);
    });
    return end;
  }

  /** Puts a Proxy of a method in its place, which keeps its name, length and text. */
  function wrap(holder, name, around) {
    attempt(function () {
      var found = holder && intrinsics.descriptor(holder, name);
      if (found && typeof found.value == 'function' && intrinsics.Proxy) {
        intrinsics.defineRaw(holder, name, { value: intrinsics.wrap(found.value, around) });
      }
    });
  }

  if (status && intrinsics.then) {
    var plain = window.Promise.prototype;
    wrap(window, 'fetch', function (original, self, args) {
      var promise = intrinsics.apply(original, self, args);
      return (
        attempt(function () {
          // What a page's own fetch adds to its promises would be missing from ours.
          return intrinsics.prototypeOf(promise) === plain && !intrinsics.names(promise).length && fetched(args, promise);
        }) || promise
      );
    });
  }
  if (exchanges && xhrStatus) {
    var prototype = window.XMLHttpRequest.prototype;
    wrap(prototype, 'open', function (original, self, args) {
      var result = intrinsics.apply(original, self, args);
      attempt(function () {
        intrinsics.weakSet(exchanges, self, { method: intrinsics.upper(values.stringOf(args[0])), url: absolute(args[1]) });
      });
      return result;
    });
    wrap(prototype, 'send', function (original, self, args) {
      var end = attempt(function () {
        return sent(self);
      });
      try {
        return intrinsics.apply(original, self, args);
      } catch (error) {
        // One that is waited for throws, and fires no event.
        end && end({ type: intrinsics.exec(/^(Network|Timeout)Error/, values.textOf(error)) ? 'error' : 'abort' });
        throw error;
      }
    });
  }
}
