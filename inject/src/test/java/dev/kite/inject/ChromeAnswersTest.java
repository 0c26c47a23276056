package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.list;
import static dev.kite.inject.ChromeAnswers.quote;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares values, listings, console events and prompt sessions with Chromium's own, recorded over
 * its protocol.
 */
class ChromeAnswersTest {
  /** Starts the capture and leaves its parts where a test can reach them. */
  static final String START =
      """
      var intrinsics = createIntrinsics(window);
      var json = createJson(intrinsics);
      var values = createValues(intrinsics);
      var events = [];
      function emit(method, makeParams) {
        events.push([method, makeParams]);
      }
      var evaluator = createEvaluator(intrinsics, values, window, emit);
      createConsoleCapture(intrinsics, values, window, emit);
      createErrorCapture(intrinsics, values, window, emit);
      intrinsics.define(window, 'probe', {
        intrinsics: intrinsics,
        values: values,
        events: events,
        text: json.stringify,
        evaluate: function (params, done) {
          evaluator.evaluate(params, function (answer) { done(json.stringify(answer)); });
        },
        mode: evaluator.mode,
        drain: function () {
          return json.stringify(events.splice(0).map(function (event) {
            return { method: event[0], params: event[1]() };
          }));
        }
      });
      """;

  private final Browser browser = Browser.shared();

  private void openPage(String caseTag) {
    browser.serve("/page.html", ChromeAnswers.PAGE.replace("CASE", caseTag));
    browser.open("/page.html", Browser.factories(START));
  }

  @Test
  void remoteObjectsAreLikeChromiums() {
    openPage("");

    new ChromeAnswers("remoteobjects")
        .compare(
            98,
            entry -> entry.get("remoteObject"),
            entry ->
                evaluated(
                    "probe.text(probe.values.describe((" + entry.get("expr") + "), 'g', true))"));
  }

  @Test
  void propertyListingsAreLikeChromiums() {
    openPage("");
    var queries =
        Map.of(
            "own", "{ownProperties: true, accessorPropertiesOnly: false, generatePreview: true}",
            "accessorsOnly",
                "{ownProperties: false, accessorPropertiesOnly: true, generatePreview: true}",
            "nonIndexed", "{ownProperties: true, nonIndexedPropertiesOnly: true}");

    new ChromeAnswers("getproperties")
        .compare(
            91,
            entry -> {
              var answers = (Map<?, ?>) entry.get("queries");
              return List.of("own", "accessorsOnly", "nonIndexed").stream()
                  .map(query -> ((Map<?, ?>) answers.get(query)).get("result"))
                  .toList();
            },
            entry -> {
              var answers = new ArrayList<String>();
              for (var query : List.of("own", "accessorsOnly", "nonIndexed")) {
                answers.add(
                    evaluated(
                        """
                        probe.text((function (params) {
                          params.objectId = probe.values.describe((%s), 'g').objectId;
                          return probe.values.properties(params).result;
                        })(%s))"""
                            .formatted(entry.get("expr"), queries.get(query))));
              }
              return answers.toString();
            });
  }

  @Test
  void consoleCallsAndErrorsAreLikeChromiums() {
    new ChromeAnswers("consolecalls")
        .compare(
            94,
            entry ->
                list(entry.get("events")).stream()
                    .map(e -> Map.of("method", e.get("method"), "params", e.get("params")))
                    .toList(),
            entry -> {
              browser.serve("/case.js", String.valueOf(entry.get("code")));
              openPage("<script src=\"/case.js\"></script>");
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
                          .formatted(list(entry.get("events")).size())));
            });
  }

  @Test
  void promptSessionsAreLikeChromiums() {
    new ChromeAnswers("repl")
        .compare(
            84,
            entry ->
                list(entry.get("steps")).stream()
                    .map(
                        step ->
                            step.containsKey("exceptionDetails")
                                ? Map.of(
                                    "result", step.get("result"),
                                    "exceptionDetails", step.get("exceptionDetails"))
                                : Map.of("result", step.get("result")))
                    .toList(),
            entry -> {
              openPage("");
              var answers = new ArrayList<String>();
              for (var step : list(entry.get("steps"))) {
                answers.add(
                    String.valueOf(
                        browser.await(
                            """
                            probe.evaluate({expression: %s, replMode: true, includeCommandLineAPI: true,
                              generatePreview: true, objectGroup: 'console'}, done);"""
                                .formatted(quote(step.get("code"))))));
              }
              return answers.toString();
            });
  }

  private String evaluated(String expression) {
    return String.valueOf(browser.evaluate(expression));
  }
}
