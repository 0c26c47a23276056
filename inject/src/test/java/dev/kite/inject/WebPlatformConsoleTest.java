package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the Console Standard asks of a page's console holds with ours in front of it, as if it were
 * not there.
 */
class WebPlatformConsoleTest {
  private final Browser browser = Browser.shared();
  private final Probe probe = new Probe(browser);

  /** The answer of an expression without the capture, which must be the answer with it. */
  private Object sameWithCapture(String expression) {
    browser.serve("/plain.html", "<!DOCTYPE html>");
    browser.open("/plain.html");
    var plain = String.valueOf(browser.evaluate(expression));
    probe.open("", "");
    assertThat(String.valueOf(browser.evaluate(expression))).isEqualTo(plain);
    return plain;
  }

  @Test
  void consoleIsNamespaceObject() {
    assertThat(
            sameWithCapture(
                """
                [
                  Object.prototype.toString.call(console),
                  Object.getPrototypeOf(Object.getPrototypeOf(console)) === Object.prototype,
                  Object.getOwnPropertyNames(Object.getPrototypeOf(console)).length,
                  Object.getOwnPropertyDescriptor(window, 'console').enumerable,
                  typeof Console, 'prototype' in console.log,
                  Object.getOwnPropertyNames(console).join()
                ].join(' ')"""))
        .asString()
        .startsWith("[object console] true 0 false undefined false debug,");
  }

  @Test
  void methodsAreFunctionsWithTheirNamesThatNobodyConstructs() {
    assertThat(
            sameWithCapture(
                """
                ['log', 'table', 'count', 'time', 'assert'].map(function (name) {
                  var method = console[name];
                  try { new method(); } catch (e) { return [method.name, method.length, e.name].join(); }
                }).join(' ')"""))
        .isEqualTo(
            "log,0,TypeError table,0,TypeError count,0,TypeError time,0,TypeError assert,0,TypeError");
  }

  @Test
  void historicalMembersAreNotThere() {
    assertThat(
            sameWithCapture(
                "['timeline', 'timelineEnd', 'markTimeline', 'exception'].filter(function (name) { return name in console; }).join()"))
        .isEqualTo("");
  }

  @Test
  void labelsAreConvertedOnceByTheBrowserAlone() {
    assertThat(
            sameWithCapture(
                """
                ['count', 'countReset', 'time', 'timeLog', 'timeEnd'].map(function (name) {
                  var calls = 0;
                  console[name]({ toString: function () { calls++; return 'label of ' + name; } });
                  return name + calls;
                }).join()"""))
        .isEqualTo("count1,countReset1,time1,timeLog1,timeEnd1");
  }

  @Test
  void labelThatThrowsThrowsItsOwnErrorToThePage() {
    assertThat(
            sameWithCapture(
                """
                ['count', 'countReset', 'time', 'timeLog', 'timeEnd'].map(function (name) {
                  var thrown = new Error('of the page'), calls = 0, caught;
                  try {
                    console[name]({ toString: function () { calls++; throw thrown; } });
                  } catch (e) { caught = e === thrown; }
                  return [caught, calls].join(' ');
                }).join()"""))
        .isEqualTo("true 1,true 1,true 1,true 1,true 1");
  }

  @Test
  void symbolsAreNoLabelsButCanBeLoggedAndFormatted() {
    sameWithCapture(
        """
        ['count', 'countReset', 'time', 'timeLog', 'timeEnd'].map(function (name) {
          try { console[name](Symbol('label')); return 'fine'; } catch (e) { return e.name; }
        }).join()""");

    probe.open(
        "",
        "console.log('%s %d %i %f %o', Symbol('a'), Symbol('b'), Symbol('c'), Symbol('d'), Symbol('e'));");
    assertThat(probe.events(1))
        .contains("\"value\":\"Symbol(a)\"", "\"unserializableValue\":\"NaN\"", "Symbol(e)");
  }

  @Test
  void labelsAreShownAsTheBrowserConvertsThem() {
    probe.open(
        "",
        """
        console.count(undefined);
        console.count({});
        console.count([1, [2]]);
        console.count(null);
        console.count(-0);
        """);

    assertThat(
            browser.evaluate(
                "JSON.parse(probe.drain()).map(function (e) { return e.params.args[0].value; })"))
        .isEqualTo(List.of("default: 1", "[object Object]: 1", "1,2: 1", "null: 1", "0: 1"));
  }

  @Test
  void formatPutsInTheTextThatTheBrowserMakesUnlessThePageMakesIt() {
    probe.open(
        "",
        """
        var calls = 0;
        console.log('%s|%s|%s|%s', [1, [2, null]], new Error('e'), function f() {}, new Map());
        calls = 0;
        var own = { toString: function () { calls++; return 'own'; } };
        probe.values.stringOf(own);
        probe.values.stringOf([own]);
        probe.values.stringOf({ get toString() { calls++; } });
        probe.values.stringOf({ get [Symbol.toStringTag]() { calls++; } });
        probe.values.stringOf(Object.defineProperty([1], 0, { get: function () { calls++; } }));
        window.calls = calls;
        """);

    assertThat(
            browser.evaluate(
                "JSON.parse(probe.drain())[0].params.args.map(function (a) { return a.value; })"))
        .isEqualTo(List.of("%s|%s|%s|%s", "1,2,", "Error: e", "function f() {}", "[object Map]"));
    assertThat(browser.evaluate("calls")).isEqualTo(0L);
  }
}
