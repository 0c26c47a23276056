/**
 * Kite.complete: the names that may follow what stands at the prompt. No code of the page runs for it: the walk reads
 * descriptors, and getters only where they are the engine's own.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createWalk>} walk
 * @param {function(Object): boolean} isProxy
 * @param {Window} window
 * @param {ReturnType<createEvaluator>} evaluator
 */
function createCompletion(intrinsics, walk, isProxy, window, evaluator) {
  var MOST = 200; // names in an answer
  var BUDGET = 20; // ms
  var DEPTH = 100; // prototypes of one object
  var PATH = 100;
  var TEXT = 200; // characters of a name
  var LONG = 1000; // the longest list whose names the engine is asked for: it makes all of them at once
  var PLAIN = /^[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*$/;

  // A primitive becomes the object that its members are looked up on, as this function is no strict one.
  function boxed() {
    return this;
  }

  /** The object behind a value, or null where there is none that can be looked at. */
  function objectOf(value) {
    var object = value === undefined || value === null ? null : intrinsics.apply(boxed, value, []);
    return object === null || isProxy(object) ? null : object;
  }

  function parentOf(object) {
    var parent = intrinsics.prototypeOf(object);
    return parent && !isProxy(parent) ? parent : null;
  }

  function lookUp(object, key) {
    for (var holder = object, depth = 0; holder && depth < DEPTH; depth++) {
      var found = intrinsics.descriptor(holder, key);
      if (found) {
        return found;
      }
      holder = parentOf(holder);
    }
  }

  /** What object[key] is, as {value}; undefined where only code of the page could tell. */
  function read(object, key, found) {
    // The engine's own getter of a pattern's flags asks the page's getters for each.
    return found && found.get ? (key == 'flags' ? undefined : walk.readNative(object, found, key)) : found;
  }

  /** What a name at the beginning of a path is, as {value}. */
  function global(name) {
    if (name == 'this') {
      return { value: window };
    }
    var own = intrinsics.descriptor(evaluator.scope, name);
    if (own) {
      return { value: intrinsics.apply(own.get, undefined, []) };
    }
    var found = lookUp(window, name);
    if (found) {
      return read(window, name, found);
    }
    // A let, const or class of a script: to read one runs nothing.
    var isNamed = intrinsics.exec(PLAIN, name) && evaluator.mode() == 'eval';
    var lexical = isNamed ? evaluator.engine.valueOf(name) : {};
    return intrinsics.has(lexical, 'value') ? lexical : intrinsics.descriptor(evaluator.api, name);
  }

  function follow(path) {
    var found = global(path[0]);
    for (var i = 1; found && i < path.length; i++) {
      var object = objectOf(found.value);
      found = object === null ? undefined : read(object, path[i], lookUp(object, path[i]));
    }
    return found ? objectOf(found.value) : null;
  }

  // The own names of an object; of a long list not those of its elements.
  function namesOf(object) {
    var length = intrinsics.descriptor(object, 'length');
    var isString = length && !length.writable && !length.configurable;
    if (length && length.value > LONG && (isString || intrinsics.isArray(object))) {
      return ['length'];
    }
    return intrinsics.typedArray && intrinsics.typedArray(object) ? [] : intrinsics.names(object);
  }

  function collect(prefix) {
    var lowerPrefix = intrinsics.lower(prefix);
    var seen = intrinsics.create(null);
    // By whether a name can stand behind a dot, and whether its case is that of the prefix.
    var ranks = [[], [], [], []];
    var end = intrinsics.clock() + BUDGET;
    var isCut = false;

    function rankOf(name) {
      var isExact = intrinsics.slice(name, 0, prefix.length) === prefix;
      if (!isExact && intrinsics.lower(intrinsics.slice(name, 0, prefix.length)) !== lowerPrefix) {
        return;
      }
      return ranks[(intrinsics.exec(PLAIN, name) ? 0 : 2) + (isExact ? 0 : 1)];
    }

    function add(holder, name, isOwn) {
      var rank = name.length <= TEXT && rankOf(name);
      if (!rank || rank.length > MOST || seen['$' + name] || intrinsics.exec(/^\d+$/, name)) {
        return;
      }
      seen['$' + name] = true;
      var found = intrinsics.descriptor(holder, name);
      rank[rank.length] = {
        name: name,
        kind: found && (found.get || found.set) ? 'accessor' : found && typeof found.value == 'function' ? 'function' : 'value',
        own: isOwn
      };
    }

    function addAll(holder, names, isOwn) {
      for (var i = 0; i < names.length && !isCut; i++) {
        isCut = ranks[0].length > MOST || (i % 100 == 99 && intrinsics.clock() > end);
        add(holder, names[i], isOwn);
      }
    }

    return {
      add: addAll,
      /** Adds the names of an object and of what it inherits from. */
      chain: function (object) {
        for (var holder = object, depth = 0; holder && depth < DEPTH && !isCut; depth++) {
          addAll(holder, namesOf(holder), depth === 0);
          holder = parentOf(holder);
        }
      },
      answer: function () {
        var result = [];
        intrinsics.each(ranks, function (rank) {
          for (var i = 0; i < rank.length; i++) {
            isCut = isCut || result.length == MOST;
            if (result.length < MOST) {
              result[result.length] = rank[i];
            }
          }
        });
        return { result: result, more: isCut };
      }
    };
  }

  function isPath(path) {
    if (!intrinsics.isArray(path) || path.length > PATH) {
      return false;
    }
    for (var i = 0; i < path.length; i++) {
      if (typeof path[i] != 'string') {
        return false;
      }
    }
    return true;
  }

  return function (params, done) {
    var path = params.path;
    var prefix = params.prefix === undefined ? '' : params.prefix;
    if (!isPath(path)) {
      done(null, { code: -32602, message: 'path: expected a list of at most ' + PATH + ' names.' });
      return;
    }
    if (typeof prefix != 'string') {
      done(null, { code: -32602, message: 'prefix: expected a string.' });
      return;
    }
    var names = collect(prefix);
    try {
      if (path.length) {
        names.chain(follow(path));
      } else {
        names.add(evaluator.scope, intrinsics.names(evaluator.scope), true);
        names.chain(window);
        names.add(evaluator.api, intrinsics.names(evaluator.api), true);
      }
    } catch (refused) {
      // By another origin's window, say: what is known so far is the answer.
    }
    done(names.answer());
  };
}
