package dev.kite.inject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The minified script in pages of all kinds. */
class PageScriptTest {
  private static final String EVALUATE =
      "wire.say('c 00c0ffee00c0ffee {\"id\":\"5e884898da28047151d0e56f8dc62927\","
          + "\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":\"6*7\"}}')";

  private final KitePage page = new KitePage();

  @Test
  void firstScriptOfPageSendsWhatTheOthersSayAndAnswers() {
    page.open(KitePage.TAG + "<script>console.log('early'); null.x;</script>");
    page.frame("\"state\":\"load\"");
    page.value(EVALUATE);

    assertThat(page.frame("\"id\":\"5e884898da28047151d0e56f8dc62927\""))
        .matches("r \\d+ 00c0ffee00c0ffee .*\"value\":42.*");
    assertThat(page.frames())
        .satisfies(
            frames -> {
              assertThat(frames.get(0)).startsWith("H {\"v\":1,").contains("\"title\":\"Page\"");
              assertThat(frames.get(1)).startsWith("e 1 ").contains("\"value\":\"early\"");
              assertThat(frames.get(2)).startsWith("e 2 ").contains("Runtime.exceptionThrown");
              assertThat(frames.get(3)).startsWith("e 3 ").contains("Kite.lifecycle");
            });
    assertThat(page.value("wire.sockets[0].url"))
        .isEqualTo(
            page.browser.origin().replace("http", "ws") + "/ws/page?kp_GXPEXQ16459GJT31ETEX");
  }

  @Test
  void worksWhereverItsTagStands() {
    for (var tag :
        List.of(
            KitePage.TAG,
            KitePage.TAG.replace("<script", "<script async"),
            KitePage.TAG.replace("<script", "<script defer"),
            KitePage.TAG.replace("<script", "<script type=module"))) {
      page.open("<p>text</p><script>var before = 1</script>" + tag);
      page.until("window.kite");
      page.value("void console.log('said')");

      assertThat(page.frame("\"value\":\"said\"")).as(tag).startsWith("e ");
      assertThat(page.complaints()).as(tag).isEmpty();
    }
  }

  @Test
  void secondCopyInPageDoesNothing() {
    page.open(KitePage.TAG + KitePage.TAG + "<script>console.log('once')</script>");
    page.frame("\"state\":\"load\"");

    assertThat(page.frames()).filteredOn(frame -> frame.contains("once")).hasSize(1);
    assertThat(page.value("wire.sockets.length")).isEqualTo(1L);
  }

  @Test
  void leavesOneNameBehindThatLoopsOverTheWindowDoNotSee() {
    page.open("<script>var names = Object.getOwnPropertyNames(window);</script>" + KitePage.TAG);

    assertThat(
            page.value(
                "Object.getOwnPropertyNames(window).filter(function (name) {"
                    + "return names.indexOf(name) < 0 && name !== 'names'; })"))
        .isEqualTo(List.of("kite"));
    assertThat(page.value("Object.keys(window).indexOf('kite')")).isEqualTo(-1L);
  }

  @Test
  void pageThatGaveAllObjectsAMemberOfItsOwnIsHeardLikeOthers() {
    page.open(
        "<script>Object.prototype.extend = function () {}; Object.prototype.n = 1;</script>"
            + KitePage.TAG.replace("></", " data-sensors=armed></")
            + "<script>console.log('said')</script>");
    page.frame("\"state\":\"load\"");
    page.value("wire.say('w -')");
    page.value("void console.log('later')");
    page.frame("later");

    assertThat(page.frames()).noneMatch(frame -> frame.contains("extend"));
    assertThat(page.frames()).noneMatch(frame -> frame.startsWith("s "));
    assertThat(page.value("Object.getOwnPropertyNames(console).indexOf('extend')")).isEqualTo(-1L);
  }

  @Test
  void pageMayCallSomethingElseKite() {
    page.open(
        "<script>window.kite = { version: '7.1' }; sessionStorage.kite = 'mine';</script>"
            + KitePage.TAG
            + KitePage.TAG
            + "<script>console.log('said')</script>");
    page.frame("\"state\":\"load\"");
    page.frame("\"value\":\"said\"");

    assertThat(page.value("[kite.version, sessionStorage.kite]")).isEqualTo(List.of("7.1", "mine"));
    assertThat(page.value("wire.sockets.length")).isEqualTo(1L);
  }

