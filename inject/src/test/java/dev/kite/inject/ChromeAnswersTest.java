package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Compares values, listings, console events and prompt sessions with Chromium's own, recorded over
 * its protocol.
 */
class ChromeAnswersTest {
  private final Browser browser = Browser.shared();
  private final Probe probe = new Probe(browser);

  private void openPage(String caseTag) {
    browser.serve("/page.html", ChromeAnswers.PAGE.replace("CASE", caseTag));
    probe.open("/page.html");
  }

  @Test
  void remoteObjectsAreLikeChromiums() {
    openPage("");

    new ChromeAnswers("remoteobjects")
        .compare(
            99,
            entry -> List.of(Objects.requireNonNull(entry.get("remoteObject"))),
            entry ->
                evaluated(
                    "'[' + probe.text(probe.values.describe(("
                        + entry.get("expr")
                        + "), 'g', true)) + ']'"));
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
            98,
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
                          return probe.properties(params).result;
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
            95,
            entry ->
                List.of(
                    list(entry.get("events")).stream()
                        .map(e -> Map.of("method", e.get("method"), "params", e.get("params")))
                        .toList()),
            entry -> {
              browser.serve("/case.js", String.valueOf(entry.get("code")));
              openPage("<script src=\"/case.js\"></script>");
              var events = probe.events(list(entry.get("events")).size());
              return "[" + events + "]";
            });
  }

  @Test
  void placesOfConsoleCallsAreLikeChromiums() {
    var differing = new ArrayList<String>();
    var count = 0;
    for (var entry : new ChromeAnswers("consolecalls").records()) {
      var theirs = list(entry.get("events")).stream().map(TopFrame::ofDebugger).toList();
      browser.serve("/case.js", String.valueOf(entry.get("code")));
      openPage("<script src=\"/case.js\"></script>");
      var ours =
          list(ChromeAnswers.parse(probe.events(theirs.size()))).stream()
              .map(event -> TopFrame.ofPage(event, browser.origin()))
              .toList();
      for (var i = 0; i < theirs.size(); i++) {
        if (theirs.get(i) != null) {
          count++;
          if (i >= ours.size() || !theirs.get(i).equals(ours.get(i))) {
            differing.add(entry.get("id") + " " + theirs.get(i));
          }
        }
      }
    }

    assertThat(count).isGreaterThan(60);
    assertThat(100 * (count - differing.size()) / count)
        .as("percent of places equal; not those of %s", differing)
        .isGreaterThanOrEqualTo(90);
  }

  @Test
  void promptSessionsAreLikeChromiums() {
    new ChromeAnswers("repl")
        .compare(
            95,
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
                answers.add(probe.evaluate(String.valueOf(step.get("code"))));
              }
              return answers.toString();
            });
  }

  private String evaluated(String expression) {
    return String.valueOf(browser.evaluate(expression));
  }
}
