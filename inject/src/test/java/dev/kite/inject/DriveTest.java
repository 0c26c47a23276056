package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The part of the script that is loaded when a console first evaluates in the page. */
class DriveTest {
  private static final String LOADED =
      "performance.getEntriesByType('resource').filter(function (entry) {"
          + " return entry.name.indexOf('&drive') > 0; }).length";

  private final KitePage page = new KitePage();

  @Test
  void pageThatNobodyDrivesDoesNotLoadIt() {
    page.open(KitePage.TAG + "<script>console.log('only looked at')</script>");
    page.frame("\"state\":\"load\"");
    page.value("wire.say('w -')");
    page.value("void console.log('later')");
    page.frame("later");

    assertThat(page.value(LOADED)).isEqualTo(0L);
    assertThat(page.frames().get(0)).contains("\"evalMode\":\"unknown\"");
  }

  @Test
  void commandsThatWaitForItAreAnsweredInTheirOrderAndItIsLoadedOnce() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value("(" + evaluate("a1", "1") + "," + evaluate("a2", "2") + ")");
    page.frame("\"id\":\"a2\"");
    page.value(evaluate("a3", "3"));
    page.frame("\"id\":\"a3\"");

    assertThat(page.frames().stream().filter(frame -> frame.startsWith("r ")))
        .extracting(frame -> frame.replaceAll(".*\"id\":\"(a\\d)\".*", "$1"))
        .containsExactly("a1", "a2", "a3");
    assertThat(page.value(LOADED)).isEqualTo(1L);
    assertThat(page.value("document.scripts.length")).isEqualTo(1L);
  }

  @Test
  void consolesHearHowThePageCanBeEvaluatedInOnceItIsLoaded() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value(evaluate("b1", "1"));

    assertThat(page.frame("\"evalMode\":\"eval\"")).startsWith("H ");
  }

  @Test
  void whereItDoesNotLoadTheReplySaysWhatToAllow() {
    // The test's site answers this key's query with the page script, which is not what was
    // asked for.
    page.open(KitePage.TAG.replace("kp_GXPEXQ16459GJT31ETEX", "kp_00000000000000000000"));
    page.frame("\"state\":\"load\"");
    page.value(evaluate("c1", "1"));

    assertThat(page.frame("\"id\":\"c1\"")).contains("-32000", "script-src");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void itWorksAfterThePageBrokeTheBuiltIns() {
    page.open(
        KitePage.TAG
            + """
            <script>
              var later = setTimeout, cancel = clearTimeout;
              var target = EventTarget.prototype, dispatch = target.dispatchEvent, ignore = target.removeEventListener;
              var fail = function () { throw 'broken'; };
              var seen = 0;
              addEventListener('devicemotion', function (event) { seen += event.isTrusted ? 0 : event.interval; });
              function rotate(interval) {
                dispatch.call(window, new DeviceMotionEvent('devicemotion', { interval: interval }));
              }
              var test = RegExp.prototype.test, replace = String.prototype.replace, join = Array.prototype.join;
              function breakAll() {
                window.setTimeout = window.clearTimeout = fail;
                target.dispatchEvent = target.removeEventListener = fail;
                RegExp.prototype.test = String.prototype.replace = Array.prototype.join = fail;
              }
              function mend() {
                window.setTimeout = later;
                window.clearTimeout = cancel;
                target.dispatchEvent = dispatch;
                target.removeEventListener = ignore;
                RegExp.prototype.test = test;
                String.prototype.replace = replace;
                Array.prototype.join = join;
              }
              function until(sent, then) {
                later(function look() {
                  for (var i = 0; i < wire.length; i++) {
                    if (wire[i].indexOf(sent) >= 0) {
                      return then();
                    }
                  }
                  later(look, 5);
                }, 5);
              }
            </script>""");
    page.frame("\"state\":\"load\"");

    page.browser.await(
        """
        function say(id, method, params) {
          wire.say('c 00c0ffee00c0ffee {"id":"' + id + '","method":"' + method + '","params":' + params + '}');
        }
        breakAll();
        say('f1', 'Runtime.evaluate', '{"expression":"40+2"}');
        say('f2', 'Sensor.record', '{"streams":["m"]}');
        until('"id":"f2"', function () {
          rotate(5);
          say('f3', 'Sensor.stop', '{}');
          say('f4', 'Replay.start', '{"replay":"r"}');
          say('f5', 'Replay.load', '{"replay":"r","rows":[["m",0,null,null,null,100],["m",20,null,null,null,1000]]}');
          say('f6', 'Replay.finish', '{"replay":"r"}');
          until('"id":"f6"', function () { mend(); done(); });
        });
        """);

    assertThat(page.frame("\"id\":\"f1\"")).contains("\"value\":42");
    assertThat(page.frame("\"id\":\"f2\"")).contains("\"sign\":\"w3c\"");
    assertThat(page.frame("Sensor.recorded", ",5]")).startsWith("r ");
    assertThat(page.frame("\"id\":\"f3\"")).contains("\"recorded\":");
    assertThat(page.frame("\"id\":\"f6\"")).contains("\"samples\":2", "\"ended\":\"finished\"");
    assertThat(page.value("seen")).isEqualTo(1105L);
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void personCanBeAskedAfterThePageBrokeTheBuiltIns() {
    page.open(
        KitePage.TAG.replace("<script", "<script data-eval=ask")
            + "<script>String.prototype.replace = function () { throw 'broken'; };</script>");
    page.frame("\"state\":\"load\"");

    page.value(evaluate("g1", "1"));
    page.until("document.querySelector('kite-consent')");

    assertThat(
            page.value(
                "document.querySelector('kite-consent').style.getPropertyPriority('position')"))
        .isEqualTo("important");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void onlyTheConsoleWhoseSourceInspectsHearsOfIt() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value(evaluate("h1", "var later = inspect"));
    page.value(evaluate("h2", "1").replace("00c0ffee00c0ffee", "0dec0de00dec0de0"));
    page.frame("\"id\":\"h2\"");
    page.value("void later(7)");

    assertThat(page.frame("Runtime.inspectRequested"))
        .matches("r \\d+ 00c0ffee00c0ffee .*\"value\":7.*");
  }

  @Test
  void parameterThatIsMissingIsNamed() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value(evaluate("i1", "").replace("\"expression\":\"\"", ""));
    page.value(
        "wire.say('c 00c0ffee00c0ffee {\"id\":\"i2\",\"method\":\"Runtime.getProperties\",\"params\":{}}')");

    assertThat(page.frame("\"id\":\"i1\"")).contains("-32602", "expression: expected a string.");
    assertThat(page.frame("\"id\":\"i2\"")).contains("-32602", "objectId: expected a string.");
  }

  @Test
  void handlesOfAListingAreReleasedByTheGroupThatItNames() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value(evaluate("j1", "({ a: { b: 1 } })"));
    var outer = objectId(page.frame("\"id\":\"j1\""));
    page.value(say("j2", "Runtime.getProperties", "objectId:'" + outer + "',objectGroup:'mine'"));
    var inner = objectId(page.frame("\"id\":\"j2\""));
    page.value(say("j3", "Runtime.releaseObjectGroup", "objectGroup:'mine'"));
    page.value(say("j4", "Runtime.getProperties", "objectId:'" + inner + "'"));
    page.value(say("j5", "Runtime.getProperties", "objectId:'" + outer + "'"));

    assertThat(page.frame("\"id\":\"j4\"")).contains("holds no such object any more");
    assertThat(page.frame("\"id\":\"j5\"")).contains("\"name\":\"a\"");
  }

  private static String say(String id, String method, String params) {
    return "wire.say('c 00c0ffee00c0ffee ' + JSON.stringify({id:'"
        + id
        + "',method:'"
        + method
        + "',params:{"
        + params
        + "}}))";
  }

  private static String objectId(String reply) {
    return reply.replaceFirst("(?s).*?\"objectId\":\"(\\d+)\".*", "$1");
  }

  @Test
  void nonceOfTheTagIsHandedOn() {
    page.open(
        KitePage.TAG.replace("<script", "<script nonce=abc"),
        Map.of("Content-Security-Policy", "script-src 'nonce-abc' 'unsafe-eval'"));
    page.frame("\"state\":\"load\"");
    page.value(evaluate("d1", "40+2"));

    assertThat(page.frame("\"id\":\"d1\"")).contains("\"value\":42");
  }

  @Test
  void pageThatAllowsOnlyItsNonceHearsNothingOfWhatIsTried() {
    page.open(
        KitePage.TAG.replace("<script", "<script nonce=abc")
            + "<script nonce=abc>window.heard = [];"
            + "onerror = function (text) { heard.push(text); };"
            + "addEventListener('error', function (event) { heard.push(event.message); }, true);</script>",
        Map.of("Content-Security-Policy", "script-src 'nonce-abc'"));
    page.frame("\"state\":\"load\"");
    page.value(evaluate("n1", "var made = 5"));
    page.frame("\"id\":\"n1\"");
    page.value(evaluate("n2", "null.x"));

    assertThat(page.frame("\"id\":\"n2\"")).contains("Uncaught", "TypeError");
    page.value("void console.log('after')");
    page.frame("after");
    assertThat(page.value("made")).isEqualTo(5L);
    assertThat(page.frames())
        .noneMatch(frame -> frame.contains("exceptionThrown") || frame.contains("Log.entryAdded"));
    assertThat(page.value("heard")).isEqualTo(List.of());
  }

  @Test
  void pageThatTakesTheElementAwayIsNotDisturbed() {
    page.open(
        KitePage.TAG.replace("kp_GXPEXQ16459GJT31ETEX", "kp_00000000000000000000")
            + "<script>new MutationObserver(function () {"
            + "document.querySelectorAll('script[src*=drive]').forEach(function (one) { one.remove(); });"
            + "}).observe(document.head, { childList: true })</script>");
    page.frame("\"state\":\"load\"");
    page.value(evaluate("t1", "1"));

    assertThat(page.frame("\"id\":\"t1\"")).contains("-32000", "script-src");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void failureOfThePartIsTheReply() {
    page.open(KitePage.TAG);
    page.browser.serve(
        "/kite.js?kp_GXPEXQ16459GJT31ETEX&drive",
        "document.currentScript['kite-drive'](function () { throw new Error('no memory'); })");
    page.frame("\"state\":\"load\"");
    page.value(evaluate("f1", "1"));

    assertThat(page.frame("\"id\":\"f1\"")).contains("-32000", "no memory");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void consoleThatWatchesHearsThatThereWillBeNoReadings() {
    page.open(KitePage.TAG.replace("kp_GXPEXQ16459GJT31ETEX", "kp_00000000000000000000"));
    page.frame("\"state\":\"load\"");
    page.value("wire.say('w m')");

    assertThat(page.frame("Sensor.state")).contains("\"state\":\"unknown\"", "script-src");
  }

  @Test
  void pageWithTrustedTypesLoadsItThroughThePolicyThatItAllows() {
    page.open(
        KitePage.TAG,
        Map.of(
            "Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types kite"));
    page.frame("\"state\":\"load\"");
    page.value(evaluate("e1", "40+2"));

    assertThat(page.frame("\"id\":\"e1\"")).contains("\"value\":42");
  }

  private static String evaluate(String id, String expression) {
    return "wire.say('c 00c0ffee00c0ffee "
        + "{\"id\":\""
        + id
        + "\",\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":\""
        + expression
        + "\"}}')";
  }
}
