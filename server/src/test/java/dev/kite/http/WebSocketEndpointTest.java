package dev.kite.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import dev.kite.protocol.ToConsole;
import dev.kite.relay.Limits;
import java.net.URI;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebSocketEndpointTest {
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
  void helloThatDoesNotComeInTimeEndsTheConnection() throws RelayStartException {
    start(Limits.defaults().withTimes(Limits.defaults().times().withHello(50)));

    var page = page();

    assertThat(page.next()).startsWith("x {\"code\":\"hello-timeout\"");
    assertThat(page.closeCode()).isEqualTo(4408);
  }

  @Test
  void messageOverTheLimitEndsTheConnection() throws RelayStartException {
    start(Limits.defaults());
    var page = page();
    page.send(HELLO);
    page.next(frame -> frame.startsWith("w"));

    page.send("e 1 {\"x\":\"" + "x".repeat(256 * 1024) + "\"}");

    assertThat(page.next()).startsWith("x {\"code\":\"too-large\"");
    assertThat(page.closeCode()).isEqualTo(1009);
  }

  @Test
  void largestMessageGoesThrough() throws RelayStartException {
    start(Limits.defaults());
    var console = console();
    console.send(CONSOLE_HELLO);
    var page = page();
    page.send(HELLO);
    int padding = 256 * 1024 - "e 1 {\"x\":\"\"}".length();

    page.send("e 1 {\"x\":\"" + "\u00fc".repeat(padding / 2) + "\"}");

    var event = console.next(frame -> frame.startsWith("e "));
    assertThat(event).endsWith("\u00fc\"}").hasSizeGreaterThan(padding / 2);
  }

  @Test
  void badFrameIsNamedBeforeTheConnectionIsClosed() throws RelayStartException {
    start(Limits.defaults());
    var page = page();
    page.send(HELLO);
    page.next(frame -> frame.startsWith("w"));

    page.send("e nonsense {}");

    assertThat(page.next()).startsWith("x {\"code\":\"bad-frame\",\"message\":\"seq: ");
    assertThat(page.closeCode()).isEqualTo(4400);
  }

  @Test
  void pageThatConnectsAgainReplacesItsOldConnection() throws RelayStartException {
    start(Limits.defaults());
    var page = page();
    page.send(HELLO);
    var welcome = page.next();
    var claim = welcome.substring("W ".length(), welcome.indexOf(",\"have\""));

    page().send(HELLO.replace("{\"v\":1", claim));

    assertThat(page.closeCode()).isEqualTo(4409);
  }

  @Test
  void connectionsBeyondTheLimitAreUnavailable() throws RelayStartException {
    start(Limits.defaults().withMembers(new Limits.Members(64, 16, 10, 10, 1)));
    page();

    var refused =
        RawHttp.upgrade(server.port(), "/ws/page?" + key.pageKey().text(), "Host: localhost");

    assertThat(refused).startsWith("HTTP/1.1 503").contains("Retry-After: ");
  }

  @Test
  void consoleThatDoesNotReadHoldsNoMemoryAndThenCatchesUpOrIsToldWhatIsGone()
      throws RelayStartException {
    int count = 40_000;
    start(Limits.defaults().withRates(new Limits.Rates(FAST, FAST, FAST, 64)));
    var console = silentConsole();
    console.send(CONSOLE_HELLO);
    var page = page();
    page.send(HELLO);
    page.next(frame -> frame.startsWith("w"));
    long before = usedMemory();

    var padding = "x".repeat(1_000);
    for (int seq = 1; seq <= count; seq++) {
      page.send("e " + seq + " {\"x\":\"" + padding + "\"}");
    }
    page.next(frame -> frame.equals("a " + count));
    // All frames together are 40 MB; the room log is 2 and the console's window far less.
    assertThat(usedMemory() - before).isLessThan(16_000_000);

    console.read();
    assertEveryPositionIsNamedOnce(console, count + 1);
  }

  // Position 1 is the notice that the page joined.
  private static void assertEveryPositionIsNamedOnce(Peer console, long last) {
    assertThat(console.next()).startsWith("W ");
    long position = 0;
    long trimmed = 0;
    while (position < last) {
      var frame = ToConsole.decode(console.next());
      if (frame instanceof ToConsole.Trimmed gone) {
        assertThat(gone.from()).isEqualTo(position + 1);
        position = gone.to();
        trimmed += gone.to() - gone.from() + 1;
      } else if (frame instanceof ToConsole.Event event) {
        assertThat(event.position()).isEqualTo(position + 1);
        assertThat(event.seq()).isEqualTo(event.position() - 1);
        position = event.position();
      } else {
        assertThat(frame).isInstanceOf(ToConsole.Notice.class);
        position++;
      }
    }
    assertThat(trimmed).isBetween(1L, last - 1_000);
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void start(Limits limits) throws RelayStartException {
    server = RelayServer.start(RelayConfig.local(Script.load()).withLimits(limits));
  }

  private Peer page() {
    return Peer.connect(address("/ws/page?" + key.pageKey().text()));
  }

  private Peer console() {
    return Peer.connect(address("/ws/console"), "Authorization", "Bearer " + key.text());
  }

  private Peer silentConsole() {
    return Peer.connectWithoutReading(
        address("/ws/console"), "Authorization", "Bearer " + key.text());
  }

  private URI address(String path) {
    return URI.create("ws://localhost:" + server.port() + path);
  }
}
