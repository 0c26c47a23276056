/**
 * Runs a source in the page as a browser's own prompt does. The engine is the parser: variants of the source are compiled to
 * learn what it is, then it runs once.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {ReturnType<createEngine>} engine
 * @param held what createHeldScripts returns
 * @param {function(Array<string>): Object} visibleApi the api for the names that a source uses
 */
function createPrompt(intrinsics, values, window, engine, held, visibleApi) {
  // For the moment in which a source starts, the one way from global code to this function.
  var DOOR = 'kite$';
  var probe = createProbe(engine.compiles, intrinsics);
  var bindings = createBindings(intrinsics, window, engine, probe);
  var placed = createSyntaxPlaces(intrinsics, engine, probe);
  var sources = createSources(intrinsics, values, bindings.scope);
  var runHeld = createHeldPrompt(intrinsics, window, held, sources, isUncompiled);
  var keepValues = createLastValues(intrinsics, engine.compiles);

  /** `{error, syntax}` of a source that does not compile. */
  function refusal(source, error) {
    return engine.way() == 'eval' ? placed(source, error) : engine.scripts.refusal(source, probe.misplacesAwait(source));
  }

  function clashing(clash) {
    return {
      error: engine.valueOf('function(){let ' + clash.name + ';let ' + clash.name + '}').error,
      syntax: { line: 0, column: 0 },
      frames: clash.isVariable ? '\n    at <anonymous>:1:1' : ''
    };
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

  // Gives one step a call: an object, or nothing for what it is called with.
  function doorOf(steps, closed) {
    var step = 0;
    return function (made) {
      var next = steps[step++];
      if (step == steps.length) {
        closed();
      }
      return made ? next(made) : next;
    };
  }

  /**
   * Runs a text inside of the api's names and the prompt's; `steps` are what its own calls of the door give, in their order.
   * In the text `this`, var and function are the page's, and the completion value is the engine's.
   */
  function enter(visible, text, steps) {
    var run = intrinsics.exec(/\bimport\b/, text) ? engine.importer() : engine.run;
    visible.eval = intrinsics.eval;
    intrinsics.define(
      window,
      DOOR,
      doorOf([visible, bindings.scope, engine.trusted(text)], function () {
        // The source begins: from here on it finds the page's own names.
        delete window[DOOR];
        delete visible.eval;
        if (steps.length) {
          visible[DOOR] = doorOf(steps, function () {
            delete visible[DOOR];
          });
        }
      })
    );
    try {
      return run('with(kite$())with(kite$())eval(kite$())' + sources.door);
    } finally {
      delete window[DOOR];
    }
  }

  function named(source, inserted) {
    return intrinsics.exec(/\/\/[#@]\s*sourceURL=/, source) ? '' : sources.name(inserted);
  }

  // Nothing of a source that does not compile stands in the stack of what the engine says of it.
  function isUncompiled(error) {
    return !!intrinsics.exec(/^SyntaxError\b/, values.textOf(error)) && !intrinsics.exec(/^ {4}at /, values.stackOf(error));
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
      if (!made && isUncompiled(e)) {
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

  /**
   * Runs a source as the body of a function: one with a top-level await, and any where the page's policy forbids eval. A var
   * of it is a local of the function, but its assignments find the page's variable first.
   */
  function runInside(source, isAsync, isExpression, hasApi, done) {
    var what = isExpression ? { lexical: [], variables: [], made: [], others: probe.words(source) } : read(source, isAsync);
    if (what.clash) {
      done(undefined, clashing(what.clash));
      return;
    }
    var strict = strictness(source);
    var functions = probe.functions(source, what.variables, isAsync);
    var shared = strict ? what.variables : functions;
    var start = bindings.exporting(what.lexical, shared);
    var body = keepValues(source, isAsync, isExpression);
    var isEval = engine.way() == 'eval';
    var visible = visibleApi(hasApi ? what.others : []);
    var made;
    intrinsics.each(what.made, function (name) {
      intrinsics.defineRaw(window, name, { value: undefined, writable: true, enumerable: true, configurable: false });
    });
    // Strict code cannot be put inside of objects; an eval is inside of them already.
    var objects = strict ? '' : isEval ? 'with(kite$())with(kite$())' : 'with(kite$())with(kite$())with(kite$())';
    var steps = strict ? [] : isEval ? [window, bindings.scope] : [visible, window, bindings.scope];
    var opening = isEval ? '(async()=>{' : engine.scripts.opening(isAsync, 'kite$');
    var head = opening + (strict ? strict[0] + ';' : '') + 'var kite$v;' + objects + '{' + start;
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
    var text = head + body.text + '}return[kite$v]}' + (isEval ? ')()' : '');
    text += named(source, sources.behind((isEval ? '' : engine.scripts.HAND) + head, body.inserted));
    try {
      var value = isEval ? enter(visible, text, steps) : call(engine.valueOf(text), doorOf(steps, function () {}));
    } catch (e) {
      settled(true)(e);
      return;
    }
    if (isAsync) {
      intrinsics.then(value, settled(false), settled(true));
    } else {
      settled(false)(value);
    }
  }

  function call(made, argument) {
    if (!intrinsics.has(made, 'value')) {
      throw made.error;
    }
    return intrinsics.apply(made.value, window, [argument]);
  }

  /**
   * Ends in done(value), or in done(undefined, {error, syntax?, frames?}), where `syntax` is the place in a source that does
   * not compile. `hasObjects`: braces that can be an object are one, as in browsers' prompts.
   */
  function run(source, hasApi, hasObjects, done) {
    source = intrinsics.exec(/^#!/, source) ? '//' + intrinsics.slice(source, 2) : source;
    bindings.share();
    function ended(value, failure) {
      bindings.share();
      done(value, failure);
    }
    try {
      if (engine.way() == 'held') {
        runHeld(source, visibleApi(hasApi ? probe.words(source) : []), done);
      } else {
        runProbed(source, hasApi, hasObjects, ended);
      }
    } catch (e) {
      ended(undefined, { error: e });
    }
  }

  function runProbed(source, hasApi, hasObjects, done) {
    var isInBraces = !!intrinsics.exec(/^\s*\{[^]*\}\s*$/, source);
    var isEval = engine.way() == 'eval';
    var isObject = isInBraces && hasObjects && probe.isExpression(source);
    var isExpression = isObject || (!isEval && !isInBraces && probe.isExpression(source));
    var isAwaiting = probe.awaits(source);
    if (probe.misplacesAwait(source) || (!isEval && !isExpression && !isAwaiting && !engine.compiles(source))) {
      done(undefined, refusal(source, new intrinsics.Error()));
    } else if (isAwaiting || !isEval) {
      runInside(source, isAwaiting, isExpression, hasApi, done);
    } else if (isObject) {
      runNow('(' + source + '\n)', [{ line: 1, column: 0, length: 1 }], hasApi, done);
    } else {
      runNow(source, [], hasApi, done);
    }
  }

  return { run: run, scope: bindings.scope };
}
