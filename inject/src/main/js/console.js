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
  // Enough for the ten frames of the page's that a console shows, below our own two.
  var FRAMES = 12;
  var page = window.console;
  // Looking at a Proxy may run a trap that logs, and a stack the page's own way to write it: that call would not exist
  // without us.
  var isBusy = false;
  // Of the call under way, and what the engine says of its arguments.
  var place;
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
    var at = place;
    var remotes = values.describeAll(args, from || 0, 'console', preview || true, at.names);
    var timestamp = intrinsics.now();
    emit('Runtime.consoleAPICalled', function () {
      var wasBusy = isBusy;
      isBusy = true;
      try {
        return { type: type, args: remotes, timestamp: timestamp, stack: values.stackAt(at), causes: causes(remotes, args, from || 0) };
      } finally {
        isBusy = wasBusy;
      }
    });
  }

  // By the argument's index.
  function causes(remotes, args, from) {
    var all;
    for (var i = 0; i < remotes.length; i++) {
      var found = remotes[i].subtype == 'error' && values.causesOf(args[from + i]);
      if (found) {
        all = all || {};
        all[i] = found;
      }
    }
    return all;
  }

  function copy(args) {
    var parts = [];
    for (var i = 0; i < args.length; i++) {
      parts[i] = args[i];
    }
    return parts;
  }

  // The browser puts the converted values into the event.
  function format(args, from) {
    var text = args[from];
    if (typeof text != 'string' || from + 1 >= args.length || intrinsics.indexOf(text, '%') < 0) {
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
    if (directive == 's') {
      var text = typeof value == 'symbol' ? values.textOf(value) : values.stringOf(value);
      return text === undefined ? value : text;
    }
    return directive == 'f'
      ? intrinsics.parseFloat(values.stringOf(value))
      : directive == 'd' || directive == 'i'
      ? intrinsics.parseInt(values.stringOf(value), 10)
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
    var label = args[0] === undefined ? 'default' : values.stringOf(args[0]);
    if (label === undefined) {
      label = values.textOf(args[0]);
    }
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

  // Chrome ignores what is no name, and all of them when none is left.
  function columnsOf(value) {
    var columns = typeof value == 'string' ? [value] : [];
    if (value && typeof value == 'object' && values.kindOf(value) == 'array') {
      for (var i = 0; i < 1000 && i < value.length; i++) {
        var found = intrinsics.descriptor(value, '' + i);
        if (found && typeof found.value == 'string') {
          columns[columns.length] = found.value;
        }
      }
    }
    return columns.length && columns;
  }

  function table(args) {
    var type = typeof args[0];
    if (args[0] && type == 'object') {
      send('table', [args[0]], 0, { isTable: true, columns: columnsOf(args[1]) });
    } else if (args.length) {
      send('table', type == 'function' ? [values.textOf(args[0])] : args);
    }
  }

  function capture(name, args) {
    var type = types[name] === 1 ? name : types[name];
    if (type) {
      if (args.length) {
        send(type, name == 'dir' || name == 'dirxml' ? args : format(args, 0));
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

  // Where there is no Proxy, a function that says the same.
  function wrap(name, original) {
    function observed(target, self, args) {
      var result = original && intrinsics.apply(original, self, args);
      if (!isBusy) {
        isBusy = true;
        try {
          // From here, because each frame of ours above the page's costs.
          place = values.lookAt(args, 0, FRAMES);
          capture(name, args);
        } catch (e) {
          // The page's console has the call; ours must not fail for it.
        }
        place = null;
        isBusy = false;
      }
      return result;
    }
    if (intrinsics.Proxy && original) {
      return intrinsics.wrap(original, observed);
    }
    function wrapper() {
      return observed(original, this, arguments);
    }
    original &&
      intrinsics.define(wrapper, 'toString', function () {
        return intrinsics.functionText(original);
      });
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
