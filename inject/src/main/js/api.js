/**
 * The names that a console prompt knows besides the page's own: `$_ $0 ... $4 $ $$ $x copy keys values inspect table clear dir
 * dirxml profile profileEnd monitorEvents unmonitorEvents getEventListeners`.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {function(string, function(): Object)} tell sends an event to the console that asked
 */
function createCommandLineApi(intrinsics, values, window, tell) {
  var document = window.document;

  function ask(value, hints) {
    var object = values.describe(value, 'console', true);
    tell('Runtime.inspectRequested', function () {
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

  function monitor(method) {
    return function (target, types) {
      [].concat(types || ['click', 'input', 'keydown', 'touchstart', 'load', 'error']).forEach(function (type) {
        target[method](type, report, true);
      });
    };
  }

  // V8's own way: nothing for what is no object, and numbers for indices.
  function keysOf(object) {
    var isObject = object && (typeof object == 'object' || typeof object == 'function');
    return (isObject ? intrinsics.keys(object) : []).map(function (key) {
      return intrinsics.exec(/^(0|[1-9]\d{0,8})$/, key) ? +key : key;
    });
  }

  return {
    $_: undefined,
    $0: undefined,
    $1: undefined,
    $2: undefined,
    $3: undefined,
    $4: undefined,
    $: function (selector, root) {
      return (root || document).querySelector(selector);
    },
    $$: function (selector, root) {
      return [].slice.call((root || document).querySelectorAll(selector));
    },
    $x: function (path, root) {
      var found = document.evaluate(path, root || document, null, 0, null);
      var plain = ['', 'numberValue', 'stringValue', 'booleanValue'][found.resultType];
      var nodes = [];
      for (var node; !plain && (node = found.iterateNext()); ) {
        nodes.push(node);
      }
      return plain ? found[plain] : nodes;
    },
    copy: function (value) {
      ask(value, { copyToClipboard: true });
    },
    keys: keysOf,
    values: function (object) {
      return keysOf(object).map(function (key) {
        return object[key];
      });
    },
    inspect: function (value) {
      for (var i = 4; i > 0; i--) {
        this['$' + i] = this['$' + (i - 1)];
      }
      this.$0 = value;
      ask(value, {});
      return value;
    },
    table: consoleMethod('table'),
    clear: consoleMethod('clear'),
    dir: consoleMethod('dir'),
    dirxml: consoleMethod('dirxml'),
    profile: consoleMethod('profile'),
    profileEnd: consoleMethod('profileEnd'),
    monitorEvents: monitor('addEventListener'),
    unmonitorEvents: monitor('removeEventListener'),
    // A page cannot list what addEventListener was given; the handlers in its `on...` properties are what it can.
    getEventListeners: function (target) {
      var found = {};
      for (var name in target) {
        if (intrinsics.exec(/^on/, name) && typeof target[name] == 'function') {
          var type = intrinsics.slice(name, 2);
          found[type] = [{ listener: target[name], type: type, useCapture: false }];
        }
      }
      return found;
    }
  };
}
