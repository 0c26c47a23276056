package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a page does wrong without saying so: errors, rejections, missing resources, blocked content.
 */
class ErrorCaptureTest {
  private final Browser browser = Browser.shared();
  private final Probe probe = new Probe(browser);

  @Test
  void rejectionsOfAnyValueAreSentAndTakenBackWhenHandledLater() {
    probe.open(
        "",
        """
        Promise.reject(undefined);
        var late = Promise.reject('text');
        setTimeout(function () { late.catch(function () {}); }, 20);
        """);

    assertThat(probe.events(3))
        .containsSubsequence(
            "\"exceptionId\":1,\"text\":\"Uncaught (in promise)\",\"exception\":{\"type\":\"undefined\"}",
            "\"exceptionId\":2",
            "\"value\":\"text\"",
            "Runtime.exceptionRevoked",
            "\"exceptionId\":2");
  }

  @Test
  void resourcesThatDoNotLoadAreNamed() {
    browser.serve(
        "/missing.html",
        "<!DOCTYPE html><img src='/gone.png'><script src='/gone.js'></script>"
            + "<svg><image href='/gone.svg'></svg><object type=image/png data='/gone.bin'></object>");

    probe.open("/missing.html");

    assertThat(probe.events(4))
        .contains(
            "Log.entryAdded",
            "\"source\":\"network\"",
            browser.origin() + "/gone.png",
            browser.origin() + "/gone.js",
            "load resource: /gone.svg",
            browser.origin() + "/gone.bin")
        .doesNotContain("exceptionThrown");
  }

  @Test
  void violationsOfThePagesPolicyAreSentButNotOurOwnQuestion() {
    browser.serve("/kite.js", Browser.factories(Probe.START + "probe.mode();"));
    browser.serve(
        "/strict.html",
        "<!DOCTYPE html><script nonce=abc src=/kite.js></script><img src='http://127.0.0.2/x.png'>",
        Map.of("Content-Security-Policy", "script-src 'nonce-abc'; img-src 'self'"));

    browser.open("/strict.html");

    assertThat(probe.events(2))
        .contains("\"source\":\"security\"", "http://127.0.0.2/x.png", "img-src")
        .doesNotContain("eval");
  }

  @Test
  void violationsThatComeOfOurTagWithItsQueryAreNotThePages() {
    browser.serve("/kite.js", Browser.factories(Probe.START + "probe.mode();"));
    browser.serve(
        "/strict.html",
        "<!DOCTYPE html><script nonce=abc src='/kite.js?kp_GXPEXQ16459GJT31ETEX'></script>"
            + "<img src='http://127.0.0.2/x.png'>",
        Map.of("Content-Security-Policy", "script-src 'nonce-abc'; img-src 'self'"));

    browser.open("/strict.html");

    assertThat(probe.events(2)).contains("http://127.0.0.2/x.png").doesNotContain("eval");
  }

  @Test
  void violationSaysWhichCodeOfThePageItWas() {
    browser.serve("/kite.js", Browser.factories(Probe.START));
    browser.serve("/case.js", "\n  document.head.setAttribute('style', 'color: red');");
    browser.serve(
        "/strict.html",
        "<!DOCTYPE html><script nonce=abc src=/kite.js></script><script nonce=abc src=/case.js></script>",
        Map.of("Content-Security-Policy", "script-src 'nonce-abc'; style-src 'self'"));

    browser.open("/strict.html");

    assertThat(probe.events(1))
        .contains(
            "style-src-attr blocked inline",
            "\"lineNumber\":2",
            "\"stack\":\"    at " + browser.origin() + "/case.js:2:");
  }

