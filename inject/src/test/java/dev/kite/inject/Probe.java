package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.quote;

/**
 * A page in which values, console, errors and evaluation are at work, and their events can be taken
 * out.
 */
final class Probe {
  /**
   * Starts the capture before the page's own scripts and leaves its parts where a test can reach
   * them.
   */
  static final String START =
      """
      var intrinsics = createIntrinsics(window);
      var json = createJson(intrinsics);
      var values = createValues(intrinsics);
      var events = [];
      function emit(method, makeParams) {
        if (window.breakEmit) {
          breakEmit();
        }
        events[events.length] = [method, makeParams];
      }
      var muffler = createErrorCapture(intrinsics, values, window, emit);
      function emitTo(session, method, makeParams) {
        emit(method, makeParams);
      }
      var evaluator = createEvaluator(intrinsics, createTrust(window), values, window, emitTo, muffler, {
        isPossible: function () { return false; }
      });
      var properties = createProperties(intrinsics, values.parts);
      createConsoleCapture(intrinsics, values, window, emit);
      createNetworkCapture(intrinsics, values, window, emit);
      intrinsics.define(window, 'probe', {
        intrinsics: intrinsics,
        values: values,
        events: events,
        text: json.stringify,
        properties: function (params) {
          var handle = values.resolve(params.objectId);
          return properties(handle.value, handle.group, params);
        },
        evaluate: function (params, done) {
          evaluator.evaluate(params, function (answer, error) { done(json.stringify(answer || error)); });
        },
        mode: evaluator.mode,
        // The page may have broken what an array's own methods need.
        drain: function () {
          var list = [];
          for (var i = 0; i < events.length; i++) {
            var params = events[i][1]();
            if (params) {
              list[list.length] = { method: events[i][0], params: params };
            }
          }
          events.length = 0;
          return json.stringify(list);
        }
      });
      """;

  private final Browser browser;

  Probe(Browser browser) {
    this.browser = browser;
  }

  /** Loads a page with the capture running before its first script. */
  void open(String path) {
    browser.open(path, Browser.factories(START));
  }

  /** Loads a page with this script in it, after {@code before} and then the capture have run. */
  void open(String before, String script) {
    browser.serve("/case.js", script);
    browser.serve(
        "/probe.html", "<!DOCTYPE html><div id=app></div><script src='/case.js'></script>");
    browser.open("/probe.html", before + Browser.factories(START));
  }

  /** The JSON text of all events so far, when there are that many or after two seconds. */
  String events(int count) {
    return String.valueOf(
        browser.await(
            """
            var end = Date.now() + 2000;
            (function check() {
              if (probe.events.length >= %d || Date.now() > end) {
                done(probe.drain());
              } else {
                setTimeout(check, 5);
              }
            })();"""
                .formatted(count)));
  }

  /** Waits until there are that many events, for at most 20 seconds. */
  void until(int count) {
    browser.await(
        "(function look() { if (probe.events.length >= %d) { done(); } else { setTimeout(look, 5); } })();"
            .formatted(count));
  }

  /** The JSON text of the answer to an evaluation as a prompt asks for it. */
  String evaluate(String source) {
    return String.valueOf(
        browser.await(
            """
            probe.evaluate({expression: %s, replMode: true, includeCommandLineAPI: true,
              generatePreview: true, objectGroup: 'console'}, done);"""
                .formatted(quote(source))));
  }
}
