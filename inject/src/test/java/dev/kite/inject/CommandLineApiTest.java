package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that the prompt knows besides the page's own. */
class CommandLineApiTest {
  private final Browser browser = Browser.shared();
  private final Probe probe = new Probe(browser);

  @BeforeEach
  void open() {
    probe.open("", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $('#app').id                                              | "value":"app"
          $('nothing')                                              | "value":null
          $$('div').length + '' + Array.isArray($$('div'))          | "value":"1true
          $x('count(//div)')                                        | "value":1
          $x('//div')[0].id                                         | "value":"app"
          $x('string(//div/@id)')                                   | "value":"app"
          keys({a: 1, 2: 3}).join() + typeof keys([5])[0]           | "value":"2,anumber
          values({a: 1, b: 2}).join()                               | "value":"1,2"
          keys(null).length + values('ab').length                   | "value":0
          typeof getEventListeners(document).click                  | "value":"undefined"
          typeof $0 + typeof $4 + typeof $_                         | "value":"undefinedundefinedundefined
          """)
  void nameOfTheApiWorks(String source, String answer) {
    assertThat(probe.evaluate(source)).contains(answer);
  }

  @Test
  void lastValueIsKept() {
    probe.evaluate("21");

    assertThat(probe.evaluate("$_ * 2")).contains("\"value\":42");
    probe.evaluate("throw 1");
    assertThat(probe.evaluate("$_ + await 1")).contains("\"value\":43");
  }

  @Test
  void copyAndInspectAskTheConsoleAndInspectedValuesAreKept() {
    probe.evaluate("copy({a: 1}); inspect(document.body); inspect(7)");

    assertThat(probe.events(3))
        .contains("Runtime.inspectRequested", "\"copyToClipboard\":true", "HTMLBodyElement");
    assertThat(probe.evaluate("$0 + $1.tagName")).contains("7BODY");
  }

  @ParameterizedTest
  @CsvSource({"table,table", "clear,clear", "dir,dir", "dirxml,dirxml"})
  void namesOfConsoleMethodsCallThem(String name, String type) {
    probe.evaluate(name + "([1])");

    assertThat(probe.events(1)).contains("\"type\":\"" + type + "\"");
  }

  @Test
  void monitoredEventsAreLoggedUntilTheyAreNot() {
    probe.evaluate("monitorEvents(window, 'ping')");
    browser.evaluate("dispatchEvent(new Event('ping'))");

    assertThat(probe.events(1)).contains("\"value\":\"ping\"");
    probe.evaluate("unmonitorEvents(window, 'ping')");
    browser.evaluate("dispatchEvent(new Event('ping'))");
    assertThat(probe.evaluate("1")).contains("\"value\":1");
    assertThat(probe.events(0)).isEqualTo("[]");
  }

  @Test
  void handlersThatThePageCanSeeAreListed() {
    browser.evaluate("document.body.onclick = function shown() {}");

    assertThat(probe.evaluate("getEventListeners(document.body).click[0].listener.name"))
        .contains("shown");
  }

  @Test
  void namesOfThePromptNeverShadowThePages() {
    probe.open("", "var keys = 'page'; let $x = 'let of a script';");

    assertThat(probe.evaluate("keys + $x")).contains("pagelet of a script");
    assertThat(probe.evaluate("$ = 5; window.$")).contains("undefined");
    assertThat(probe.evaluate("(() => { const copy = 3; return copy })()")).contains("\"value\":3");
    assertThat(probe.evaluate("function values() { return 'mine' } values()")).contains("mine");
    assertThat(
            browser.evaluate(
                "Object.getOwnPropertyNames(window).filter(function (n) { return /^kite|^[$]/.test(n); }).length"))
        .isEqualTo(0L);
  }

  @Test
  void consoleThatWantsNoneOfThemSeesNone() {
    assertThat(
            browser.await(
                "probe.evaluate({expression: 'typeof $ + typeof copy + typeof $_', includeCommandLineAPI: false}, done)"))
        .asString()
        .contains("undefinedundefinedundefined");
  }

  @Test
  void functionsOfThePromptKeepTheNamesForLater() {
    probe.evaluate("var later = () => $('#app').id");

    assertThat(browser.evaluate("later()")).isEqualTo("app");
  }
}