  @Test
  void longMessageCostsNoTimeAndLeavesTheStackAndThePlace() {
    probe.open(
        "",
        """
        function fail(text) { throw new Error(text); }
        setTimeout(function () { fail('x:1:2\\n' + 'x'.repeat(2e5)); });
        setTimeout(function () { fail('x'.repeat(2e5)); });
        setTimeout(function () { fail('(a:1'.repeat(5e4)); });
        setTimeout(function () { throw 'x'.repeat(2e5); });
        """);
    probe.until(4);

    assertThat(
            browser.evaluate(
                """
                (function () {
                  var start = performance.now();
                  window.drained = probe.drain();
                  return performance.now() - start < 500;
                })()"""))
        .isEqualTo(true);
    assertThat(
            browser.evaluate(
                """
                JSON.parse(drained).map(function (event) {
                  var stack = event.params.stack;
                  return [/\\/case\\.js$/.test(event.params.exceptionDetails.url), /at fail/.test(stack), stack.length <= 16384];
                }).join()"""))
        .isEqualTo("true,true,true,true,true,true,true,true,true,true,false,true");
  }

  @Test
  void longUrlsAreCut() {
    browser.serve(
        "/long.html", "<!DOCTYPE html><img src='data:image/png," + "x".repeat(100_000) + "'>");

    probe.open("/long.html");

    assertThat(probe.events(1)).contains("data:image/png,xxx").hasSizeLessThan(10_000);
  }

  @Test
  void eventsThatThePageDispatchesItselfAreNotErrors() {
    probe.open(
        "",
        "window.dispatchEvent(new ErrorEvent('error', { message: 'fake', error: new Error('fake') }));");

    assertThat(probe.events(0)).isEqualTo("[]");
  }

  @Test
  void errorOfAnotherOriginsScriptIsSentAsTheBrowserHidesIt() {
    browser.serve("/other.js", "throw new Error('secret');");
    browser.serve(
        "/cross.html",
        "<!DOCTYPE html><script src='"
            + browser.origin().replace("127.0.0.1", "localhost")
            + "/other.js'></script>");

    probe.open("/cross.html");

    assertThat(probe.events(1))
        .contains("Script error.")
        .doesNotContain("secret", "\"exception\":");
  }

  @Test
  void causesAreSentWithTheirOwnStacksInTheirOrder() {
    probe.open(
        "",
        """
        function inner() { return new TypeError('deep', { cause: 'why' }); }
        setTimeout(function () { throw new Error('top', { cause: inner() }); });
        setTimeout(function () { throw new AggregateError([new Error('one'), 2], 'all'); });
        setTimeout(function () { console.error('said', new Error('of', { cause: new Error('it') })); });
        setTimeout(function () { var e = new Error('round'); e.cause = e; throw e; });
        """);

    assertThat(
            browser.await(
                """
                (function look() {
                  if (probe.events.length < 4) { return setTimeout(look, 5); }
                  done(JSON.parse(probe.drain()).map(function (event) {
                    var causes = event.params.causes ? event.params.causes[1] : event.params.exceptionDetails.causes;
                    return causes.map(function (cause) {
                      return cause.label + '|' + cause.description.split('\\n')[0] + '|' + /at inner /.test(cause.description);
                    }).join(', ');
                  }));
                })();"""))
        .isEqualTo(
            List.of(
                "Caused by|TypeError: deep|true, Caused by|why|false",
                "errors[0]|Error: one|false, errors[1]|2|false",
                "Caused by|Error: it|false",
                String.join(", ", Collections.nCopies(5, "Caused by|Error: round|false"))));
  }

  @Test
  void whatThePolicyBlocksBehindOurOwnFrameIsThePages() {
    browser.serve("/kite.js", Browser.factories(Probe.START));
    browser.serve(
        "/strict.html",
        "<!DOCTYPE html><script nonce=abc src=/kite.js></script>"
            + "<script nonce=abc>fetch('http://127.0.0.2/data').catch(function () {});</script>",
        Map.of("Content-Security-Policy", "script-src 'nonce-abc'; connect-src 'self'"));

    browser.open("/strict.html");

    assertThat(probe.events(2))
        .contains(
            "connect-src blocked http://127.0.0.2/data",
            "\"url\":\"" + browser.origin() + "/strict.html\"",
            "GET http://127.0.0.2/data TypeError");
  }

