/**
 * Captures what goes wrong without a console call: uncaught errors and rejections of any value, resources that do not load,
 * what the page's Content-Security-Policy blocks, and what the browser reports as deprecated or as prevented.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {ReturnType<createValues>} values
 * @param {Window} window
 * @param {function(string, function(): Object)} emit
 * @returns {{catching: ?function(ErrorEvent): boolean}} what takes errors of the moment, which nobody else hears of then: a
 *     source of ours that is only tried must not show as a fault of the page's
 */
function createErrorCapture(intrinsics, values, window, emit) {
  var MAX_REJECTIONS = 100;
  // Rejections that a handler may still be found for: {event, id}, the oldest goes first.
  var rejections = [];
  var exceptions = 0;
  var tag = intrinsics.script;
  var exec = intrinsics.exec;
  var muffler = { catching: null };

  function on(type, report) {
    intrinsics.listen(
      window,
      type,
      function (event) {
        // What a page dispatches itself is no error of the browser's.
        if (event.isTrusted !== false) {
          try {
            report(event);
          } catch (e) {
            // An error of ours must not add to the page's.
          }
        }
      },
      true
    );
  }

  // The place of the innermost frame that is not ours, in a stack of any engine. From a delimiter on, or a long word would be
  // searched from each of its characters.
  function placeIn(stack) {
    var frames = /(?:^|[\s(@])([^\s(@]+):(\d+):(\d+)\)?(\n|$)/g;
    for (var found, i = 0; i < 3 && (found = exec(frames, stack)); i++) {
      if (!isOurs(found[1])) {
        return found;
      }
    }
  }

  function withoutQuery(url) {
    return exec(/^[^?]*/, url)[0];
  }

  // Chrome names the file of a violation without its query.
  function isOurs(url) {
    return !!tag && withoutQuery(url || '') === withoutQuery(tag.src);
  }

  function cut(url) {
    return intrinsics.slice(url, 0, 2048);
  }

  function thrown(event, text, error, isKnown, place) {
    var timestamp = intrinsics.now();
    var remote = isKnown ? values.describe(error, 'console', true) : undefined;
    var id = ++exceptions;
    emit('Runtime.exceptionThrown', function () {
      // As browsers do: by now all of the page's handlers have seen it.
      if (event.defaultPrevented) {
        return;
      }
      var stack = remote && remote.subtype == 'error' ? values.stackOf(error) : '';
      // Chrome names the line that made an error, not the one that threw it.
      var at = placeIn(stack) || place || [];
      return {
        timestamp: timestamp,
        exceptionDetails: {
          exceptionId: id,
          text: text,
          exception: remote,
          causes: remote && remote.subtype == 'error' ? values.causesOf(error) : undefined,
          // Chrome names no file for what eval compiled.
          url: at[1] == '<anonymous>' ? undefined : cut(at[1] || ''),
          lineNumber: at[2] ? at[2] - 1 : 0,
          columnNumber: at[3] ? at[3] - 1 : 0
        },
        stack: stack
      };
    });
    return id;
  }

  // `place` has lineNumber and columnNumber where the browser says which code of the page's it was.
  function entry(source, level, text, url, place) {
    var timestamp = intrinsics.now();
    var line = place && place.lineNumber;
    emit('Log.entryAdded', function () {
      return {
        entry: {
          source: source,
          level: level,
          text: cut(text),
          url: cut(url),
          timestamp: timestamp,
          lineNumber: line || undefined,
          stack: line ? '    at ' + cut(url) + ':' + line + ':' + (place.columnNumber || 1) : undefined
        }
      };
    });
  }

  on('error', function (event) {
    if (muffler.catching && muffler.catching(event)) {
      event.stopImmediatePropagation();
      event.preventDefault();
      return;
    }
    var target = event.target;
    if (target && target !== window) {
      var link = target.currentSrc || target.src || target.href || target.data || '';
      // An SVG's link is an object.
      var url = '' + (link.baseVal || link);
      entry('network', 'error', 'Failed to load resource: ' + url, url);
      return;
    }
    // The browser hides the errors of other origins' scripts and of workers, but for the message.
    var isHidden = event.error == null && !exec(/(null|undefined)$/, event.message);
    thrown(event, isHidden ? cut(event.message) : 'Uncaught', event.error, !isHidden, [0, event.filename, event.lineno, event.colno]);
  });

  on('unhandledrejection', function (event) {
    var id = thrown(event, 'Uncaught (in promise)', event.reason, true);
    rejections[id % MAX_REJECTIONS] = { event: event, id: id };
  });

  on('rejectionhandled', function (event) {
    intrinsics.each(rejections, function (rejection) {
      if (rejection && rejection.event.promise === event.promise && !rejection.event.defaultPrevented) {
        emit('Runtime.exceptionRevoked', function () {
          return { reason: 'Handler added to rejected promise', exceptionId: rejection.id };
        });
      }
    });
  });

  on('securitypolicyviolation', function (event) {
    var isHere = isOurs(event.sourceFile);
    // Our own question what is allowed, or our way to the relay, is no fault of the page's.
    if (!(isHere && exec(/^[^:]*$|^wss?:|\/kite[^\/]*\.js/, event.blockedURI))) {
      entry(
        'security',
        'error',
        'Content-Security-Policy ' + event.violatedDirective + ' blocked ' + event.blockedURI,
        isHere || !event.sourceFile ? event.documentURI : event.sourceFile,
        !isHere && event
      );
    }
  });

  try {
    new window.ReportingObserver(
      function (reports) {
        intrinsics.each(reports, function (report) {
          var body = report.body;
          // The page's call came through our own frame.
          var isHere = isOurs(body.sourceFile) || !body.sourceFile;
          entry(report.type, 'warning', body.message, isHere ? report.url : body.sourceFile, !isHere && body);
        });
      },
      { types: ['deprecation', 'intervention'], buffered: true }
    ).observe();
  } catch (absent) {
    // Or the page's own.
  }

  return muffler;
}
