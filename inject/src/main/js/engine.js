/**
 * The ways in which the page lets a text become code, best first: eval, a script element that carries our own tag's nonce, a
 * script element from our own tag's address, which the relay holds the text for.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param trust what createTrust returns
 * @param {Window} window
 * @param {{catching: ?function(ErrorEvent): boolean}} muffler what createErrorCapture returns
 * @param held what createHeldScripts returns
 */
function createEngine(intrinsics, trust, window, muffler, held) {
  var scripts = createScripts(intrinsics, trust, window, muffler);
  var AsyncFunction;
  var found;

  function run(text) {
    return intrinsics.eval(trust.script(text));
  }

  function find() {
    try {
      return run('"eval"');
    } catch (forbidden) {
      try {
        trust.demand();
        return run('"eval"');
      } catch (stillForbidden) {
        return scripts.works() ? 'nonce' : held.isPossible() ? 'held' : 'none';
      }
    }
  }

  /** eval, nonce, held or none; a page that forbids eval may report the first question as a violation. */
  function way() {
    found = found || find();
    return found;
  }

  /** The same as consoles are told it. */
  function mode() {
    return way() == 'nonce' || way() == 'held' ? 'script' : way();
  }

  /** A function with the text as its body; throws the engine's SyntaxError. */
  function compile(text, isAsync) {
    if (isAsync && !AsyncFunction) {
      AsyncFunction = run('(async function(){}).constructor');
    }
    return (isAsync ? AsyncFunction : intrinsics.Function)(trust.script(text));
  }

  function compiles(text, isAsync) {
    if (way() == 'nonce') {
      return scripts.compiles(text, isAsync);
    }
    try {
      compile(text, isAsync);
      return true;
    } catch (e) {
      return false;
    }
  }

  /** The value of an expression, as {value}; {error} when it does not compile or throws. Not where texts are held. */
  function valueOf(expression) {
    if (way() == 'nonce') {
      return scripts.take(expression);
    }
    try {
      return { value: run('(' + expression + ')') };
    } catch (e) {
      return { error: e };
    }
  }

  /** Whether the page has a variable of that name, a let of a script included. */
  function isDefined(name) {
    var type = valueOf('typeof ' + name);
    return !intrinsics.has(type, 'value') || type.value != 'undefined';
  }

  return {
    way: way,
    mode: mode,
    run: run,
    trusted: trust.script,
    compiles: compiles,
    isDefined: isDefined,
    valueOf: valueOf,
    scripts: scripts
  };
}
