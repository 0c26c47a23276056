/**
 * Runs a source in the page as a browser's own prompt does, where the page allows eval. The engine is the parser: variants of
 * the source are compiled to learn what it is, then it runs once.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {ReturnType<createEngine>} engine
 * @param {function(Array<string>): Object} visibleApi the api for the names that a source uses
 */
function createPrompt(intrinsics, values, window, engine, visibleApi) {
  // For the moment in which a source starts, the one way from global code to this function.
  var DOOR = 'kite$';
  var probe = createProbe(engine.compiles, intrinsics);
  var bindings = createBindings(intrinsics, window, engine, probe);
  var refusal = createSyntaxPlaces(intrinsics, engine, probe);
  var sources = createSources(intrinsics, bindings.scope);
  var keepValues = createLastValues(intrinsics, function (text) {
    return engine.compiles(text, true);
  });

  function clashing(clash) {
    try {
      engine.compile('let ' + clash.name + ';let ' + clash.name);
    } catch (e) {
      return { error: e, syntax: { line: 0, column: 0 }, frames: clash.isVariable ? '\n    at <anonymous>:1:1' : '' };
    }
  }

  /** What a source declares, and what the prompt or the page must have of it. */
  function read(source, isAsync) {
    var names = probe.names(source, isAsync);
    var lexical = probe.lexical(source, names, isAsync);
    var others = bindings.without(names, lexical);
    var variables = intrinsics.exec(/\b(var|function)\b/, source) ? probe.variables(source, others, isAsync) : [];
    return {
      lexical: lexical,
      variables: variables,
      others: bindings.without(others, variables),
      clash: bindings.clash(source, names, lexical, variables),
      // Those that the page does not have yet.
      made: bindings.without(variables, intrinsics.names(window))
    };
  }

  /**
   * Runs a text inside of the api's names and the prompt's; `steps` are what its own calls of the door give, in their order.
   * In the text `this`, var and function are the page's, and the completion value is the engine's.
   */
  function enter(visible, text, steps) {
    var outer = [visible, bindings.scope, engine.trusted(text)];
    var step = 0;
    visible.eval = intrinsics.eval;
    intrinsics.define(window, DOOR, function () {
      if (step == 2) {
        // The source begins: from here on it finds the page's own names.
        delete window[DOOR];
        delete visible.eval;
        if (steps.length) {
          visible[DOOR] = door;
        }
      }
      return outer[step++];
    });
    var inner = 0;
    function door(made) {
      var next = steps[inner++];
      if (inner == steps.length) {
        delete visible[DOOR];
      }
      return typeof next == 'function' && made ? next(made) : next;
    }
    try {
      return engine.run('with(kite$())with(kite$())eval(kite$())' + sources.door);
    } finally {
      delete window[DOOR];
    }
  }

  function named(source, inserted) {
    return intrinsics.exec(/\/\/[#@]\s*sourceURL=/, source) ? '' : sources.name(inserted);
  }

  function isSyntaxError(error) {
    return values.textOf(error) && intrinsics.exec(/^SyntaxError\b/, values.textOf(error));
  }

  function strictness(source) {
    return intrinsics.exec(/^\s*(['"])use strict\1/, source);
  }

  function runNow(source, inserted, hasApi, done) {
    var what = read(source);
    if (what.clash) {
      done(undefined, clashing(what.clash));
      return;
    }
    var strict = strictness(source);
    // Strict code has its variables in a scope of its own.
    var shared = strict ? what.variables : [];
    var start = bindings.exporting(what.lexical, shared);
    var head = (strict && start ? strict[0] + ';' : '') + start;
    var made;
    var steps = [
      function (accessors) {
        made = accessors;
        bindings.receive(made, what.lexical);
        bindings.publish(made, shared);
      }
    ];
    try {
      var text = head + source + named(source, sources.behind(head, inserted));
      var value = enter(visibleApi(hasApi ? what.others : []), text, start ? steps : []);
    } catch (e) {
      var failure = { error: e };
      if (!made && isSyntaxError(e) && !intrinsics.exec(/^ {4}at /, values.stackOf(e))) {
        failure = refusal(source, e);
      }
    }
    bindings.settle(what.lexical);
    if (made) {
      bindings.publish(made, shared);
    }
    bindings.fasten(what.made);
    done(value, failure);
  }

  function runAsync(source, hasApi, done) {
    var what = read(source, true);
    if (what.clash) {
      done(undefined, clashing(what.clash));
      return;
    }
    var strict = strictness(source);
    var functions = probe.functions(source, what.variables);
    var shared = strict ? what.variables : functions;
    var start = bindings.exporting(what.lexical, shared);
    var body = keepValues(source);
    // A var of the source is a local of the function, but its assignments find the page's variable first.
    intrinsics.each(what.made, function (name) {
      intrinsics.defineRaw(window, name, { value: undefined, writable: true, enumerable: true, configurable: false });
    });
    var head = '(async()=>{' + (strict ? strict[0] + ';var kite$v;{' : 'var kite$v;with(kite$())with(kite$()){') + start;
    var steps = strict ? [] : [window, bindings.scope];
    var made;
    if (start) {
      steps[steps.length] = function (accessors) {
        made = accessors;
        bindings.receive(made, what.lexical);
        bindings.publish(made, functions);
      };
    }
    function settled(failed) {
      return function (value) {
        bindings.settle(what.lexical);
        if (strict && made) {
          bindings.publish(made, shared);
        }
        done(failed ? undefined : intrinsics.isArray(value) ? value[0] : value, failed && { error: value });
      };
    }
    var tail = '}return[kite$v]})()' + named(source, sources.behind(head, body.inserted));
    var promise = enter(visibleApi(hasApi ? what.others : []), head + body.text + tail, steps);
    intrinsics.then(promise, settled(false), settled(true));
  }

  /**
   * Ends in done(value), or in done(undefined, {error, syntax?, frames?}), where `syntax` is the place in a source that does
   * not compile. `hasObjects`: braces that can be an object are one, as in browsers' prompts.
   */
  function run(source, hasApi, hasObjects, done) {
    var inserted = [];
    source = intrinsics.exec(/^#!/, source) ? '//' + intrinsics.slice(source, 2) : source;
    bindings.share();
    if (hasObjects && intrinsics.exec(/^\s*\{[^]*\}\s*$/, source) && probe.isExpression(source)) {
      source = '(' + source + '\n)';
      inserted = [{ line: 1, column: 0, length: 1 }];
    }
    function ended(value, failure) {
      bindings.share();
      done(value, failure);
    }
    try {
      if (probe.misplacesAwait(source)) {
        ended(undefined, refusal(source, new intrinsics.Error()));
      } else if (probe.awaits(source)) {
        runAsync(source, hasApi, ended);
      } else {
        runNow(source, inserted, hasApi, ended);
      }
    } catch (e) {
      ended(undefined, { error: e });
    }
  }

  return { run: run, scope: bindings.scope };
}
