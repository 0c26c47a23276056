/**
 * Captures the page's console calls with Chrome's types and argument rules. The page's own method is called first, with the
 * same `this` and arguments, and our failure never reaches the page.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {function(string, function(): Object)} emit
 */
function createConsoleCapture(intrinsics, values, window, emit) {
  var LABELS = 1000;
  // Enough for the ten frames of the page's that a console shows, below our own.
  var FRAMES = 13;
  var page = window.console;
  var Failure = intrinsics.Error;
  // Looking at a Proxy may run a trap that logs: that call would not exist without us.
  var isBusy = false;
  // The type of the event by method; the methods without a type have rules of their own.
  var types = {
    assert: 0,
    clear: 'clear',
    count: 0,
    countReset: 0,
    debug: 'debug',
    dir: 'dir',
    dirxml: 'dirxml',
    error: 'error',
    group: 'startGroup',
    groupCollapsed: 'startGroupCollapsed',
    groupEnd: 'endGroup',
    info: 'info',
    log: 'log',
    table: 'table',
    time: 0,
    timeEnd: 0,
    timeLog: 0,
    timeStamp: 0,
    trace: 'trace',
    warn: 'warning'
  };
  var counts = labels();
  var timers = labels();

  function labels() {
    return { size: 0, at: intrinsics.create(null) };
  }

  // A page that makes up labels without end starts over.
  function put(map, label, value) {
    if (!(label in map.at) && ++map.size > LABELS) {
      map.size = 1;
      map.at = intrinsics.create(null);
    }
    map.at[label] = value;
  }

  function send(type, args, from, preview) {
    var remotes = values.describeAll(args, from, 'console', preview || true);
    var timestamp = intrinsics.now();
    var limit = Failure.stackTraceLimit;
    if (limit < FRAMES) {
      Failure.stackTraceLimit = FRAMES;
    }
    var place = new Failure();
    if (limit < FRAMES) {
      Failure.stackTraceLimit = limit;
    }
    emit('Runtime.consoleAPICalled', function () {
      // Only now: V8 formats a stack when it is first read.
      return { type: type, args: remotes, timestamp: timestamp, stack: '' + place.stack };
    });
  }

  function labelOf(args) {
    var label = args[0];
    return label === undefined ? 'default' : typeof label == 'object' ? values.describe(label).description : '' + label;
  }

  // The browser puts the converted values into the event. It has run a page's toString once; we do not again.
  function format(args, from) {
    var text = args[from];
    if (typeof text != 'string' || intrinsics.indexOf(text, '%') < 0) {
      return args;
    }
    var copy = [];
    for (var i = 0; i < args.length; i++) {
      copy[i] = args[i];
    }
    var directive = /%([%sdifoOc_])/g;
    for (var found; (found = intrinsics.exec(directive, text)) && from + 1 < copy.length; ) {
      if (found[1] != '%') {
        copy[++from] = convert(found[1], copy[from]);
      }
    }
    return copy;
  }

  function convert(directive, value) {
    var isObject = value && (typeof value == 'object' || typeof value == 'function');
    var text = typeof value == 'symbol' ? intrinsics.symbolText(value) : isObject ? '' : '' + value;
    switch (directive) {
      case 's':
        return isObject ? value : text;
      case 'd':
      case 'i':
        return intrinsics.parseInt(text, 10);
      case 'f':
        return intrinsics.parseFloat(text);
    }
    return value;
  }

  function timer(name, args) {
    var label = labelOf(args);
    var start = timers.at[label];
    if (name == 'time') {
      if (start === undefined) {
        put(timers, label, intrinsics.clock());
      } else {
        send('warning', ["Timer '" + label + "' already exists"], 0);
      }
    } else if (start === undefined) {
      send('warning', ["Timer '" + label + "' does not exist"], 0);
    } else {
      var all = [label + ': ' + (intrinsics.clock() - start) + ' ms'];
      if (name == 'timeEnd') {
        put(timers, label, undefined);
        send(name, all, 0);
      } else {
        for (var i = 1; i < args.length; i++) {
          all[i] = args[i];
        }
        send('log', all, 0);
      }
    }
  }

  function count(name, args) {
    var label = labelOf(args);
    var next = (counts.at[label] || 0) + 1;
    if (name == 'count') {
      put(counts, label, next);
      send(name, [label + ': ' + next], 0);
    } else if (next > 1) {
      put(counts, label, 0);
    } else {
      send('warning', ["Count for '" + label + "' does not exist"], 0);
    }
  }

  function table(args) {
    var columns = typeof args[1] == 'string' ? [args[1]] : intrinsics.isArray(args[1]) && args[1];
    if (args[0] && typeof args[0] == 'object') {
      send('table', [args[0]], 0, { table: true, columns: columns });
    } else {
      send('table', args, 0);
    }
  }

  function capture(name, args) {
    var type = types[name];
    if (name == 'assert') {
      if (!args[0]) {
        args.length > 1 ? send(name, format(args, 1), 1) : send(name, ['console.assert'], 0);
      }
    } else if (name == 'count' || name == 'countReset') {
      count(name, args);
    } else if (name == 'time' || name == 'timeLog' || name == 'timeEnd') {
      timer(name, args);
    } else if (name == 'table') {
      args.length && table(args);
    } else if (args.length) {
      type && send(type, type == 'dir' || type == 'dirxml' ? args : format(args, 0), 0);
    } else if (name == 'trace' || name == 'clear' || type == 'endGroup' || type == 'startGroup' || type == 'startGroupCollapsed') {
      send(type, ['console.' + name], 0);
    }
  }

  function called(name, original, self, args) {
    var result = original && intrinsics.apply(original, self, args);
    if (!isBusy) {
      isBusy = true;
      try {
        capture(name, args);
      } catch (e) {
        // The page's console has the call; ours must not fail for it.
      }
      isBusy = false;
    }
    return result;
  }

  // A Proxy of the original keeps its name, length and text; where there is none, a function that says the same.
  function wrap(name, original) {
    function text() {
      return intrinsics.functionText(original || called);
    }
    if (intrinsics.Proxy && original) {
      return new intrinsics.Proxy(original, {
        apply: function (target, self, args) {
          return called(name, original, self, args);
        },
        get: function (target, key) {
          return key == 'toString' ? text : target[key];
        }
      });
    }
    var wrapper = function () {
      return called(name, original, this, arguments);
    };
    try {
      intrinsics.defineRaw(wrapper, 'name', { value: name });
    } catch (e) {
      // ES5 engines: a function's name is fixed.
    }
    original && intrinsics.define(wrapper, 'toString', text);
    return wrapper;
  }

  function install(name) {
    try {
      var found = intrinsics.descriptor(page, name);
      if (found && typeof found.value == 'function') {
        intrinsics.defineRaw(page, name, { value: wrap(name, found.value) });
      } else if (!(name in page)) {
        page[name] = wrap(name);
      }
    } catch (e) {
      // A frozen console stays as it is.
    }
  }

  for (var name in types) {
    page && install(name);
  }
}