  @Test
  void frameIsTargetOfItsOwn() {
    var inner = KitePage.fakeSocket() + KitePage.TAG + "<script>console.log('inner')</script>";
    page.browser.serve("/inner.html", "<!doctype html>" + inner);
    page.open(KitePage.TAG + "<iframe src=/inner.html></iframe>");
    page.frame("\"state\":\"load\"");
    page.until("frames[0].wire && frames[0].wire.length > 2");
    page.value("void (frames[0].wire.deaf = true)");
    page.value("void frames[0].console.log('unsaid')");
    page.until("String(frames[0].wire).indexOf('unsaid') > 0");
    page.value("void frames[0].dispatchEvent(new PageTransitionEvent('pagehide'))");

    assertThat(page.value("frames[0].wire[1]")).asString().contains("\"value\":\"inner\"");
    assertThat(page.frames()).noneMatch(frame -> frame.contains("inner\""));
    assertThat(page.value("sessionStorage['kite-tab/0']")).asString().contains("unsaid");
    assertThat(page.value("sessionStorage['kite-tab']")).asString().doesNotContain("unsaid");
  }

  @Test
  void reloadDeliversTheRestFirstAndStaysTheSameTarget() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value("void (wire.deaf = true)");
    page.value("void console.log('rest')");
    page.frame("rest");
    page.reload();
    page.frame("\"state\":\"load\"");

