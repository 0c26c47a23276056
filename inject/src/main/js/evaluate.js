/**
 * Answers Runtime.evaluate: a console's source runs in the page as at a browser's own prompt.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param trust what createTrust returns
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {function(string, string, function(): Object)} emitTo
 * @param {{catching: ?function(ErrorEvent): boolean}} muffler what createErrorCapture returns
 * @param held what createHeldScripts returns
 */
function createEvaluator(intrinsics, trust, values, window, emitTo, muffler, held) {
  var MAX_SOURCE = 262144;
  var asking; // session of the source that runs
  var api = createCommandLineApi(intrinsics, values, window, function (method, makeParams) {
    emitTo(asking, method, makeParams);
  });
  var engine = createEngine(intrinsics, trust, window, muffler, held);
  var prompt = createPrompt(intrinsics, values, window, engine, held, visibleApi);
  var answers = createAnswers(intrinsics, values);

  /** The api's names among those that a source uses and does not declare; not what the page has. */
  function visibleApi(names) {
    var visible = intrinsics.create(null);
    intrinsics.each(names, function (name) {
      // Where texts are held only the page's own object can be asked at once.
      if (intrinsics.has(api, name) && !(engine.way() == 'held' ? name in window : engine.isDefined(name))) {
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

  /** Ends in done({result, exceptionDetails?}) or done(null, error) exactly once, when a top-level await has ended. */
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
        finish(undefined, { error: error, isRejection: params.replMode !== true });
      });
    }

    if (typeof source != 'string') {
      done(null, { code: -32602, message: 'expression: expected a string.' });
      return;
    }
    if (params.throwOnSideEffect) {
      answers.mayChange(params, done);
      return;
    }
    asking = session;
    if (source.length > MAX_SOURCE && !params.isLong) {
      done(answers.refused('The source is longer than 256 KiB: load it as a script'));
    } else if (engine.way() == 'none') {
      done(answers.forbidden());
    } else {
      prompt.run(source, params.includeCommandLineAPI !== false, params.replMode !== false, finishOrAwait);
    }
  }

  return { evaluate: evaluate, mode: engine.mode, engine: engine, answers: answers, api: api, scope: prompt.scope };
}