  @Test
  void whatTheBrowserCallsDeprecatedIsSentAsWarning() {
    browser.serve("/fine.txt", "fine");
    probe.open(
        "", "var xhr = new XMLHttpRequest(); xhr.open('GET', '/fine.txt', false); xhr.send();");

    assertThat(probe.events(1))
        .contains("\"source\":\"deprecation\",\"level\":\"warning\"", "XMLHttpRequest");
  }

  @Test
  void placeOfErrorThatTheBrowserMadeForCallIsThePages() {
    browser.serve("/kite.js", Browser.factories(Probe.START));
    browser.serve(
        "/failing.html",
        "<!DOCTYPE html><script src=/kite.js></script>" + "<script src=/case.js></script>");
    browser.serve("/case.js", "fetch('http://127.0.0.1:1/');");

    browser.open("/failing.html");

    assertThat(probe.events(2)).contains("Uncaught (in promise)", "/case.js\",\"lineNumber\":0");
  }

  @Test
  void tagOfModuleIsOursTooWithItsNonceAndItsQuestions() {
    var page = new KitePage();
    page.open(
        KitePage.TAG.replace("<script", "<script type=module nonce=abc"),
        Map.of("Content-Security-Policy", "script-src 'nonce-abc'"));
    page.frame("\"state\":\"load\"");
    page.value(
        "wire.say('c 00c0ffee00c0ffee {\"id\":\"5e884898da28047151d0e56f8dc62927\","
            + "\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":\"40 + 2\"}}')");

    assertThat(page.frame("r ")).contains("\"value\":42");
    assertThat(page.frames()).noneMatch(frame -> frame.contains("Log.entryAdded"));
  }

  @Test
  void whatThePagePreventsIsHiddenAsInTheBrowsersOwnConsole() {
    var page = new KitePage();
    page.open(
        KitePage.TAG
            + """
            <script>
              window.onerror = function (text) { return /prevented/.test(text); };
              addEventListener('unhandledrejection', function (event) {
                if (/prevented/.test(event.reason)) { event.preventDefault(); }
              });
              var late = Promise.reject('prevented rejection');
              setTimeout(function () { throw new Error('prevented error'); });
              setTimeout(function () { throw new Error('told error'); });
              setTimeout(function () {
                late.catch(function () {});
                setTimeout(function () { console.log('end'); });
              }, 20);
            </script>""");
    page.frame("\"value\":\"end\"");

    assertThat(page.frames())
        .anyMatch(frame -> frame.contains("told error"))
        .noneMatch(frame -> frame.contains("prevented"))
        .noneMatch(frame -> frame.contains("exceptionRevoked"))
        .noneMatch(frame -> frame.startsWith("g "));
  }

  @Test
  void errorOfWorkerIsSentAsTheBrowserWordsIt() {
    browser.serve("/worker.js", "\nthrow new Error('in worker');");
    probe.open("", "new Worker('/worker.js'); setTimeout(function () { throw null; }, 200);");

    assertThat(probe.events(2))
        .contains(
            "\"text\":\"Uncaught Error: in worker\",\"url\":\""
                + browser.origin()
                + "/worker.js\",\"lineNumber\":1",
            "\"text\":\"Uncaught\",\"exception\":{\"type\":\"object\",\"subtype\":\"null\"");
  }

  @Test
  void causeThatOnlyCodeOfThePageCouldTellIsLeftOut() {
    probe.open(
        "",
        """
        window.asked = 0;
        var error = new Error('alone');
        Object.defineProperty(error, 'cause', { get: function () { return ++asked; } });
        console.error(error);
        """);

    assertThat(probe.events(1)).contains("Error: alone").doesNotContain("Caused by");
    assertThat(browser.evaluate("asked")).isEqualTo(0L);
  }
}
