/**
 * Asks the page's own engine how a source reads, by compiling variants of it; nothing is run.
 *
 * @param {function(string, boolean): boolean} compiles whether a text is the body of a function, or of an async one
 * @param {ReturnType<createIntrinsics>} intrinsics
 */
function createProbe(compiles, intrinsics) {
  var MAX_NAMES = 2000;
  // Engines of any age reserve these.
  var RESERVED =
    /^(break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with)$/;

  function join(list) {
    var text = '';
    intrinsics.each(list, function (item) {
      text += (text && ',') + item;
    });
    return text;
  }

  // The names for which `fits` fails: a whole group is tried at once, and halved only when one in it fails.
  function failing(names, fits) {
    var found = [];
    function search(from, to) {
      var group = [];
      for (var i = from; i < to; i++) {
        group[i - from] = names[i];
      }
      if (to > from && !fits(join(group))) {
        if (to - from == 1) {
          found[found.length] = names[from];
        } else {
          var middle = (from + to) >> 1;
          search(from, middle);
          search(middle, to);
        }
      }
    }
    search(0, names.length);
    return found;
  }

  /** The distinct words in a source that may be names. */
  function words(source) {
    var word = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/g;
    var seen = {};
    var list = [];
    for (var found; (found = intrinsics.exec(word, source)) && list.length < MAX_NAMES; ) {
      if (!seen['$' + found[0]]) {
        seen['$' + found[0]] = true;
        list[list.length] = found[0];
      }
    }
    return list;
  }

  /** The names among them that a declaration could introduce. */
  function names(source, isAsync) {
    var list = [];
    intrinsics.each(words(source), function (name) {
      var isName = !intrinsics.exec(RESERVED, name);
      // These are names in some places.
      var isUnsure = isName && intrinsics.exec(/^(await|let|yield|[^]*[\u0080-\uffff][^]*)$/, name);
      if (isUnsure ? compiles('var ' + name, isAsync) && compiles('let ' + name, isAsync) : isName) {
        list[list.length] = name;
      }
    });
    return list;
  }

  /** Which of the names the source declares by let, const or class: the same name as a var beside it does not compile. */
  function lexical(source, list, isAsync) {
    return intrinsics.exec(/\b(let|const|class)\b/, source)
      ? failing(list, function (some) {
          return compiles(source + '\n;var ' + some, isAsync);
        })
      : [];
  }

  /** Which of the names the source declares by var or function, when none of them is a lexical one. */
  function variables(source, list, isAsync) {
    return failing(list, function (some) {
      return compiles('let ' + some + ';' + source, isAsync);
    });
  }

  /** Which of those are functions: inside a block they become lexical. */
  function functions(source, list, isAsync) {
    return failing(list, function (some) {
      return compiles('{' + source + '\n;var ' + some + '}', isAsync);
    });
  }

  /** Whether await stands in it where it can neither be a name nor wait. */
  function misplacesAwait(source) {
    return intrinsics.exec(/\bawait\b/, source) && !compiles(source, true) && compiles('', true);
  }

  /** Whether await stands at the top level, and not as a name, which sloppy code would take it for in `await (x)`. */
  function awaits(source) {
    if (!intrinsics.exec(/\bawait\b/, source) || !compiles(source, true)) {
      return false;
    }
    // A static block has the word reserved, and cannot await.
    return !compiles(source) || (compiles('class K{static{}}') && !compiles('class K{static{' + source + '\n}}'));
  }

  function isExpression(source) {
    var text = 'return(' + source + '\n)';
    return !intrinsics.exec(/^\s*((async\s+)?function\b|class\b|let\s*\[)/, source) && (compiles(text) || compiles(text, true));
  }

  return {
    words: words,
    names: names,
    lexical: lexical,
    variables: variables,
    functions: functions,
    awaits: awaits,
    misplacesAwait: misplacesAwait,
    isExpression: isExpression
  };
}
