package dev.kite.inject;

import static dev.kite.inject.ChromeAnswers.list;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What fails on the network, and that the page hears no more and no less of it than without us. */
class NetworkCaptureTest {
  /** A port where nobody answers. */
  private static final String NOBODY = "http://127.0.0.1:1";

  private final Browser browser = Browser.shared();
  private final Probe probe = new Probe(browser);

  @Test
  void answerOf400AndMoreIsNamedWithMethodUrlStatusDurationAndStack() {
    probe.open("", "function load() { fetch('/gone.json?a=1', { method: 'post' }); } load();");

    var entry = entries(1).get(0);
    assertThat(entry)
        .containsEntry("source", "network")
        .containsEntry("level", "error")
        .containsEntry("method", "POST")
        .containsEntry("url", browser.origin() + "/gone.json?a=1")
        .containsEntry("status", 404L)
        .containsEntry("text", "POST " + browser.origin() + "/gone.json?a=1 404 (Not Found)");
    assertThat(((Number) Objects.requireNonNull(entry.get("duration"))).doubleValue())
        .isBetween(0.0, 20_000.0);
    assertThat(entry.get("stack")).asString().contains("at load (", "/case.js:1:");
  }

  @Test
  void requestsThatReachNobodyAreNamed() {
    probe.open(
        "",
        """
        fetch('%1$s/a').catch(function () {});
        fetch(new Request('%1$s/b', { method: 'PUT' })).catch(function () {});
        var xhr = new XMLHttpRequest();
        xhr.open('get', '%1$s/c');
        xhr.send();
        """
            .formatted(NOBODY));

    assertThat(entries(3))
        .allSatisfy(entry -> assertThat(entry).containsEntry("status", 0L))
        .extracting(entry -> entry.get("method") + " " + entry.get("url"))
        .containsExactlyInAnyOrder(
            "GET " + NOBODY + "/a", "PUT " + NOBODY + "/b", "GET " + NOBODY + "/c");
  }

  @Test
  void requestOfXmlHttpRequestThatFailsIsNamedOnceHoweverOftenTheObjectIsUsed() {
    probe.open(
        "",
        """
        function ask(then) { xhr.open('POST', '/gone'); xhr.onload = then; xhr.send('x'); }
        var xhr = new XMLHttpRequest();
        ask(function () { ask(function () { window.over = true; }); });
        """);

    assertThat(entries(2))
        .extracting(entry -> entry.get("text"))
        .containsOnly("POST " + browser.origin() + "/gone 404 (Not Found)");
    assertThat(browser.evaluate("over")).isEqualTo(true);
  }

  @Test
  void requestThatIsWaitedForThrowsToThePageAndIsNamed() {
    probe.open(
        "",
        """
        var xhr = new XMLHttpRequest();
        xhr.open('GET', '%s/sync', false);
        try { xhr.send(); } catch (e) { window.caught = e.name; }
        """
            .formatted(NOBODY));

    assertThat(probe.events(1)).contains("GET " + NOBODY + "/sync failed");
    assertThat(browser.evaluate("caught")).isEqualTo("NetworkError");
  }

  @Test
  void whatSucceedsAndWhatThePageAbortsIsNoFailure() {
    browser.serve("/fine.txt", "fine");
    probe.open(
        "",
        """
        var stop = new AbortController();
        fetch('/fine.txt', { signal: stop.signal }).catch(function () {});
        stop.abort('reason of its own');
        var xhr = new XMLHttpRequest();
        xhr.open('GET', '/fine.txt');
        xhr.send();
        xhr.abort();
        fetch('/fine.txt').then(function (answer) { return answer.text(); }).then(function (text) {
          fetch('/gone').then(function () { console.log('last ' + text); });
        });
        """);

    assertThat(list(ChromeAnswers.parse(probe.events(2))))
        .extracting(event -> event.get("method"))
        .containsExactly("Log.entryAdded", "Runtime.consoleAPICalled");
  }

  @Test
  void rejectionThatThePageDoesNotHandleStaysItsOwn() {
    probe.open(
        "",
        """
        window.heard = [];
        window.promises = [];
        addEventListener('unhandledrejection', function (event) { heard.push(promises.indexOf(event.promise)); });
        promises.push(fetch('%1$s/unhandled'));
        promises.push(fetch('%1$s/handled'));
        promises[1].catch(function () {});
        """
            .formatted(NOBODY));
    probe.until(3);

    assertThat(browser.evaluate("heard")).isEqualTo(List.of(0L));
    assertThat(browser.evaluate("promises[0] instanceof Promise")).isEqualTo(true);
  }

  @Test
  void functionsKeepTheirIdentityAndBodiesAreLeftToThePage() {
    var facts =
        """
        [[window, 'fetch'], [XMLHttpRequest.prototype, 'open'], [XMLHttpRequest.prototype, 'send']].map(function (one) {
          var found = Object.getOwnPropertyDescriptor(one[0], one[1]);
          return [found.value.name, found.value.length, String(found.value), found.writable, found.enumerable, found.configurable].join();
        })""";
    browser.serve("/plain.html", "<!DOCTYPE html>");
    browser.open("/plain.html");
    var untouched = browser.evaluate(facts);
    probe.open("", "");

    assertThat(browser.evaluate(facts)).isEqualTo(untouched);
    assertThat(
            browser.await("fetch('/gone').then(function (r) { done([r.bodyUsed, r.status]); });"))
        .isEqualTo(List.of(false, 404L));
  }

  @Test
  void pageWithoutFetchOrWithItsOwnIsNotDisturbed() {
    probe.open("delete window.fetch; delete window.XMLHttpRequest;", "console.log('on');");
    assertThat(probe.events(1)).contains("on");

    probe.open("window.fetch = function () { return 7; };", "window.answer = fetch('/x');");
    assertThat(browser.evaluate("answer")).isEqualTo(7L);
  }

  private List<Map<String, Object>> entries(int count) {
    return list(ChromeAnswers.parse(probe.events(count))).stream()
        .filter(event -> "Log.entryAdded".equals(event.get("method")))
        .map(event -> (Map<?, ?>) Objects.requireNonNull(event.get("params")))
        .map(params -> NetworkCaptureTest.members(params.get("entry")))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> members(@org.jspecify.annotations.Nullable Object entry) {
    return (Map<String, Object>) Objects.requireNonNull(entry);
  }

  @Test
  void promiseThatThePagesOwnFetchExtendsStaysThatPromise() {
    probe.open(
        """
        var browsers = fetch;
        window.fetch = function () {
          var promise = browsers.apply(this, arguments);
          promise.abort = function () {};
          return (window.made = promise);
        };
        """,
        "window.got = fetch('/fine.txt');");

    assertThat(browser.evaluate("got === made")).isEqualTo(true);
  }

  @Test
  void requestThatAnotherOneTookTheObjectFromIsNotToldOfItsEnd() {
    probe.open(
        "",
        """
        var xhr = new XMLHttpRequest();
        xhr.open('GET', '/fine.txt');
        xhr.send();
        xhr.open('GET', '/gone');
        xhr.onload = function () { setTimeout(function () { console.log('end'); }); };
        xhr.send();
        """);

    assertThat(probe.events(2)).contains("/gone 404").doesNotContain("fine.txt");
  }

  @Test
  void urlThatOnlyCodeOfThePageCouldTellIsLeftOut() {
    probe.open("", "fetch({ toString: function () { return '/gone'; } });");

    assertThat(entries(1).get(0)).containsEntry("url", "").containsEntry("status", 404L);
  }
}
