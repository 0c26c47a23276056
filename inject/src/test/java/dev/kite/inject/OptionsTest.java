package dev.kite.inject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final String KEY = "kp_GXPEXQ16459GJT31ETEX";

  private static final String OPTIONS =
      """
      function tag(src, attributes) {
        return { src: src, getAttribute: function (name) { return attributes && attributes[name] || null; } };
      }
      function options(current, tags, address) {
        return readOptions(createIntrinsics(window), {
          document: { currentScript: current, getElementsByTagName: function () { return tags || []; } },
          location: new URL(address || 'https://shop.test/')
        });
      }
      function mode(current, tags, address) {
        var location = new URL(address || 'https://shop.test/');
        return readEvaluationMode(createIntrinsics(window), options(current, tags, address), location);
      }
      """;

  private static ChannelPage page;

  @BeforeAll
  static void open() {
    page = new ChannelPage();
  }

  @Test
  void socketIsBesideTheScript() {
    assertThat(url("http://192.168.1.7:7331/kite.js?" + KEY))
        .isEqualTo("ws://192.168.1.7:7331/ws/page?" + KEY);
    assertThat(url("https://dev.test/tools/kite.js?v=2&" + KEY + "&x#y"))
        .isEqualTo("wss://dev.test/tools/ws/page?" + KEY);
  }

  @Test
  void whatIsNoPageKeyIsNotTaken() {
    for (var source :
        List.of(
            "",
            "http://a.test/kite.js",
            "http://a.test/kite.js?kc_0123456789ABCDEFGHJKMNPQRS",
            "http://a.test/kite.js?" + KEY + "X",
            "http://a.test/kite.js?kp_gxpexq16459gjt31etex",
            "http://a.test/kite.js?x" + KEY,
            "data:text/javascript,?" + KEY)) {
      assertThat(url(source)).as(source).isEqualTo("none");
    }
  }

  @Test
  void withoutCurrentScriptTheLastFittingTagIsOurs() {
    assertThat(
            page.run(
                OPTIONS
                    + "var key = '"
                    + KEY
                    + "'; return options(null, [tag('http://a.test/kite.js?' + key),"
                    + "tag('http://b.test/kite.js?' + key), tag('http://c.test/app.js')]).url;"))
        .isEqualTo("ws://b.test/ws/page?" + KEY);
  }

  @Test
  void tagSaysWhatIsAllowed() {
    assertThat(
            page.run(
                OPTIONS
                    + "return mode(tag('http://a.test/kite.js?"
                    + KEY
                    + "', { 'data-eval': 'off' }));"))
        .isEqualTo("off");
  }

  @Test
  void pagesThatNobodyButTheirMakersVisitAllowEvaluation() {
    for (var address :
        List.of(
            "http://localhost:8080/",
            "http://app.localhost/",
            "http://127.0.0.1/",
            "http://127.8.9.1/",
            "http://10.1.2.3/",
            "http://172.16.0.1/",
            "http://172.31.0.1/",
            "http://192.168.0.9/",
            "http://169.254.1.1/",
            "http://[::1]/",
            "http://[fd00::1]/",
            "http://[fe80::1]/",
            "http://printer.local/",
            "http://shop.test/",
            "file:///home/me/page.html",
            "https://relay.example/j/" + KEY)) {
      assertThat(evalAt(address)).as(address).isEqualTo("on");
    }
  }

  @Test
  void allOthersAreAskedForIt() {
    for (var address :
        List.of(
            "https://shop.example/",
            "https://10.evil.example/",
            "https://127.0.0.1.evil.example/",
            "https://localhost.evil.example/",
            "https://mylocalhost/",
            "https://172.32.0.1/",
            "https://172.15.0.1/",
            "https://192.169.0.1/",
            "https://11.0.0.1/",
            "https://[2001:db8::1]/",
            "https://fdshop.example/",
            "https://relay.example/jobs",
            "https://other.example/j/" + KEY,
            "about:srcdoc",
            "data:text/html,x")) {
      assertThat(evalAt(address)).as(address).isEqualTo("ask");
    }
  }

  @Test
  void wordThatIsNoChoiceIsNotTakenForOne() {
    assertThat(
            page.run(
                OPTIONS
                    + "return mode(tag('https://relay.example/kite.js?"
                    + KEY
                    + "', { 'data-eval': 'yes' }), [], 'https://shop.example/');"))
        .isEqualTo("ask");
  }

  private static Object url(String source) {
    return String.valueOf(
        page.run(OPTIONS + "return (options(tag('" + source + "')) || { url: 'none' }).url;"));
  }

  private static Object evalAt(String address) {
    return String.valueOf(
        page.run(
            OPTIONS
                + "return mode(tag('https://relay.example/kite.js?"
                + KEY
                + "'), [], '"
                + address
                + "');"));
  }
}
