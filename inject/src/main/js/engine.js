/**
 * The ways in which the page lets a text become code: eval, or a script element that carries our own tag's nonce.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param trust what createTrust returns
 * @param {Window} window
 * @param {{catching: ?function(ErrorEvent)}} muffler what createErrorCapture returns
 */
function createEngine(intrinsics, trust, window, muffler) {
  var document = window.document;
  var own = intrinsics.script;
  var nonce = own && (own.nonce || own.getAttribute('nonce'));
  var AsyncFunction;
  var found;
  var failure;

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
        return nonce && handedOver('0') ? 'script' : 'none';
      }
    }
  }

  /** How this page can be evaluated in; a page that forbids eval may report the first question as a violation. */
  function mode() {
    found = found || find();
    return found;
  }

  /** A function with the text as its body; throws the engine's SyntaxError. */
  function compile(text, isAsync, parameter) {
    if (isAsync && !AsyncFunction) {
      AsyncFunction = run('(async function(){}).constructor');
    }
    var make = isAsync ? AsyncFunction : intrinsics.Function;
    return parameter ? make(parameter, trust.script(text)) : make(trust.script(text));
  }

  function compiles(text, isAsync) {
    try {
      compile(text, isAsync);
      return true;
    } catch (e) {
      return false;
    }
  }

  /** Whether the page has a variable of that name, a let of a script included. */
  function isDefined(name) {
    try {
      return run('typeof ' + name) != 'undefined';
    } catch (unborn) {
      return true;
    }
  }

  /** Runs a text as a script element; answers the error that it ended in, as {error}. */
  function element(text) {
    failure = undefined;
    muffler.catching = function (event) {
      failure = { error: event.error };
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

  /** The value of an expression, in a list, when a script element with it compiles and runs. */
  function handedOver(expression) {
    var received;
    intrinsics.define(window, 'kite$', function (value) {
      received = [value];
    });
    element('kite$(' + expression + ')');
    delete window.kite$;
    return received;
  }

  /** The value of an expression, as {value}; {error} when it does not compile or throws. */
  function valueOf(expression) {
    expression = '(' + expression + ')';
    try {
      var received = mode() == 'eval' ? [run(expression)] : handedOver(expression);
    } catch (e) {
      return { error: e };
    }
    return received ? { value: received[0] } : { error: failure && failure.error };
  }

  /** Runs a source by script elements, of which only the one that compiles runs; ends in done(value) or done(undefined, {error}). */
  function inject(source, done) {
    var body = handedOver('function(){return(' + source + '\n)}');
    var isAsync = !body && intrinsics.exec(/\bawait\b/, source);
    if (isAsync) {
      body = handedOver('async function(){return(' + source + '\n)}') || handedOver('async function(){' + source + '\n}');
    }
    if (!body) {
      done(undefined, element(source));
      return;
    }
    try {
      var value = intrinsics.apply(body[0], window, []);
    } catch (e) {
      done(undefined, { error: e });
      return;
    }
    if (isAsync) {
      intrinsics.then(value, done, function (error) {
        done(undefined, { error: error });
      });
    } else {
      done(value);
    }
  }

  return { mode: mode, run: run, trusted: trust.script, compile: compile, compiles: compiles, isDefined: isDefined, inject: inject, valueOf: valueOf };
}
