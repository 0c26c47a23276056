/**
 * Runs texts as inline script elements that carry our own tag's nonce, where the page's policy forbids eval. What does not
 * compile is heard as an error event, which says the place.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param trust what createTrust returns
 * @param {Window} window
 * @param {{catching: ?function(ErrorEvent): boolean}} muffler what createErrorCapture returns
 */
function createScripts(intrinsics, trust, window, muffler) {
  var document = window.document;
  var own = intrinsics.script;
  var nonce = own && (own.nonce || own.getAttribute('nonce'));

  var HAND = 'kite$(';
  var hasArrows;

  /** Runs a text; answers the error that it ended in, as {error, syntax: {line, column}}. */
  function run(text) {
    var failure;
    muffler.catching = function (event) {
      failure = { error: event.error, syntax: { line: event.lineno - 1, column: event.colno - 1 } };
      return true;
    };
    try {
      var script = document.createElement('script');
      script.setAttribute('nonce', nonce);
      script.text = trust.script(text);
      (document.head || document.documentElement).appendChild(script);
      script.parentNode.removeChild(script);
    } catch (e) {
      failure = { error: e };
    }
    muffler.catching = null;
    return failure;
  }

  /** The value of an expression, as {value}; {error} when it does not compile or throws. */
  function take(expression) {
    var received;
    intrinsics.define(window, 'kite$', function (value) {
      received = { value: value };
    });
    var failure = run(HAND + expression + '\n)');
    delete window.kite$;
    return received || failure || { error: new intrinsics.Error('The page refused the script.') };
  }

  function hasValue(expression) {
    return intrinsics.has(take(expression), 'value');
  }

  // Arrow functions keep to more rules of global code.
  function opening(isAsync, parameter) {
    hasArrows = hasArrows === undefined ? hasValue('()=>0') : hasArrows;
    return (isAsync ? 'async ' : '') + (hasArrows ? '(' + parameter + ')=>{' : 'function(' + parameter + '){');
  }

  return {
    HAND: HAND,
    works: function () {
      return !!nonce && hasValue('0');
    },
    take: take,
    opening: opening,
    compiles: function (text, isAsync) {
      return hasValue(opening(isAsync, '') + text + '\n}');
    },
    /** Why a source does not compile: {error, syntax}. It stands in a function that never ends, so nothing runs. */
    refusal: function (source, isAsync) {
      var head = '(' + opening(isAsync, '');
      var failure = run(head + source);
      if (failure.syntax && !failure.syntax.line) {
        failure.syntax.column -= head.length;
      }
      return failure;
    }
  };
}