    assertThat(page.frames())
        .satisfies(
            frames -> {
              assertThat(frames.get(0))
                  .startsWith("H {\"v\":1,\"target\":\"7G3QW0ZC5M\"")
                  .contains("\"rest\":true");
              assertThat(frames).anyMatch(frame -> frame.contains("\"value\":\"rest\""));
              assertThat(frames)
                  .filteredOn(frame -> frame.startsWith("H ") && !frame.contains("\"rest\""))
                  .first()
                  .asString()
                  .contains("\"target\":\"7G3QW0ZC5M\"", "\"reload\":true");
            });
  }

  @Test
  void copyOfTheTabIsNoReloadAndLeavesTheRestToItsOriginal() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value("void (window.live = sessionStorage['kite-tab'])");
    // The copy has what the original's storage said while it was there.
    page.browser.serve(
        "/copy.html",
        "<script>sessionStorage['kite-tab'] = '{\"target\":\"7G3QW0ZC5M\",\"state\":\"live\",\"rest\":[{}]}'"
            + "</script>"
            + KitePage.fakeSocket()
            + KitePage.TAG);
    assertThat(page.value("JSON.parse(live).state")).isEqualTo("live");
    // By way of another page: the first one may write its good-bye while its successor already
    // runs.
    page.browser.open("/empty.html");
    page.browser.open("/copy.html");
    page.frame("\"state\":\"load\"");

    assertThat(page.frames().get(0))
        .contains("\"target\":\"7G3QW0ZC5M\"")
        .doesNotContain("\"reload\"", "\"rest\"");
  }

  @Test
  void hiddenPageLeavesItsRestAndVisibleOneTakesItBack() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value("void (wire.deaf = true)");
    show("hidden");
    var hidden = page.value("sessionStorage['kite-tab']");
    show("visible");
    var visible = page.value("sessionStorage['kite-tab']");
    page.frame("\"state\":\"visible\"");

    assertThat(hidden).asString().contains("\"state\":\"hidden\"", "\"frames\":[\"e ");
    assertThat(visible).asString().contains("\"state\":\"live\"").doesNotContain("\"frames\"");
    assertThat(page.frames()).contains("p").anyMatch(f -> f.contains("\"hidden\":true"));
  }

  @Test
  void pageThatComesBackFromTheCacheConnectsAnew() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))");
    page.value("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    page.frame("\"state\":\"show\"");

    assertThat(page.value("wire.sockets.length")).isEqualTo(2L);
    assertThat(page.frames()).anyMatch(frame -> frame.contains("\"state\":\"hide\""));
    assertThat(page.frames()).last().asString().contains("\"state\":\"show\"");
  }

  @Test
  void consolesHearOfNewUrlAndTitle() {
    page.open(KitePage.TAG);
    page.frame("\"state\":\"load\"");
    page.value("void (document.title = 'Other', history.pushState({}, '', '/other'))");

    assertThat(page.frame("H {", "/other")).contains("\"title\":\"Other\"");
  }

  @Test
  void neverListensToWhatWouldKeepPageOutOfTheCache() {
    assertThat(new String(Script.load().bytes(), UTF_8)).doesNotContain("unload");
  }

  @Test
  void pageThatBreaksTheBrowsersOwnFunctionsLaterBreaksNothing() {
    page.open(
        KitePage.TAG
            + """
            <script>
            var undo = [];
            [
              [JSON, 'stringify'], [JSON, 'parse'], [Object, 'keys'], [Math, 'max'], [Math, 'min'],
              [Array.prototype, 'map'], [Array.prototype, 'slice'], [Array.prototype, 'splice'],
              [String.prototype, 'slice'], [String.prototype, 'indexOf'], [RegExp.prototype, 'exec'],
              [String.prototype, 'charCodeAt'], [Function.prototype, 'call'], [Function.prototype, 'apply'],
              [WebSocket.prototype, 'send'], [WebSocket.prototype, 'close'], [window, 'setTimeout']
            ].forEach(function (one) {
              var original = one[0][one[1]];
              undo.push(function () { one[0][one[1]] = original; });
              one[0][one[1]] = function () { throw new Error('broken'); };
            });
            console.log('still', { here: [1] });
            // The test's own driver needs them again before the page has loaded, which an open frame delays.
            var frame = document.documentElement.appendChild(document.createElement('iframe'));
            frame.contentDocument.open();
            var turns = new MessageChannel();
            turns.port1.onmessage = function () {
              if (wire.length > 1) {
                undo.forEach(function (one) { one(); });
                frame.contentDocument.close();
              } else {
                turns.port2.postMessage(0);
              }
            };
            turns.port2.postMessage(0);
            </script>
            """);

    assertThat(page.value("wire[1]")).asString().startsWith("e 1 ").contains("still");
    assertThat(page.complaints()).isEmpty();
  }

  @Test
  void pageWithoutRelayHearsOfItOnceAndIsNotDisturbed() {
    page.openUnchanged(KitePage.TAG, Map.of());
    page.until("complaints.length");

    assertThat(page.complaints())
        .singleElement()
        .asString()
        .startsWith("kite: cannot reach the relay ws://127.0.0.1:")
        .contains("no answer", "local network");
  }

  @Test
  void policyThatForbidsTheConnectionIsNamedWithTheLineThatAllowsIt() {
    page.openUnchanged(KitePage.TAG, Map.of("Content-Security-Policy", "connect-src 'none'"));
    page.until("complaints.length");

    assertThat(page.complaints())
        .singleElement()
        .asString()
        .contains(
            "Content-Security-Policy",
            "connect-src " + page.browser.origin().replace("http", "ws"));
  }

  @Test
  void browserWithoutWebSocketIsToldSo() {
    page.openUnchanged("<script>delete window.WebSocket;</script>" + KitePage.TAG, Map.of());

    assertThat(page.complaints()).singleElement().asString().contains("has no WebSocket");
  }

  @Test
  void frameWithoutStorageSaysThatItRemembersNothing() {
    page.open(
        "<iframe sandbox=allow-scripts srcdoc=\""
            + KitePage.fakeSocket().replace("\"", "&quot;")
            + "<script>addEventListener('load', function look() { if (wire[0]) {"
            + "parent.postMessage(wire[0], '*'); } else { setTimeout(look, 5); } })</script>"
            + "<script src='"
            + page.browser.origin()
            + "/kite.js?kp_GXPEXQ16459GJT31ETEX'></script>\"></iframe>"
            + "<script>onmessage = function (event) { window.hello = event.data; }</script>");
    page.until("window.hello");

    assertThat(page.value("hello")).asString().contains("\"storage\":false");
  }

  @Test
  void pageThatWantsToBeAskedRunsNothingBeforeTheAnswer() {
    page.open(KitePage.TAG.replace("></", " data-eval=ask></"));
    page.frame("\"state\":\"load\"");
    page.value(EVALUATE);
    page.until("document.querySelector('kite-consent')");
    page.value("void console.log('after')");
    page.frame("after");

    assertThat(page.frames()).noneMatch(frame -> frame.startsWith("r "));
  }

  @Test
  void pageWithoutKeyInItsTagIsToldWhereToFindOne() {
    page.browser.serve("/bare.js", new String(Script.load().bytes(), UTF_8));
    page.open("<script src=/bare.js></script>");

    assertThat(page.complaints())
        .singleElement()
        .asString()
        .contains("copy the tag that kite printed");
    assertThat(page.value("'kite' in window")).isEqualTo(false);
  }

  private void show(String state) {
    page.value(
        "(Object.defineProperty(document, 'visibilityState', { value: '"
            + state
            + "', configurable: true }), document.dispatchEvent(new Event('visibilitychange')))");
  }
}
