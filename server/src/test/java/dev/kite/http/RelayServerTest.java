package dev.kite.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import java.net.URI;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayServerTest {
  private static final String EPOCH = "9f86d081884c7d65";
  private static final String SESSION = "00c0ffee00c0ffee";
  private static final String COMMAND =
      "{\"id\":\"5e884898da28047151d0e56f8dc62927\",\"method\":\"Runtime.evaluate\"}";
  private static final String REPLY = "{\"id\":\"5e884898da28047151d0e56f8dc62927\",\"result\":{}}";

  private final ControlKey key = ControlKey.random(new SecureRandom());
  private RelayServer server;

  @BeforeEach
  void start() throws RelayStartException {
    server = RelayServer.start(RelayConfig.local(Script.load()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void heldScriptIsServedOnceAsAScriptForAnyOrigin() {
    var page = page();
    page.send(hello());
    welcomedTarget(page);
    var id = "3f2504e04f8941d39a0c0305e82c3301";
    page.send("h " + id + " {\"source\":\"kite = '\u00fc'\"}");
    page.next(frame -> frame.equals("h " + id));
    var path = "/kite.js?" + key.pageKey().text() + "&script=";

    assertThat(RawHttp.get(server.port(), path + "0".repeat(32), "Host: localhost"))
        .startsWith("HTTP/1.1 404")
        .contains("Content-Type: text/javascript", "Access-Control-Allow-Origin: *", "\r\n\r\n// ");
    var question =
        "HEAD " + path + id + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    assertThat(RawHttp.exchange(server.port(), question)).startsWith("HTTP/1.1 404");
    assertThat(RawHttp.get(server.port(), path + id, "Host: localhost"))
        .startsWith("HTTP/1.1 200")
        .contains("Content-Type: text/javascript; charset=utf-8")
        .contains("X-Content-Type-Options: nosniff")
        .contains("Access-Control-Allow-Origin: *")
        .contains("Cache-Control: no-store")
        .contains("Content-Length: 11")
        .endsWith("kite = '\u00c3\u00bc'"); // UTF-8, read byte by byte
    assertThat(RawHttp.get(server.port(), path + id, "Host: localhost")).startsWith("HTTP/1.1 404");
  }

  @Test
  void pageAndConsoleTalkBothWays() {
    var page = page();
    page.send(hello());
    var target = welcomedTarget(page);
    assertThat(page.next()).isEqualTo("w -");
    page.send("e 1 {\"method\":\"Kite.lifecycle\"}");

    var console = console();
    console.send(consoleHello("{\"last\":5000}"));
    assertThat(console.next()).startsWith("W {").contains(target);
    assertThat(console.next()).startsWith("m 1 ").contains("Target.joined");
    assertThat(console.next())
        .matches("e 2 \\d+ " + target + " " + EPOCH + " 1 \\{\"method\":\"Kite.lifecycle\"}");

    console.send("c " + target + " " + COMMAND);
    assertThat(page.next(frame -> !frame.startsWith("a")))
        .isEqualTo("c " + SESSION + " " + COMMAND);
    page.send("r 2 " + SESSION + " " + REPLY);
    assertThat(console.next()).endsWith(" " + target + " " + EPOCH + " 2 " + REPLY);

    console.send("w " + target + " m");
    assertThat(page.next(frame -> !frame.startsWith("a"))).isEqualTo("w m");
    page.send("s m 1 [[1]]");
    assertThat(console.next()).isEqualTo("s " + target + " m 1 [[1]]");

    page.send("p");
    assertThat(page.next(frame -> !frame.startsWith("a"))).isEqualTo("p");
  }

  @Test
  void stoppingSaysGoingAway() {
    var page = page();
    page.send(hello());
    welcomedTarget(page);

    server.close();

    assertThat(page.next(frame -> frame.startsWith("x"))).contains("going-away");
    assertThat(page.closeCode()).isEqualTo(1001);
  }

  @Test
  void complaintIsOneLineThatCannotSteerATerminal() {
    var defect = new IllegalStateException("a\nb\u001b[2J\u009b\u202e\u2028" + "x".repeat(9_000));

    assertThat(RelayServer.complaint(defect))
        .startsWith("kite: a defect of the relay: java.lang.IllegalStateException: a?b?[2J???xxx")
        .hasSizeLessThan(600);
  }

  @Test
  void takenPortIsOneLineThatSaysWhatToDo() {
    var config = RelayConfig.local(Script.load()).withPort(server.port());

    assertThatThrownBy(() -> RelayServer.start(config))
        .isInstanceOf(RelayStartException.class)
        .hasMessageContaining("port " + server.port())
        .hasMessageContaining("--port")
        .hasMessageNotContaining("\n");
  }

  private Peer page() {
    return Peer.connect(address("/ws/page?" + key.pageKey().text()));
  }

  private Peer console() {
    return Peer.connect(address("/ws/console"), "Authorization", "Bearer " + key.text());
  }

  private URI address(String path) {
    return URI.create("ws://localhost:" + server.port() + path);
  }

  private static String welcomedTarget(Peer page) {
    var welcome = page.next();
    assertThat(welcome).startsWith("W {\"v\":1,\"target\":\"");
    int from = "W {\"v\":1,\"target\":\"".length();
    return welcome.substring(from, from + 10);
  }

  private static String hello() {
    return "H {\"v\":1,\"epoch\":\"%s\",\"url\":\"https://shop.test/\",\"evalMode\":\"eval\",\"sensors\":\"unknown\"}"
        .formatted(EPOCH);
  }

  private static String consoleHello(String from) {
    return "H {\"v\":1,\"session\":\"%s\",\"client\":\"test\",\"from\":%s}"
        .formatted(SESSION, from);
  }
}
