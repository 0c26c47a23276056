package dev.kite.http;

import static dev.kite.http.RawPeer.CLOSE;
import static dev.kite.http.RawPeer.PING;
import static dev.kite.http.RawPeer.PONG;
import static dev.kite.http.RawPeer.TEXT;
import static dev.kite.http.RawPeer.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import dev.kite.relay.Limits;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionEndTest {
  private static final Limits.Rate FAST = new Limits.Rate(1_000_000, 1_000_000_000);
  private static final String HELLO =
      "H {\"v\":1,\"epoch\":\"9f86d081884c7d65\",\"evalMode\":\"eval\",\"sensors\":\"unknown\"}";
  private static final String CONSOLE_HELLO =
      "H {\"v\":1,\"session\":\"00c0ffee00c0ffee\",\"from\":{\"last\":5000}}";

  private final ControlKey key = ControlKey.random(new SecureRandom());
  private RelayServer server;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void silentPeerIsPingedAndThenGivenUp() throws Exception {
    start(times(100, 400, 60_000));
    try (var page = page()) {
      page.send(frame(TEXT, HELLO));

      page.next(PING);
      assertThat(page.next(TEXT).payload()).contains("\"silent\"", "Nothing was heard");
      assertThat(page.next().head()).isEqualTo(CLOSE);
      assertThat(page.isAtEnd()).isTrue();
    }
  }

  @Test
  void messageThatIsNeverFinishedEndsTheConnection() throws Exception {
    start(times(10_000, 60_000, 200));
    try (var page = page()) {
      page.send(frame(TEXT, HELLO), Arrays.copyOf(frame(TEXT, "e 1 {}"), 9));

      page.next(TEXT);
      page.next(TEXT);
      assertThat(page.next(TEXT).payload()).contains("\"silent\"", "begun and not finished");
    }
  }

  @Test
  void controlFrameInTwoPiecesIsNoUnfinishedMessage() throws Exception {
    start(times(600, 60_000, 200));
    try (var page = page()) {
      var ping = frame(PING, "half");
      page.send(frame(TEXT, "p"), Arrays.copyOf(ping, 3));
      assertThat(page.next().payload()).isEqualTo("p");
      page.send(Arrays.copyOfRange(ping, 3, ping.length));
      assertThat(page.next()).isEqualTo(new RawPeer.Frame(PONG, "half"));

      // Later than what is unfinished would have ended.
      assertThat(page.next().head()).isEqualTo(PING);
    }
  }

  @Test
  void replacedConnectionThatDoesNotReadIsClosed() throws Exception {
    start(
        Limits.defaults()
            .withRates(new Limits.Rates(FAST, FAST, FAST, 64))
            .withMembers(new Limits.Members(64, 16, 10, 3, 10)));
    var deaf = console();
    deaf.send(frame(TEXT, CONSOLE_HELLO));
    var page = Peer.connect(URI.create("ws://localhost:" + server.port() + path()));
    page.send(HELLO);
    for (int seq = 1; seq <= 60; seq++) {
      page.send("e %d {\"x\":\"%s\"}".formatted(seq, "x".repeat(250_000)));
    }
    page.next(frame -> frame.equals("a 60"));
    var second = console();
    second.send(frame(TEXT, CONSOLE_HELLO));
    assertThat(second.next().payload()).startsWith("W ");

    // There are three places: a fourth connection comes in when the first one has its own no more.
    await().atMost(Duration.ofSeconds(10)).until(() -> upgrade().startsWith("HTTP/1.1 101"));

    page.abort();
    second.close();
    deaf.close();
  }

  private static Limits times(long ping, long silent, long unfinished) {
    var times =
        new Limits.Times(5_000, unfinished, ping, silent, 200, 1_500, 10_000, 60_000, 1_000);
    return Limits.defaults().withTimes(times);
  }

  private void start(Limits limits) throws RelayStartException {
    server = RelayServer.start(RelayConfig.local(Script.load()).withLimits(limits));
  }

  private String path() {
    return "/ws/page?" + key.pageKey().text();
  }

  private RawPeer page() throws IOException {
    return new RawPeer(server.port(), path(), "Host: localhost");
  }

  private RawPeer console() throws IOException {
    return new RawPeer(
        server.port(), "/ws/console", "Host: localhost", "Authorization: Bearer " + key.text());
  }

  private String upgrade() {
    return RawHttp.upgrade(server.port(), path(), "Host: localhost");
  }
}
