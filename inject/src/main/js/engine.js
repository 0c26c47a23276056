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
  var hasConstructors;
  var pageEval; // {value} or {error}
  var found;

  function run(text) {
    return intrinsics.eval(trust.script(text));
  }

  /**
   * What runs a text that may import: V8 resolves that against whoever calls eval, so a script of the document's own does, as
   * far as the page's policy lets one in.
   */
  function importer() {
    pageEval = pageEval || scripts.take('function(text){return this(text)}');
    return intrinsics.has(pageEval, 'value') ? runAtPage : run;
  }

  function runAtPage(text) {
    // A text of its own, which the engine does not take for one that it has compiled for us.
    return intrinsics.apply(pageEval.value, intrinsics.eval, [trust.script(' ' + text)]);
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

  function construct(text, isAsync) {
    if (isAsync && !AsyncFunction) {
      AsyncFunction = run('(async function(){}).constructor');
    }
    (isAsync ? AsyncFunction : intrinsics.Function)(trust.script(text));
  }

  function isConstructible() {
    try {
      construct('');
      return true;
    } catch (refused) {
      return false;
    }
  }

  /** Whether a text is the body of a function, or of an async one. Nothing runs. */
  function compiles(text, isAsync) {
    if (way() == 'nonce') {
      return scripts.compiles(text, isAsync);
    }
    hasConstructors = hasConstructors === undefined ? isConstructible() : hasConstructors;
    try {
      if (hasConstructors) {
        construct(text, isAsync);
      } else {
        // Where Trusted Types let no function be constructed. What comes behind the throw is only compiled.
        run('throw 0;(' + (isAsync ? 'async ' : '') + 'function(){' + text + '\n})');
      }
      return true;
    } catch (e) {
      return e === 0;
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
    importer: importer,
    trusted: trust.script,
    compiles: compiles,
    isDefined: isDefined,
    valueOf: valueOf,
    scripts: scripts
  };
}
