/**
 * What errors came of: the chain of their `cause`, and the errors of an AggregateError, each with its own stack. At most five
 * levels and twenty of them.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {function(*): Object} brief
 */
function createCauses(intrinsics, brief) {
  var LEVELS = 5;
  var MOST = 20;
  var ERRORS = 10; // of one AggregateError
  var LENGTH = 4096; // of one text

  function collect(error, level, list) {
    var short = brief(error);
    if (short.subtype != 'error' || level > LEVELS) {
      return;
    }
    var cause = intrinsics.descriptor(error, 'cause');
    if (cause && !cause.get) {
      add('Caused by', cause.value, level, list);
    }
    var errors = intrinsics.descriptor(error, 'errors');
    if (errors && brief(errors.value).subtype == 'array') {
      for (var i = 0; i < ERRORS; i++) {
        var found = intrinsics.descriptor(errors.value, '' + i);
        if (found && !found.get) {
          add('errors[' + i + ']', found.value, level, list);
        }
      }
    }
  }

  function add(label, value, level, list) {
    if (list.length < MOST) {
      list[list.length] = { label: label, description: intrinsics.slice(brief(value).text, 0, LENGTH) };
      collect(value, level + 1, list);
    }
  }

  /** A list of {label, description}, or undefined where nothing is said. */
  return function (error) {
    var list = [];
    collect(error, 1, list);
    return list.length ? list : undefined;
  };
}
