package dev.kite.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  private static final ControlKey KEY = ControlKey.random(new SecureRandom());
  private static final String PAGE = KEY.pageKey().text();
  private static final String LOCAL = "Host: localhost";
  private static RelayServer server;

  @BeforeAll
  static void start() throws RelayStartException {
    server =
        RelayServer.start(
            RelayConfig.local(Script.load())
                .withAddresses(List.of(InetAddress.getLoopbackAddress()))
                .withHostNames(Set.of("Relay.test"))
                .withOrigins(Set.of("https://ide.test")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "localhost:7331",
        "a1.localhost",
        "127.0.0.1",
        "127.0.0.1:80",
        "relay.test",
        "RELAY.test:443"
      })
  void hostThatIsOursIsAnswered(String host) {
    assertThat(get("/healthz", "Host: " + host)).startsWith("HTTP/1.1 200").endsWith("ok\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.test",
        "127.0.0.2",
        "192.0.2.1",
        "[::1]",
        "localhost.evil.test",
        "xlocalhost"
      })
  void hostThatIsNotOursIsMisdirected(String host) {
    assertThat(get("/healthz", "Host: " + host)).startsWith("HTTP/1.1 421").contains("--host");
    assertThat(get("/kite.js?" + PAGE, "Host: " + host)).startsWith("HTTP/1.1 421");
    assertThat(upgrade("/ws/page?" + PAGE, "Host: " + host)).startsWith("HTTP/1.1 421");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: a b",
        "Host: <script>",
        "Host: [::1",
        "Host: localhost:port",
        "Host:",
        "X: y",
        "Host: localhost\r\nHost: evil.test"
      })
  void malformedHostIsABadRequest(String header) {
    assertThat(get("/healthz", header)).startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        "\u0000\u0001\u0002\r\n\r\n"
      })
  void malformedRequestIsRefusedWithoutATrace(String request) {
    assertThat(RawHttp.exchange(server.port(), request))
        .doesNotContain("Exception", "at io.undertow", "HTTP/1.1 5", "HTTP/1.1 200");
  }

  @Test
  void scriptIsServedToAnyOriginWithTagAndWithoutSniffing() {
    var answer = get("/kite.js?" + PAGE, LOCAL, "Origin: https://shop.test");

    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("Access-Control-Allow-Origin: *")
        .contains("X-Content-Type-Options: nosniff")
        .contains("Content-Type: text/javascript; charset=utf-8")
        .contains("Cache-Control: no-cache")
        .contains("sourceMappingURL=kite.js.map");
    assertThat(get("/kite.js?" + PAGE, LOCAL, "If-None-Match: " + tag(answer)))
        .startsWith("HTTP/1.1 304");
    assertThat(get("/kite.js?" + PAGE + "&more", LOCAL)).startsWith("HTTP/1.1 200");
    assertThat(get("/kite.js.map", LOCAL)).startsWith("HTTP/1.1 200").contains("application/json");
  }

  @Test
  void scriptIsZippedForWhoeverTakesThat() {
    for (var accepted : List.of("gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "*, GZIP")) {
      var answer = get("/kite.js?" + PAGE, LOCAL, "Accept-Encoding: " + accepted);

      assertThat(answer)
          .as(accepted)
          .startsWith("HTTP/1.1 200")
          .contains("Content-Encoding: gzip", "Vary: Accept-Encoding")
          .doesNotContain("sourceMappingURL");
      assertThat(length(answer)).isLessThan(18_500);
      assertThat(
              get(
                  "/kite.js?" + PAGE,
                  LOCAL,
                  "Accept-Encoding: gzip",
                  "If-None-Match: " + tag(answer)))
          .startsWith("HTTP/1.1 304");
    }
    for (var accepted : List.of("br", "gzip;q=0", "gzip;q=0.0, br", "xgzip")) {
      assertThat(get("/kite.js?" + PAGE, LOCAL, "Accept-Encoding: " + accepted))
          .as(accepted)
          .contains("sourceMappingURL=kite.js.map", "Vary: Accept-Encoding")
          .doesNotContain("Content-Encoding");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"drive", "motion"})
  void otherPartsOfTheScriptAreAtTheSamePath(String part) {
    var answer = get("/kite.js?" + PAGE + "&" + part, LOCAL);

    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("Access-Control-Allow-Origin: *")
        .contains("sourceMappingURL=kite-" + part + ".js.map");
    assertThat(tag(answer)).isNotEqualTo(tag(get("/kite.js?" + PAGE, LOCAL)));
    var zipped = get("/kite.js?" + PAGE + "&" + part, LOCAL, "Accept-Encoding: gzip");
    assertThat(zipped).contains("Content-Encoding: gzip", "Vary: Accept-Encoding");
    assertThat(length(zipped)).isLessThan(18_500);
    assertThat(get("/kite.js?" + PAGE + "&" + part, LOCAL, "If-None-Match: " + tag(answer)))
        .startsWith("HTTP/1.1 304");
    assertThat(get("/kite-" + part + ".js.map", LOCAL))
        .startsWith("HTTP/1.1 200")
        .contains("application/json", "kite-" + part + ".js");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/kite.js", "/kite.js?", "/kite.js?kp_short", "/ws/page", "/ws/page?x"})
  void wrongPageKeyIsUnauthorized(String path) {
    assertThat(get(path, LOCAL)).startsWith("HTTP/1.1 401").contains("script tag");
  }

  @Test
  void consoleShowsAControlOrViewerKeyInItsHeader() {
    assertThat(upgrade("/ws/console", LOCAL)).startsWith("HTTP/1.1 401");
    assertThat(upgrade("/ws/console", LOCAL, bearer(PAGE))).startsWith("HTTP/1.1 401");
    assertThat(upgrade("/ws/console", LOCAL, bearer("kc_wrong")))
        .startsWith("HTTP/1.1 401")
        .doesNotContain("kc_wrong");
    assertThat(upgrade("/ws/console?" + KEY.text(), LOCAL)).startsWith("HTTP/1.1 401");
    assertThat(upgrade("/ws/console", LOCAL, bearer(KEY.text()))).startsWith("HTTP/1.1 101");
    assertThat(upgrade("/ws/console", LOCAL, bearer(KEY.viewerKey().text())))
        .startsWith("HTTP/1.1 101");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.test", "null", "http://localhost", "http://127.0.0.1"})
  void pageOfAForeignOriginIsNoConsole(String origin) {
    assertThat(upgrade("/ws/console", LOCAL, bearer(KEY.text()), "Origin: " + origin))
        .startsWith("HTTP/1.1 403");
    assertThat(get("/ws/console", LOCAL, "Origin: " + origin)).doesNotContain("--");
  }

  @Test
  void listedOriginMayBeAConsoleAndAnyOriginATarget() {
    assertThat(upgrade("/ws/console", LOCAL, bearer(KEY.text()), "Origin: https://ide.test"))
        .startsWith("HTTP/1.1 101");
    assertThat(upgrade("/ws/page?" + PAGE, LOCAL, "Origin: https://shop.test"))
        .startsWith("HTTP/1.1 101");
  }

  @Test
  void plainRequestToAWebSocketAddressIsToldSo() {
    assertThat(get("/ws/page?" + PAGE, LOCAL)).startsWith("HTTP/1.1 426").contains("WebSocket");
  }

  @Test
  void joinPageCarriesTheKeyUnderAStrictPolicy() {
    assertThat(get("/j/" + PAGE, LOCAL))
        .startsWith("HTTP/1.1 200")
        .contains("<script src=\"/kite.js?" + PAGE + "\">")
        .contains("Content-Security-Policy: default-src 'none'; ")
        .contains("frame-ancestors 'none'")
        .doesNotContain("{{");
    assertThat(get("/j/" + PAGE + "/state", LOCAL)).endsWith("\r\n0\n");
    assertThat(get("/j/" + PAGE + "?view", LOCAL)).startsWith("HTTP/1.1 200");
    assertThat(get("/join.js", LOCAL)).startsWith("HTTP/1.1 200");
    assertThat(get("/view.js", LOCAL)).startsWith("HTTP/1.1 200");
    assertThat(get("/page.css", LOCAL)).startsWith("HTTP/1.1 200");
    assertThat(get("/", LOCAL)).startsWith("HTTP/1.1 200").contains("A relay runs here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nothing",
        "/j/",
        "/j/kp_short",
        "/j/<script>",
        "/../etc/passwd",
        "/%2e%2e/etc/passwd",
        "/join.html",
        "/kite.js/../x"
      })
  void anythingElseIsNotFoundInOneLine(String path) {
    assertThat(get(path, LOCAL)).startsWith("HTTP/1.1 4").doesNotContain("passwd", "<script>");
  }

  @Test
  void onlyReadingIsAllowed() {
    assertThat(
            RawHttp.exchange(
                server.port(), "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405");
  }

  private static String get(String path, String... headers) {
    return RawHttp.get(server.port(), path, headers);
  }

  private static int length(String answer) {
    int from = answer.indexOf("Content-Length: ") + "Content-Length: ".length();
    return Integer.parseInt(answer.substring(from, answer.indexOf("\r\n", from)));
  }

  private static String upgrade(String path, String... headers) {
    return RawHttp.upgrade(server.port(), path, headers);
  }

  private static String bearer(String key) {
    return "Authorization: Bearer " + key;
  }

  private static String tag(String answer) {
    int from = answer.indexOf("ETag: ") + "ETag: ".length();
    return answer.substring(from, answer.indexOf("\r\n", from));
  }
}
