/**
 * The results of running code: a value by value, an exception, a refusal.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 */
function createAnswers(intrinsics, values) {
  var MAX_VALUE = 262144;
  var MAX_DEPTH = 1000;
  var UNCOPIED = "Object couldn't be returned by value";
  var exceptions = 0;

  // Ends a copy: what the page's own code throws meanwhile must not be taken for it.
  function refuse(budget, why) {
    budget.why = why;
    throw budget;
  }

  /** A copy of a value as plain data, by Chrome's rules: own enumerable properties, read as the page would. */
  function copy(value, depth, budget) {
    var type = typeof value;
    if (depth > MAX_DEPTH) {
      refuse(budget, 'Object reference chain is too long');
    }
    if (type == 'symbol' || type == 'bigint') {
      refuse(budget, UNCOPIED);
    }
    var isPlain = value === null || (type != 'object' && type != 'function');
    budget.left -= isPlain ? ('' + value).length + 1 : 2;
    if (budget.left < 0) {
      refuse(budget, 'The value is longer than 256 KiB: ask for a part of it');
    }
    if (isPlain) {
      return value === 0 ? 0 : value;
    }
    return intrinsics.isArray(value) ? copyList(value, depth, budget) : copyMembers(value, depth, budget);
  }

  function copyList(list, depth, budget) {
    var made = [];
    for (var i = 0; i < list.length; i++) {
      made[i] = copy(list[i], depth + 1, budget);
    }
    return made;
  }

  function copyMembers(object, depth, budget) {
    var made = {};
    var keys = intrinsics.keys(object);
    for (var i = 0; i < keys.length; i++) {
      budget.left -= keys[i].length + 3;
      // Not by assignment, which takes a name like __proto__ for something else.
      intrinsics.defineRaw(made, keys[i], { value: copy(object[keys[i]], depth + 1, budget), enumerable: true });
    }
    return made;
  }

  function byValue(value, remote, budget) {
    if (remote.objectId) {
      values.release(remote.objectId);
      remote = { type: remote.type, value: copy(value, 0, budget) };
    }
    return remote;
  }

  /** Answers with a value, by handle or as plain data as params say, and with the exception that it is, if it is one. */
  function give(value, params, done, exceptionDetails) {
    var budget = { left: MAX_VALUE, why: UNCOPIED };
    try {
      var remote = values.describe(value, params.objectGroup, params.generatePreview && !params.returnByValue);
      remote = params.returnByValue ? byValue(value, remote, budget) : remote;
    } catch (e) {
      done(null, { code: -32000, message: budget.why });
      return;
    }
    done({ result: remote, exceptionDetails: exceptionDetails });
  }

  /** Answers with how a promise ends; throws when it is none. */
  function giveLater(promise, params, done) {
    intrinsics.then(
      promise,
      function (value) {
        give(value, params, done);
      },
      function (error) {
        give(error, params, done, thrown({ error: error, isRejection: true }, { objectGroup: params.objectGroup }).exceptionDetails);
      }
    );
  }

  /** Answers with what was thrown. */
  function fail(failure, params, done) {
    done(thrown(failure, params));
  }

  /** Answers to code that must change nothing: that can be known only by running it, so it is not run. */
  function mayChange(params, done) {
    fail({ error: new intrinsics.EvalError('Possible side-effect in debug-evaluate'), syntax: { line: -1, column: -1 } }, params, done);
  }

  /**
   * Where what was thrown was made, from 0, with the file if it is one of the page's. Chrome says it from 1 for a rejection and
   * at a prompt of its own kind, where each source is a promise, and then names no file and knows no place of a DOMException.
   */
  function placeIn(remote, isLikePromise) {
    var isPlaced = remote.subtype == 'error' && !(isLikePromise && remote.className == 'DOMException');
    var frame = isPlaced && intrinsics.exec(/\n    at (?:[^\n]*[ (])?([^\s(]+):(\d+):(\d+)\)?(\n|$)/, remote.description);
    var first = isLikePromise ? 0 : 1;
    return frame
      ? { url: first && frame[1] != '<anonymous>' ? frame[1] : undefined, line: frame[2] - first, column: frame[3] - first }
      : null;
  }

  function thrown(failure, params) {
    var error = failure.error;
    var result = values.describe(error, params.objectGroup, params.generatePreview);
    var exception = values.describe(error, params.objectGroup, params.generatePreview);
    // V8 looks into its own errors less than into others, a DOMException included.
    var isNative = result.subtype == 'error' && result.className != 'DOMException';
    var frame = placeIn(result, failure.isRejection || params.replMode === true);
    var place = frame || { line: 0, column: 0 };
    if (isNative) {
      exception.preview = undefined;
    }
    // An engine's word on a text that does not compile comes from nowhere in the page.
    if (failure.syntax || (result.className == 'SyntaxError' && !frame)) {
      place = failure.syntax || place;
      result.preview = undefined;
      // Chrome's own words for a script element that does not compile are no part of what the source lacks.
      var parts = intrinsics.exec(/^(\w+: )(?:Failed to execute 'appendChild' on 'Node': )?([^]*)$/, messageOf(result));
      result.description = exception.description = parts[1] + parts[2] + (failure.frames || '');
    }
    return {
      result: result,
      exceptionDetails: {
        exceptionId: ++exceptions,
        text: 'Uncaught' + (failure.isRejection ? ' (in promise)' + (isNative ? ' ' + messageOf(result) : '') : ''),
        url: place.url,
        lineNumber: place.line,
        columnNumber: place.column,
        exception: exception
      }
    };
  }

  // The first lines of an error's description are its name and message.
  function messageOf(remote) {
    return intrinsics.exec(/^[^]*?(?=\n    at |$)/, remote.description)[0];
  }

  function refused(text) {
    return { result: { type: 'undefined' }, exceptionDetails: { exceptionId: ++exceptions, text: text, lineNumber: 0, columnNumber: 0 } };
  }

  /** The refusal where a page's policy leaves no way to run a console's code. */
  function forbidden() {
    return refused(
      "The page's Content-Security-Policy forbids evaluation: give the kite tag a nonce, or add to it: script-src 'unsafe-eval'"
    );
  }

  return { give: give, giveLater: giveLater, fail: fail, mayChange: mayChange, refused: refused, forbidden: forbidden };
}
