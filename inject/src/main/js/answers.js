/**
 * The results of running code: a value by value, an exception, a refusal.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 */
function createAnswers(intrinsics, values) {
  var MAX_VALUE = 262144;
  var exceptions = 0;

  function byValue(value, remote) {
    if (remote.objectId) {
      values.release(remote.objectId);
      var text = intrinsics.quote(value);
      if (text && text.length > MAX_VALUE) {
        throw new intrinsics.Error('The value is longer than 256 KiB: ask for a part of it');
      }
      remote = { type: remote.type, subtype: remote.subtype, value: text ? intrinsics.parse(text) : {} };
    }
    return remote;
  }

  function thrown(failure, group, preview) {
    var error = failure.error;
    var before = failure.before || { lines: 0, columns: 0 };
    // Chrome shows a source that does not compile without looking into the error.
    var result = values.describe(error, group, preview);
    if (result.className == 'SyntaxError') {
      result.preview = undefined;
    }
    var place = intrinsics.exec(/\n    at .*<anonymous>:(\d+):(\d+)\)?(\n|$)/, result.description || '');
    var isPlaced = place && result.className != 'SyntaxError';
    var line = isPlaced ? place[1] - before.lines : 0;
    return {
      result: result,
      exceptionDetails: {
        exceptionId: ++exceptions,
        text: 'Uncaught',
        lineNumber: line,
        columnNumber: isPlaced ? place[2] - (line == 1 ? before.columns : 0) : 0,
        exception: values.describe(error, group)
      }
    };
  }

  function refused(text) {
    return { result: { type: 'undefined' }, exceptionDetails: { exceptionId: ++exceptions, text: text, lineNumber: 0, columnNumber: 0 } };
  }

  return { byValue: byValue, thrown: thrown, refused: refused };
}
