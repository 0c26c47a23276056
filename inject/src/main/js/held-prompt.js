/**
 * Runs sources where the relay holds them for the page. Each try is a load, so there are few: a source is an expression, or it
 * runs as a script of the page's own, whose let and const cannot be declared again. Such a script has a value where an
 * expression comes behind its last semicolon or closing brace.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Window} window
 * @param held what createHeldScripts returns
 * @param {ReturnType<createSources>} sources
 * @param {function(*): boolean} isUncompiled whether an error is what an engine says of a source that does not compile
 */
function createHeldPrompt(intrinsics, window, held, sources, isUncompiled) {
  var HAND = 'document.currentScript.kite(';
  // A statement that could be taken for an expression, or that begins with what could hide one.
  var NO_EXPRESSION = /^(\/[\/*]|\{|(function|async|class|let)\b)/;
  // What is no expression whatever follows: to try it would be one more load.
  var STATEMENT = /^(const|var|if|for|while|do|switch|try|throw|with|return|debugger)\b/;

  /** What comes before the last statement and that statement, where it may be an expression; else null. */
  function split(source) {
    var trimmed = intrinsics.exec(/^[^]*[^\s;]/, source);
    // On a new line a word alone begins a statement for certain, and only behind a brace that does not wait for it.
    var parts = trimmed && intrinsics.exec(/^([^]*(?:;\s*|\}[ \t]*\n\s*(?=[\w$'"])))([^\s;][^]*)$/, trimmed[0]);
    return parts && !intrinsics.exec(NO_EXPRESSION, parts[2]) && !intrinsics.exec(STATEMENT, parts[2]) ? parts : null;
  }

  // What stands at the end of a text.
  function insertedAt(text, length) {
    var lines = 1;
    var column = 0;
    for (var i = 0; i < text.length; i++) {
      column = text[i] == '\n' ? 0 : column + 1;
      lines += text[i] == '\n' ? 1 : 0;
    }
    return [{ line: lines, column: column, length: length }];
  }

  /** Ends as a prompt's run. */
  return function (source, visible, done) {
    var isAwaiting = intrinsics.exec(/\bawait\b/, source);
    var opening = HAND + (isAwaiting ? 'async ' : '') + 'function(kite$){with(kite$){';

    function failed(failure) {
      if (failure.syntax && !isUncompiled(failure.error)) {
        failure = { error: failure.error };
      }
      done(undefined, failure);
    }

    function rejected(error) {
      done(undefined, { error: error });
    }

    function call(made) {
      try {
        var value = intrinsics.apply(made, window, [visible]);
      } catch (e) {
        rejected(e);
        return;
      }
      if (isAwaiting) {
        intrinsics.then(
          value,
          function (list) {
            done(list && list[0]);
          },
          rejected
        );
      } else {
        done(value[0]);
      }
    }

    function load(head, text, inserted, tail, otherwise) {
      held.run(head + text + tail + sources.name(sources.behind(head, inserted)), function (received, failure) {
        if (received) {
          takeValue(received[0]);
        } else if (failure) {
          otherwise(failure);
        } else {
          done(undefined);
        }
      });
    }

    function orElse(next) {
      return function (failure) {
        if (failure.syntax && isUncompiled(failure.error)) {
          next();
        } else {
          failed(failure);
        }
      };
    }

    function loadStatements() {
      takeValue = isAwaiting ? call : done;
      load(isAwaiting ? opening : '', source, [], isAwaiting ? '\n}})' : '', failed);
    }

    function loadWithLast() {
      var parts = split(source);
      if (!parts) {
        loadStatements();
        return;
      }
      var hand = isAwaiting ? 'return[(' : HAND + '(';
      takeValue = isAwaiting ? call : done;
      var text = parts[1] + hand + parts[2];
      load(isAwaiting ? opening : '', text, insertedAt(parts[1], hand.length), isAwaiting ? '\n)]}})' : '\n))', orElse(loadStatements));
    }

    var takeValue = call;
    load(opening + 'return[(', source, [], '\n)]}})', orElse(loadWithLast));
  };
}
