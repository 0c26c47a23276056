/**
 * Where in a source an engine's SyntaxError is, which the error itself does not say: a parser reads from left to right, so the
 * shortest beginning of the source that fails in the same way ends with the token at fault. Nothing is run.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createEngine>} engine
 * @param {ReturnType<createProbe>} probe
 */
function createSyntaxPlaces(intrinsics, engine, probe) {
  var slice = intrinsics.slice;
  var wrapper;
  var end;

  // What the engine says of a text in a function that is made but never called, or that not even ends.
  function attempt(text) {
    try {
      engine.run(wrapper + text + end);
    } catch (e) {
      return e;
    }
  }

  function fault(text) {
    var error = attempt(text);
    return error ? '' + error.message : '';
  }

  // How long the shortest beginning is that has this fault; 0 where not even the whole has it.
  function reach(source, message) {
    var low = 0;
    var high = source.length;
    // Some faults of a function show at its end, which is left out else: a text that lacks something must not meet it.
    end = fault(source) == message ? '' : '\n}';
    if (end && fault(source) != message) {
      return 0;
    }
    while (low < high) {
      var middle = (low + high) >> 1;
      if (fault(slice(source, 0, middle)) == message) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }

  function lastIndexOf(text, part) {
    var at = text.length - part.length;
    while (at >= 0 && slice(text, at, at + part.length) != part) {
      at--;
    }
    return at;
  }

  // Which word some faults are said to be at, although they show later.
  var WORDS = [
    [/^Function statements/, 'function'],
    [/one constructor$/, 'constructor'],
    [/^Lexical declaration/, 'let'],
    [/escape sequence$|code-point$/, '\\']
  ];
  // How what some faults are about ends a beginning; else it is a word, or one character.
  var TOKENS = [
    [/^Invalid regular expression/, /\/([^\/\\\n]|\\.)+\/?\w*$/],
    [/^Unexpected string/, /(['"])((?!\1)[^\\]|\\[^])*\1$/],
    [/shorthand property/, /[\w$\u0080-\uffff]+\s*=[^=]*$/],
    [/in destructuring declaration$/, /[{[][^]*$/],
    [/^Invalid or unexpected token/, /\d[\w.]*$/],
    // What stands before the sign of an assignment.
    [/^(Invalid (left|destr)|Unexpected eval or)/, /[\w$\u0080-\uffff]*\s*[^\w$\u0080-\uffff]*$/],
    [/./, /([\w$\\\u0080-\uffff]+|\/\*|[^])?$/]
  ];

  // The offset of the token that ends a faulty beginning.
  function start(head, message) {
    var quoted = intrinsics.exec(/'([^']+)'(?:$| has)/, message);
    var at = quoted ? lastIndexOf(head, quoted[1]) : -1;
    intrinsics.each(WORDS, function (word) {
      at = at < 0 && intrinsics.exec(word[0], message) ? lastIndexOf(head, word[1]) : at;
    });
    intrinsics.each(TOKENS, function (token) {
      var found = at < 0 && intrinsics.exec(token[0], message) && intrinsics.exec(token[1], head);
      at = found ? found.index : at;
    });
    return at;
  }

  // Line and column from 0.
  function placeOf(source, message) {
    var isAtEnd = message == 'Unexpected end of input';
    var length = isAtEnd ? source.length : reach(source, message);
    var offset = isAtEnd || !length ? length : start(slice(source, 0, length), message);
    var before = slice(source, 0, offset);
    var line = 0;
    for (var i = 0; i < before.length; i++) {
      line += before[i] == '\n' ? 1 : 0;
    }
    return { line: line, column: offset - lastIndexOf(before, '\n') - 1 };
  }

  /** `{error, syntax: {line, column}}` of a source that does not compile; `error` is the engine's, if it has spoken. */
  return function (source, error) {
    end = '';
    wrapper = probe.misplacesAwait(source) ? 'async()=>{' : '()=>{';
    var message = '' + error.message;
    // The line of ours that follows the source is no part of it.
    if (!message || intrinsics.exec(/newline after throw$/, message)) {
      error = attempt(source) || error;
      message = '' + error.message;
    }
    if (intrinsics.exec(/return/, message)) {
      // Functions may, but static blocks keep to the rules of global code.
      wrapper = '()=>class{static{';
    }
    return { error: error, syntax: placeOf(source, message) };
  };
}
