/**
 * Runs texts as script elements from our own tag's address plus a query, one after the other: the relay holds each for a
 * moment. For pages whose policy allows that address, but neither eval nor a nonce.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param timers what createTimers returns
 * @param trust what createTrust returns
 * @param {Window} window
 * @param {{catching: ?function(ErrorEvent): boolean}} muffler what createErrorCapture returns
 * @param {HTMLScriptElement} tag our own
 * @param channel {isUp(), connection}
 */
function createHeldScripts(intrinsics, timers, trust, window, muffler, tag, channel) {
  var PATIENCE = 10000; // ms
  var FRAME = 262144; // bytes that the relay takes at once
  var MOST = 64; // that wait for their turn; the relay has no more commands under way
  var UNHELD = 'The relay did not hold the source for the page: it is away, older than this page, or the source is too long.';
  var REFUSED = 'The page did not load the source from the relay. Does its Content-Security-Policy still allow the relay in script-src?';
  var document = window.document;
  var waiting = [];
  var current = null; // {id, text, isHeld, done}

  /**
   * Runs a text and ends in done(received, failure): what it gave to `document.currentScript.kite`, in a list, or the error
   * that it ended in, as {error, syntax: {line, column}}.
   */
  function run(text, done) {
    if (waiting.length == MOST) {
      done(null, { error: new intrinsics.Error('Too many: ask for less.') });
      return;
    }
    waiting[waiting.length] = { text: text, done: done };
    if (!current) {
      next();
    }
  }

  function next() {
    var mine = (current = waiting[0] || null);
    if (!mine) {
      return;
    }
    for (var i = 1; i < waiting.length; i++) {
      waiting[i - 1] = waiting[i];
    }
    waiting.length--;
    timers.after(PATIENCE, function () {
      end(mine, null, { error: new intrinsics.Error(mine.isHeld ? REFUSED : UNHELD) });
    });
    try {
      mine.id = randomId();
      var frame = 'h ' + mine.id + ' {"source":' + intrinsics.quote(mine.text) + '}';
      if (channel.isUp() && size(frame) <= FRAME) {
        channel.connection.send(frame);
        return;
      }
      var error = new intrinsics.Error(UNHELD);
    } catch (broken) {
      // What the page has put in the place of the browser's.
      error = broken;
    }
    end(mine, null, { error: error });
  }

  // Nobody else can guess where the text is.
  function randomId() {
    var id = '';
    var bytes = window.crypto && window.crypto.getRandomValues(new window.Uint8Array(16));
    while (id.length < 32) {
      var byte = bytes ? bytes[id.length / 2] : (window.Math.random() * 256) | 0;
      id += intrinsics.slice((byte + 256).toString(16), 1);
    }
    return id;
  }

  // In UTF-8, with half a surrogate pair counted as three.
  function size(text) {
    var bytes = 0;
    for (var i = 0; i < text.length; i++) {
      bytes += text[i] < '\u0080' ? 1 : text[i] < '\u0800' ? 2 : 3;
    }
    return bytes;
  }

  function end(mine, received, failure) {
    if (mine === current) {
      muffler.catching = null;
      current = null;
      try {
        mine.done(received, failure);
      } finally {
        // What was done may have begun another.
        if (!current) {
          next();
        }
      }
    }
  }

  /** The relay holds the script with this id. */
  function held(id) {
    var mine = current;
    if (!mine || mine.id !== id || mine.isHeld) {
      return;
    }
    mine.isHeld = true;
    var script = document.createElement('script');
    var received;
    var failure;
    // The page's own errors go their way meanwhile.
    muffler.catching = function (event) {
      var file = '' + event.filename;
      // By the name that the text gives itself at its end; an earlier text's listeners may run meanwhile.
      var isNamed = intrinsics.exec(/^kite-\d+$/, file) && intrinsics.slice(mine.text, -file.length) == file;
      var isOurs = isNamed || intrinsics.indexOf(file, id) >= 0;
      if (isOurs) {
        failure = { error: event.error, syntax: { line: event.lineno - 1, column: event.colno - 1 } };
      }
      return isOurs;
    };
    script.kite = function (value) {
      received = [value];
    };
    script.onload = timers.guard(function () {
      remove(script);
      end(mine, received, failure);
    });
    script.onerror = timers.guard(function () {
      remove(script);
      end(mine, null, { error: new intrinsics.Error(REFUSED) });
    });
    try {
      script.src = trust.url(intrinsics.exec(/^[^#]*/, tag.src)[0] + '&script=' + id);
      script.crossOrigin = 'anonymous';
      (document.head || document.documentElement).appendChild(script);
    } catch (refused) {
      end(mine, null, { error: new intrinsics.Error(REFUSED) });
    }
  }

  function remove(script) {
    if (script.parentNode) {
      script.parentNode.removeChild(script);
    }
  }

  return {
    run: run,
    held: held,
    // The code that asks came from there itself.
    isPossible: function () {
      return !!tag;
    }
  };
}
