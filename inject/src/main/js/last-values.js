/**
 * A source that runs as a function's body, as one with a top-level await must, has no value. So what its statements are worth is kept in a
 * variable: `kite$v=` goes before each expression that is a statement, found by asking the engine where one may begin.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {function(string, boolean): boolean} compiles whether a text is the body of a function, or of an async one
 */
function createLastValues(intrinsics, compiles) {
  var PROBES = 2000;
  var KEEP = 'kite$v=';
  var FORGET = 'kite$v=void 0;';
  // What can stand wherever a statement of the source itself can, not in one of its functions.
  var STATEMENT = 'if(0)break kite$l;else ';
  var DECLARATION = 'let kite$d;';
  var slice = intrinsics.slice;
  var left;
  var isAsync;

  function fits(text) {
    return left-- > 0 && compiles('kite$l:{' + text + '\n}', isAsync);
  }

  function isSpace(char) {
    return char == ' ' || char == '\n' || char == '\t' || char == '\r';
  }

  // The place behind what comes before: without the white space between.
  function behind(source, at) {
    while (at > 0 && isSpace(source[at - 1])) {
      at--;
    }
    return at;
  }

  function mayBegin(source, at) {
    var end = behind(source, at);
    var head = slice(source, 0, end);
    return (
      !isSpace(source[at]) &&
      (!end || intrinsics.exec(/([;{}):]|\*\/|\b(else|do))$/, head) || intrinsics.exec(/\n/, slice(source, end, at)))
    );
  }

  function begins(source, at) {
    var head = slice(source, 0, at);
    var rest = slice(source, at);
    // In a comment, a text or a template anything fits.
    if (fits(head + '@' + rest) || !fits(head + STATEMENT + rest)) {
      return false;
    }
    // A newline ends a statement only where what follows could not continue it.
    var joined = slice(source, 0, behind(source, at)) + ' ';
    return fits(joined + STATEMENT + rest) || !fits(joined + rest);
  }

  // Where an expression ends that may have commas in it, which the kept value would not reach over.
  function end(source, at) {
    var found = 0;
    for (var to = at + 1; to <= source.length; to++) {
      if (to == source.length || intrinsics.exec(/[;}\n]/, source[to])) {
        if (fits(slice(source, 0, at) + '(' + slice(source, at, to) + ')' + slice(source, to))) {
          found = to;
        } else if (found) {
          break;
        }
      }
    }
    return found;
  }

  function lastLine(text) {
    var end = { line: 1, column: 0 };
    for (var i = 0; i < text.length; i++) {
      end.column++;
      if (text[i] == '\n') {
        end.line++;
        end.column = 0;
      }
    }
    return end;
  }

  /** `{text, inserted}`: the source that keeps its values, and what was put into it; what follows counts as that. */
  return function (source, isAwaiting, isExpression) {
    var text = isExpression ? KEEP + '(' : '';
    var done = 0;
    var inserted = isExpression ? [{ line: 1, column: 0, length: text.length }] : [];
    left = PROBES;
    isAsync = isAwaiting;

    function put(what, at) {
      text += slice(source, done, at);
      done = at;
      var end = lastLine(text);
      inserted[inserted.length] = { line: end.line, column: end.column, length: what.length };
      text += what;
    }

    for (var at = isExpression ? source.length : 0; at < source.length; at++) {
      if (at < done || !mayBegin(source, at) || !begins(source, at)) {
        continue;
      }
      var head = slice(source, 0, at);
      var rest = slice(source, at);
      if (intrinsics.exec(/^(if|for|while|do|switch|try|with)\b/, rest)) {
        if (at && fits(head + DECLARATION + rest)) {
          put(FORGET, at);
        }
      } else if (!intrinsics.exec(/^(\{|(async\s+)?function\b|(class|let|const|var)\b)/, rest) && fits(head + KEEP + rest)) {
        var to = intrinsics.indexOf(rest, ',') >= 0 && end(source, at);
        put(to ? KEEP + '(' : KEEP, at);
        if (to) {
          put(')', to);
        }
      }
    }
    text += slice(source, done) + (isExpression ? '\n)\n' : '\n');
    inserted[inserted.length] = { line: lastLine(text).line, column: 0, length: Infinity, isHidden: true };
    return { text: text, inserted: inserted };
  };
}
