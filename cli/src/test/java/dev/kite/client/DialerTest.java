package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.kite.client.ConnectionException.Reason;
import dev.kite.protocol.ControlKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a console says of a server that does not let it in. */
class DialerTest {
  private static final ControlKey KEY = new ControlKey("kc_0123456789ABCDEFGHJKMNPQRS");

  private final LinkedBlockingQueue<String> authorization = new LinkedBlockingQueue<>();
  private HttpServer server;
  private URI address;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "401, KEY_REFUSED, refused the key",
    "403, REFUSED, accepts no console from here",
    "404, NO_RELAY, is no kite relay (it answered 404)",
    "200, NO_RELAY, is no kite relay (it answered 200)",
    "421, REFUSED, use the address it printed",
    "503, REFUSED, is full. Try again later"
  })
  void eachRefusalSaysWhatToDo(int status, Reason reason, String words) {
    answering(status);

    assertThatThrownBy(this::connect)
        .isInstanceOfSatisfying(
            ConnectionException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(words)
        .hasMessageNotContaining(KEY.text());
  }

  @Test
  void keyTravelsInItsHeaderAlone() {
    answering(401);

    assertThatThrownBy(this::connect).isInstanceOf(ConnectionException.class);
    assertThat(authorization).containsExactly("/ws/console Bearer " + KEY.text());
  }

  @Test
  void relayThatAsksForPatienceIsGivenIt() {
    answering(503);

    assertThatThrownBy(this::connect)
        .isInstanceOfSatisfying(
            ConnectionException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
  }

  @Test
  void whatSpeaksNoHttpIsNoRelay() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = URI.create("http://127.0.0.1:" + socket.getLocalPort());
      var hangUp = new Thread(() -> hangUp(socket));
      hangUp.start();

      assertThatThrownBy(this::connect)
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("No relay answers at " + address);
    }
  }

  private static void hangUp(ServerSocket socket) {
    try {
      socket.accept().close();
      // The client tries once more; it finds nobody then.
      socket.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void answering(int status) {
    server.createContext(
        "/",
        exchange -> {
          authorization.add(
              exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.getResponseHeaders().add("Retry-After", "7");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private RelayConnection connect() throws ConnectionException {
    return RelayConnection.connect(
        address, KEY, ConnectionOptions.of("test/1"), new ConnectionListener() {});
  }
}
