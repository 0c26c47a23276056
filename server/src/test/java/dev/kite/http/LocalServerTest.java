package dev.kite.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.http.LocalSite.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalServerTest {
  private final CompletableFuture<LocalSocket> opened = new CompletableFuture<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private LocalServer server;

  @BeforeEach
  void start() throws IOException {
    server = LocalServer.start(0, new Echo());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void messageOfMebibyteIsHeardAndAnswered() {
    var heard = new CompletableFuture<String>();
    var socket = connect(heard);

    socket.sendText("x".repeat(1 << 20), true).join();

    assertThat(heard.orTimeout(20, TimeUnit.SECONDS).join()).hasSize(1 << 20);
    socket.abort();
    assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("closed");
  }

  @Test
  void clientThatDoesNotReadIsSentAwayBeforeItsQueueGrowsOn() throws IOException {
    try (var idle = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      var handshake =
          String.join(
              "\r\n",
              "GET /echo HTTP/1.1",
              "Host: localhost",
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13",
              "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
              "",
              "");
      idle.getOutputStream().write(handshake.getBytes(US_ASCII));
      var socket = opened.orTimeout(20, TimeUnit.SECONDS).join();
      var message = "x".repeat(1 << 20);

      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !socket.send(message));

      assertThat(closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo("closed");
    }
  }

  /** The JDK's own client does so with every first request. */
  @Test
  void offerOfAnotherProtocolIsPassedOver() throws Exception {
    var address = URI.create("http://127.0.0.1:" + server.port() + "/path");

    var answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_2)
            .build()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("/path\n");
  }

  @Test
  void stoppingServerSaysGoodBye() {
    var code = new CompletableFuture<Integer>();
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://127.0.0.1:" + server.port() + "/echo"),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
                code.complete(status);
                return null;
              }
            })
        .join();

    server.close();

    assertThat(code.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1001);
  }

  private WebSocket connect(CompletableFuture<String> heard) {
    var text = new StringBuilder();
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://localhost:" + server.port() + "/echo"),
            new WebSocket.Listener() {
              @Override
              public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                text.append(data);
                if (last) {
                  heard.complete(text.toString());
                }
                from.request(1);
                return null;
              }
            })
        .join();
  }

  private final class Echo implements LocalSite {
    @Override
    public boolean admits(String origin) {
      return false;
    }

    @Override
    public Answer answer(Request request) {
      return Answer.line(200, request.path());
    }

    @Override
    public Optional<Function<LocalSocket, LocalSocket.Listener>> socket(String path) {
      return path.equals("/echo") ? Optional.of(this::listener) : Optional.empty();
    }

    private LocalSocket.Listener listener(LocalSocket socket) {
      opened.complete(socket);
      return new LocalSocket.Listener() {
        @Override
        public long received(String text) {
          socket.send(text);
          return 0;
        }

        @Override
        public void closed() {
          closed.complete("closed");
        }
      };
    }
  }
}
