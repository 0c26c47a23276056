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
  // Looking at a Proxy may run a trap that logs: that call would not exist without us.
  var isBusy = false;
  // The event's type by method, 1 for the method's name; false where it has rules of its own, '' where it makes no event.
  var types = {
    assert: false,
    clear: 1,
    count: false,
    countReset: false,
    debug: 1,
    dir: 1,
    dirxml: 1,
    error: 1,
    group: 'startGroup',
    groupCollapsed: 'startGroupCollapsed',
    groupEnd: 'endGroup',
    info: 1,
    log: 1,
    table: false,
    time: false,
    timeEnd: false,
    timeLog: false,
    timeStamp: '',
    trace: 1,
    warn: 'warning'
  };
  var marks = intrinsics.create(null);
  var labels = 0;

  function send(type, args, from, preview) {
    var said = values.describeCall(args, from || 0, 'console', preview || true, FRAMES);
    var timestamp = intrinsics.now();
    emit('Runtime.consoleAPICalled', function () {
      return { type: type, args: said.args, timestamp: timestamp, stack: values.stackAt(said.place) };
    });
  }

  function copy(args) {
    var parts = [];
    for (var i = 0; i < args.length; i++) {
      parts[i] = args[i];
    }
    return parts;
  }

  // The browser puts the converted values into the event. It has run a page's toString once; we do not again.
  function format(args, from) {
    var text = args[from];
    if (typeof text != 'string' || intrinsics.indexOf(text, '%') < 0) {
      return args;
    }
    var parts = copy(args);
    var directive = /%([%sdifoOc_])/g;
    for (var found; (found = intrinsics.exec(directive, text)) && from + 1 < parts.length; ) {
      if (found[1] != '%') {
        parts[++from] = convert(found[1], parts[from]);
      }
    }
    return parts;
  }

  function convert(directive, value) {
    var isObject = value && (typeof value == 'object' || typeof value == 'function');
    var text = isObject ? '' : values.textOf(value);
    return directive == 's'
      ? isObject
        ? value
        : text
      : directive == 'f'
      ? intrinsics.parseFloat(text)
      : directive == 'd' || directive == 'i'
      ? intrinsics.parseInt(text, 10)
      : value;
  }

  // A page that makes up labels without end starts over.
  function mark(key, value) {
    if (!(key in marks) && ++labels > LABELS) {
      labels = 1;
      marks = intrinsics.create(null);
    }
    marks[key] = value;
  }

  /** Counts and timers: both keep a mark by label. */
  function labelled(name, args) {
    var label = args[0] === undefined ? 'default' : values.textOf(args[0]);
    var isCount = name == 'count' || name == 'countReset';
    var key = isCount + label;
    var known = marks[key];
    var what = (isCount ? 'Count for' : 'Timer') + " '" + label + "' ";
    if (name == 'count') {
      mark(key, (known || 0) + 1);
      send(name, [label + ': ' + marks[key]]);
    } else if (name == 'time') {
      known === undefined ? mark(key, intrinsics.clock()) : send('warning', [what + 'already exists']);
    } else if (known === undefined) {
      send('warning', [what + 'does not exist']);
    } else if (isCount) {
      marks[key] = undefined;
    } else {
      var parts = copy(args);
      parts[0] = label + ': ' + (intrinsics.clock() - known) + ' ms';
      if (name == 'timeLog') {
        send('log', parts);
      } else {
        marks[key] = undefined;
        send(name, [parts[0]]);
      }
    }
  }

  function table(args) {
    var columns = typeof args[1] == 'string' ? [args[1]] : intrinsics.isArray(args[1]) && args[1];
    if (args[0] && typeof args[0] == 'object') {
      send('table', [args[0]], 0, { isTable: true, columns: columns });
    } else if (args.length) {
      send('table', args);
    }
  }

  function capture(name, args) {
    var type = types[name] === 1 ? name : types[name];
    if (type) {
      if (args.length) {
        send(type, intrinsics.exec(/^dir/, name) ? args : format(args, 0));
      } else if (intrinsics.exec(/^(trace|clear|group)/, name)) {
        send(type, ['console.' + name]);
      }
    } else if (name == 'assert') {
      args[0] || (args.length > 1 ? send(name, format(args, 1), 1) : send(name, ['console.assert']));
    } else if (name == 'table') {
      table(args);
    } else if (type === false) {
      labelled(name, args);
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
      return intrinsics.functionText(original);
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
    function wrapper() {
      return called(name, original, this, arguments);
    }
    original && intrinsics.define(wrapper, 'toString', text);
    return wrapper;
  }

  function install(name) {
    try {
      var found = intrinsics.descriptor(page, name);
      if (!found) {
        // Old browsers' consoles inherit their methods.
        page[name] = wrap(name, page[name]);
      } else if (typeof found.value == 'function') {
        intrinsics.defineRaw(page, name, { value: wrap(name, found.value) });
      }
    } catch (e) {
      // A frozen console stays as it is.
    }
  }

  if (page) {
    intrinsics.each(intrinsics.keys(types), install);
  }
}
