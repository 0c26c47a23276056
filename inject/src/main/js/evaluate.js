/**
 * Evaluates a console's source in the page as a browser's own prompt does. The engine is the parser: variants of the source
 * are compiled to learn what it is, then it runs once, unchanged.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param trust what createTrust returns
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {function(string, string, function(): Object)} emitTo
 * @param {{catching: ?function(ErrorEvent)}} muffler what createErrorCapture returns
 */
function createEvaluator(intrinsics, trust, values, window, emitTo, muffler) {
  var MAX_SOURCE = 262144;
  // For the moment in which a source starts, the one way from global code to this function.
  var DOOR = 'kite$';
  var asking; // session of the source that runs
  var api = createCommandLineApi(intrinsics, values, window, function (method, makeParams) {
    emitTo(asking, method, makeParams);
  });
  var engine = createEngine(intrinsics, trust, window, muffler);
  var probe = createProbe(engine.compiles, intrinsics);
  var bindings = createBindings(intrinsics, window, engine, probe);
  var answers = createAnswers(intrinsics, values);

  /** The api's names that the source uses and neither the page nor the source itself has. */
  function visibleApi(source, names) {
    var visible = intrinsics.create(null);
    for (var i = 0; i < names.length; i++) {
      var name = names[i];
      if (intrinsics.has(api, name) && !engine.isDefined(name) && !probe.variables(source, [name])[0]) {
        visible[name] = typeof api[name] == 'function' ? bound(name) : api[name];
      }
    }
    return visible;
  }

  function bound(name) {
    var session = asking;
    return function () {
      asking = session;
      return intrinsics.apply(api[name], api, arguments);
    };
  }

  function runNow(source, names, before) {
    var lexical = probe.lexical(source, names);
    bindings.refuseClashes(source, names, lexical);
    var start = bindings.exporting(lexical, []);
    var strict = start && intrinsics.exec(/^\s*(['"])use strict\1/, source);
    var visible = visibleApi(source, names);
    visible.eval = intrinsics.eval;
    var head = (strict ? strict[0] + ';' : '') + (start && DOOR) + start;
    before.columns = head.length;
    var steps = [visible, bindings.scope, engine.trusted(head + source)];
    var step = 0;
    intrinsics.define(window, DOOR, function () {
      if (step == 2) {
        // The source begins: from here on it finds the page's own names.
        delete window[DOOR];
        delete visible.eval;
        if (start) {
          visible[DOOR] = function (made) {
            delete visible[DOOR];
            bindings.receive(made, lexical, []);
          };
        }
      }
      return steps[step++];
    });
    try {
      // The inner eval is a direct one: `this`, var and function are the page's, and the completion value is the engine's.
      return engine.run('with(kite$())with(kite$())eval(kite$())');
    } finally {
      delete window[DOOR];
      bindings.settle(lexical);
    }
  }

  function runAsync(source, names, before, done) {
    var lexical = probe.lexical(source, names, true);
    bindings.refuseClashes(source, names, lexical, true);
    var others = bindings.without(names, lexical);
    var variables = probe.variables(source, others, true);
    var functions = probe.functions(source, variables);
    var at = probe.tail(source);
    var body = at < 0 ? source + '\n' : intrinsics.slice(source, 0, at) + ';return[(' + intrinsics.slice(source, at) + '\n)]';
    var steps = [
      visibleApi(source, others),
      window,
      bindings.scope,
      function (made) {
        bindings.receive(made, lexical, functions);
      }
    ];
    var step = 0;
    // A var of the source is a local of the wrapper, but its assignments find the page's variable first.
    intrinsics.each(variables, function (name) {
      if (!(name in window)) {
        window[name] = undefined;
      }
    });
    var start = bindings.exporting(lexical, functions);
    var head = 'with(kite$())with(kite$())with(kite$()){' + (start && DOOR + '()') + start;
    // Function constructors put two lines of their own before the body.
    before.lines = 2;
    before.columns = head.length + (at ? 0 : ';return[('.length);
    var run = engine.compile(head + body + '}', true, DOOR);
    var promise = intrinsics.apply(run, window, [
      function () {
        return steps[step++];
      }
    ]);
    function settled(failed) {
      return function (value) {
        bindings.settle(lexical);
        done(failed ? undefined : value && value[0], failed && { error: value, before: before });
      };
    }
    intrinsics.then(promise, settled(false), settled(true));
  }

  // Ends in done(value) or done(undefined, {error, before}), which says how much of ours stood before the source.
  function run(source, done) {
    var before = { lines: 0, columns: 0 };
    var value;
    try {
      // As browsers' prompts do: braces that can be an object are one.
      if (intrinsics.exec(/^\s*\{[^]*\}\s*$/, source) && probe.isExpression(source)) {
        source = '(' + source + '\n)';
      }
      var names = probe.names(source);
      if (probe.awaits(source)) {
        runAsync(source, names, before, done);
        return;
      }
      value = runNow(source, names, before);
    } catch (e) {
      done(undefined, { error: e, before: before });
      return;
    }
    done(value);
  }

  /** Answers Runtime.evaluate: done({result, exceptionDetails?}) exactly once, when a top-level await has ended. */
  function evaluate(params, done, session) {
    var source = params.expression;

    function finish(value, failure) {
      if (failure) {
        answers.fail(failure, params, done);
      } else {
        api.$_ = value;
        answers.give(value, params, done);
      }
    }

    function finishOrAwait(value, failure) {
      if (failure || !params.awaitPromise || !intrinsics.resolve) {
        finish(value, failure);
        return;
      }
      intrinsics.then(intrinsics.resolve(value), finish, function (error) {
        finish(undefined, { error: error, isRejection: true });
      });
    }

    if (typeof source != 'string') {
      done(null, { code: -32602, message: 'expression: expected a string.' });
      return;
    }
    asking = session;
    var mode = engine.mode();
    if (source.length > MAX_SOURCE && !params.isLong) {
      done(answers.refused('The source is longer than 256 KiB: load it as a script'));
    } else if (mode == 'none') {
      done(answers.forbidden());
    } else {
      (mode == 'eval' ? run : engine.inject)(source, finishOrAwait);
    }
  }

  return { evaluate: evaluate, mode: engine.mode, engine: engine, answers: answers, api: api, scope: bindings.scope };
}
