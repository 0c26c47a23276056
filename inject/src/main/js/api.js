/**
 * The names that a console prompt knows besides the page's own: `$_ $0 $ $$ $x copy keys values inspect table clear dir
 * monitorEvents unmonitorEvents getEventListeners`.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {function(string, function(): Object)} emit
 */
function createCommandLineApi(intrinsics, values, window, emit) {
  var document = window.document;

  function list(source) {
    var items = [];
    for (var i = 0; i < source.length; i++) {
      items[i] = source[i];
    }
    return items;
  }

  function ask(value, hints) {
    var object = values.describe(value, 'console', true);
    emit('Runtime.inspectRequested', function () {
      return { object: object, hints: hints };
    });
  }

  function consoleMethod(name) {
    return function (value) {
      window.console[name](value);
    };
  }

  function report(event) {
    window.console.log(event.type, event);
  }

  function each(types, visit) {
    types = typeof types == 'string' ? [types] : types || ['click', 'input', 'keydown', 'load', 'error', 'touchstart', 'scroll'];
    for (var i = 0; i < types.length; i++) {
      visit(types[i]);
    }
  }

  return {
    $_: undefined,
    $0: undefined,
    $: function (selector, root) {
      return (root || document).querySelector(selector);
    },
    $$: function (selector, root) {
      return list((root || document).querySelectorAll(selector));
    },
    $x: function (path, root) {
      var found = document.evaluate(path, root || document, null, 0, null);
      if (found.resultType < 4) {
        return [found.numberValue, found.stringValue, found.booleanValue][found.resultType - 1];
      }
      var nodes = [];
      for (var node; (node = found.iterateNext()); ) {
        nodes[nodes.length] = node;
      }
      return nodes;
    },
    copy: function (value) {
      ask(value, { copyToClipboard: true });
    },
    keys: window.Object.keys,
    values: function (object) {
      return window.Object.keys(object).map(function (key) {
        return object[key];
      });
    },
    inspect: function (value) {
      this.$0 = value;
      ask(value, {});
      return value;
    },
    table: consoleMethod('table'),
    clear: consoleMethod('clear'),
    dir: consoleMethod('dir'),
    monitorEvents: function (target, types) {
      each(types, function (type) {
        target.addEventListener(type, report, true);
      });
    },
    unmonitorEvents: function (target, types) {
      each(types, function (type) {
        target.removeEventListener(type, report, true);
      });
    },
    // A page cannot list what addEventListener was given; the handlers in `on...` properties are what it can.
    getEventListeners: function (target) {
      var found = {};
      for (var name in target) {
        var listener = /^on/.test(name) && target[name];
        if (typeof listener == 'function') {
          found[name.slice(2)] = [{ listener: listener, type: name.slice(2), useCapture: false }];
        }
      }
      return found;
    }
  };
}
