package dev.kite.devtools;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import dev.kite.http.LocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevtoolsSiteTest {
  private static final String HANDSHAKE =
      String.join(
          "\r\n",
          "Connection: Upgrade",
          "Upgrade: websocket",
          "Sec-WebSocket-Version: 13",
          "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
          "");

  private Room room;

  @BeforeEach
  void open() throws Exception {
    room = new Room("http://tools.test:3000");
    room.page("Cart");
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void listNamesEachPageUnderTheHostThatWasAsked() throws IOException {
    var answer = get("/json/list", "Host: localhost:9333\r\n");

    var entry = JsonParser.parseString(body(answer)).getAsJsonArray().get(0).getAsJsonObject();
    var id = entry.get("id").getAsString();
    assertThat(id).hasSize(10);
    assertThat(entry.get("type").getAsString()).isEqualTo("page");
    assertThat(entry.get("title").getAsString()).isEqualTo("Cart");
    assertThat(entry.get("webSocketDebuggerUrl").getAsString())
        .isEqualTo("ws://localhost:9333/devtools/page/" + id);
    assertThat(entry.get("devtoolsFrontendUrl").getAsString())
        .startsWith("devtools://devtools/bundled/")
        .contains("?ws=localhost:9333/devtools/page/" + id);
  }

  @Test
  void answersAreWholeWithTheirLength() throws IOException {
    for (var path : new String[] {"/json", "/json/version/", "/json/protocol", "/json/new?x"}) {
      var answer = get(path, host());
      assertThat(answer).doesNotContainIgnoringCase("transfer-encoding");
      assertThat(answer).contains("Content-Length: " + body(answer).getBytes(UTF_8).length);
    }
  }

  @Test
  void versionNamesTheBrowserEndpoint() throws IOException {
    var version = JsonParser.parseString(body(get("/json/version", host()))).getAsJsonObject();

    assertThat(version.get("Browser").getAsString()).isEqualTo("kite/test");
    assertThat(version.get("webSocketDebuggerUrl").getAsString())
        .startsWith("ws://127.0.0.1:" + room.port() + "/devtools/browser/");
  }

  @Test
  void nameThatWasReboundToThisMachineIsRefused() throws IOException {
    assertThat(get("/json/list", "Host: evil.test:" + room.port() + "\r\n"))
        .startsWith("HTTP/1.1 421");
    assertThat(get("/json/list", "")).startsWith("HTTP/1.1 400");
  }

  @Test
  void webPagesMayNotComeInUnlessTheyAreNamed() throws IOException {
    assertThat(handshake("Origin: http://127.0.0.1:8000\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("--allow-origin");
    assertThat(handshake("Origin: null\r\n")).startsWith("HTTP/1.1 403");
    assertThat(handshake("Origin: devtools://devtools\r\n")).startsWith("HTTP/1.1 101");
    assertThat(handshake("Origin: http://tools.test:3000\r\n")).startsWith("HTTP/1.1 101");
    assertThat(handshake("")).startsWith("HTTP/1.1 101");
  }

  @Test
  void endpointOfNoTargetIsNotFound() throws IOException {
    assertThat(get("/devtools/page/0000000000", host() + HANDSHAKE)).startsWith("HTTP/1.1 404");
  }

  @Test
  void whatOnlyTheDeviceCanDoIsAnsweredInWords() throws IOException {
    assertThat(get("/json/new?https://shop.test", host())).contains("on the device");
    assertThat(get("/json/close/0000000000", host())).contains("on the device");
    assertThat(get("/json/activate/0000000000", host())).startsWith("HTTP/1.1 404");
  }

  @Test
  void portThatIsTakenIsSaidInOneLine() {
    assertThatThrownBy(() -> LocalServer.start(room.port(), null))
        .hasMessageContaining("Cannot listen on port " + room.port())
        .hasMessageContaining("--port");
  }

  private String host() {
    return "Host: 127.0.0.1:" + room.port() + "\r\n";
  }

  private String handshake(String more) throws IOException {
    return get("/devtools/browser", host() + HANDSHAKE + more);
  }

  /** The answer to a request, as far as it comes before a short silence. */
  private String get(String path, String headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), room.port())) {
      socket.setSoTimeout(20_000);
      var request = "GET " + path + " HTTP/1.1\r\n" + headers;
      if (!headers.contains("Connection:")) {
        request += "Connection: close\r\n";
      }
      socket.getOutputStream().write((request + "\r\n").getBytes(US_ASCII));
      if (headers.contains("Connection:")) {
        socket.shutdownOutput();
      }
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }
}
