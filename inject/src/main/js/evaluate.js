/**
 * Answers Runtime.evaluate: a console's source runs in the page as at a browser's own prompt.
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
  var asking; // session of the source that runs
  var api = createCommandLineApi(intrinsics, values, window, function (method, makeParams) {
    emitTo(asking, method, makeParams);
  });
  var engine = createEngine(intrinsics, trust, window, muffler);
  var prompt = createPrompt(intrinsics, values, window, engine, visibleApi);
  var byValue = createByValue(intrinsics);
  var exceptions = 0;

  /** The api's names among those that a source uses and does not declare; not what the page has. */
  function visibleApi(names) {
    var visible = intrinsics.create(null);
    intrinsics.each(names, function (name) {
      if (intrinsics.has(api, name) && !engine.isDefined(name)) {
        visible[name] = typeof api[name] == 'function' ? bound(name) : api[name];
      }
    });
    return visible;
  }

  function bound(name) {
    var session = asking;
    return function () {
      asking = session;
      return intrinsics.apply(api[name], api, arguments);
    };
  }

  // As Chrome does, which says the place of a throw from 1 and that of a source that does not compile from 0.
  function thrown(failure, group, preview) {
    var error = failure.error;
    var syntax = failure.syntax;
    var result = values.describe(error, group, preview);
    var exception = values.describe(error, group, preview);
    var place = syntax && { line: syntax.line, column: syntax.column };
    // V8 says less of its own errors than of others, a DOMException included.
    var isNative = result.subtype == 'error' && result.className != 'DOMException';
    if (isNative) {
      exception.preview = undefined;
    }
    if (syntax) {
      result.preview = undefined;
      result.description = exception.description =
        intrinsics.exec(/^(?:(?!\n    at )[^])*/, result.description)[0] + (failure.frames || '');
    } else {
      var frame = intrinsics.exec(/\n    at (?:[^\n]*[ (])?[^\s(]+:(\d+):(\d+)\)?(\n|$)/, result.description || '');
      place = isNative && frame && { line: +frame[1], column: +frame[2] };
    }
    return {
      result: result,
      exceptionDetails: {
        exceptionId: ++exceptions,
        text: 'Uncaught',
        lineNumber: place ? place.line : 0,
        columnNumber: place ? place.column : 0,
        exception: exception
      }
    };
  }

  function refused(text) {
    return { result: { type: 'undefined' }, exceptionDetails: { exceptionId: ++exceptions, text: text, lineNumber: 0, columnNumber: 0 } };
  }

  // Whether a source changes anything cannot be known without running it.
  function sideEffect() {
    var error = {
      type: 'object',
      subtype: 'error',
      className: 'EvalError',
      description: 'EvalError: Possible side-effect in debug-evaluate'
    };
    var details = { exceptionId: ++exceptions, text: 'Uncaught', lineNumber: -1, columnNumber: -1, exception: error };
    return { result: error, exceptionDetails: details };
  }

  /** Ends in done({result, exceptionDetails?}) or done(null, error) exactly once, when a top-level await has ended. */
  function evaluate(params, done, session) {
    var source = params.expression;
    var group = params.objectGroup;

    function finish(value, failure) {
      if (failure) {
        done(thrown(failure, group, params.generatePreview));
        return;
      }
      api.$_ = value;
      var remote = values.describe(value, group, params.generatePreview);
      if (params.returnByValue && (remote.objectId || remote.type == 'symbol')) {
        values.release(remote.objectId);
        var plain = byValue(value);
        if (plain.error) {
          done(null, plain.error);
          return;
        }
        remote = { type: remote.type, value: plain.value };
      }
      done({ result: remote });
    }

    function finishOrAwait(value, failure) {
      if (failure || !params.awaitPromise || !intrinsics.resolve) {
        finish(value, failure);
        return;
      }
      intrinsics.then(intrinsics.resolve(value), finish, function (error) {
        finish(undefined, { error: error });
      });
    }

    if (typeof source != 'string') {
      done(null, { code: -32602, message: 'expression: expected a string.' });
      return;
    }
    if (params.throwOnSideEffect) {
      done(sideEffect());
      return;
    }
    asking = session;
    var mode = engine.mode();
    if (source.length > MAX_SOURCE) {
      done(refused('The source is longer than 256 KiB: load it as a script'));
    } else if (mode == 'none') {
      done(refused("The page's Content-Security-Policy forbids evaluation: give the kite tag a nonce, or add script-src 'unsafe-eval'"));
    } else if (mode == 'eval') {
      prompt(source, params.includeCommandLineAPI !== false, params.replMode !== false, finishOrAwait);
    } else {
      engine.inject(source, finishOrAwait);
    }
  }

  return { evaluate: evaluate, mode: engine.mode };
}
