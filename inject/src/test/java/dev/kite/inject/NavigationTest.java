package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that a console loads again or leaves. */
class NavigationTest {
  private final DrivenPage page = new DrivenPage();

  @Test
  void pageIsLoadedAgainAfterTheReply() {
    openWatched();

    var id = page.say("Kite.reload", Map.of());

    untilAnotherPageIsAt("/page.html");
    assertThat(sent()).contains("{\"id\":\"" + id + "\",\"result\":{}}");
  }

  @ParameterizedTest
  @CsvSource({"/empty.html", "empty.html", "?q=1#x", "ORIGIN/empty.html"})
  void pageIsLeftForTheUrlAfterTheReply(String url) {
    openWatched();

    var id =
        page.say("Kite.open", Map.of("url", url.replace("ORIGIN", page.page.browser.origin())));

    untilAnotherPageIsAt(url.startsWith("?") ? "/page.html?q=1#x" : "/empty.html");
    assertThat(sent()).contains("{\"id\":\"" + id + "\",\"result\":{}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:window.ran=1",
        " JavaScript:window.ran=1",
        "java\nscript:window.ran=1",
        "data:text/html,x",
        "blob:http://x/1",
        "http://",
        "http://[",
        "mailto:a@b.test",
        ""
      })
  void otherUrlIsRefused(String url) {
    page.open("");
    page.value("void (window.mark = 1)");

    assertThat(page.refusal("Kite.open", Map.of("url", url))).startsWith("-32602 url: expected");
    assertThat(
            page.ask("Runtime.evaluate", Map.of("expression", "[mark, typeof ran].join()"))
                .toString())
        .contains("1,undefined");
  }

  @Test
  void urlThatIsNoTextIsRefused() {
    page.open("");

    assertThat(page.refusal("Kite.open", Map.of())).startsWith("-32602 url: expected");
    assertThat(page.refusal("Kite.open", Map.of("url", 7))).startsWith("-32602 url: expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kite.reload", "Kite.open"})
  void personAtThePageIsAskedFirst(String method) {
    page.open(KitePage.TAG.replace("<script", "<script data-eval=ask"), Map.of());
    page.value("void (window.mark = 1)");

    page.say(method, Map.of("url", "/empty.html"));

    page.page.until("document.querySelector('kite-consent')");
    assertThat(page.value("mark")).isEqualTo(1L);
  }

  /** A page whose frames outlive it. */
  private void openWatched() {
    page.open("");
    page.value(
        "void (window.mark = 1, sessionStorage.sent = '', wire.push = function (text) {"
            + " sessionStorage.sent += text; return Array.prototype.push.call(this, text); })");
  }

  private void untilAnotherPageIsAt(String path) {
    await()
        .ignoreExceptions()
        .until(
            () ->
                page.value(
                    "document.readyState === 'complete' && typeof mark + ' ' + location.pathname"
                        + " + location.search + location.hash"),
            ("undefined " + path)::equals);
  }

  private String sent() {
    return String.valueOf(page.value("sessionStorage.sent"));
  }
}
