/**
 * Runs sources where the relay holds them for the page. Each try is a load, so there are few: a source is an expression, or it
 * runs as a script of the page's own, whose let and const cannot be declared again.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Window} window
 * @param held what createHeldScripts returns
 * @param {ReturnType<createSources>} sources
 * @param {function(*): boolean} isUncompiled whether an error is what an engine says of a source that does not compile
 */
function createHeldPrompt(intrinsics, window, held, sources, isUncompiled) {
  var HAND = 'document.currentScript.kite(';

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

    function load(head, tail, otherwise) {
      held.run(head + source + tail + sources.name(sources.behind(head, [])), function (received, failure) {
        if (received) {
          call(received[0]);
        } else if (failure) {
          otherwise(failure);
        } else {
          done(undefined);
        }
      });
    }

    load(opening + 'return[(', '\n)]}})', function (failure) {
      if (!failure.syntax) {
        failed(failure);
      } else if (isAwaiting) {
        load(opening, '\n}})', failed);
      } else {
        load('', '', failed);
      }
    });
  };
}
