package dev.kite.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Sends bytes as they are and returns all that comes back until the server closes. */
final class RawHttp {
  private static final int DEADLINE_MILLIS = 10_000;

  private RawHttp() {}

  static String exchange(int port, String request) {
    try (var socket = connect(port)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request of these header lines, on a connection that ends with its answer. */
  static String get(int port, String path, String... headers) {
    return exchange(
        port,
        "GET %s HTTP/1.1\r\n%s\r\nConnection: close\r\n\r\n"
            .formatted(path, String.join("\r\n", headers)));
  }

  /** The same as a WebSocket handshake; returns the answer's status and headers. */
  static String upgrade(int port, String path, String... headers) {
    return head(port, handshake(path, headers));
  }

  /** The request for a WebSocket connection. */
  static String handshake(String path, String... headers) {
    var lines = new ArrayList<>(List.of("GET " + path + " HTTP/1.1"));
    lines.addAll(List.of(headers));
    lines.add("Connection: Upgrade");
    lines.add("Upgrade: websocket");
    lines.add("Sec-WebSocket-Version: 13");
    lines.add("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==");
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  // An upgraded connection does not end by itself: only the answer's head is read.
  private static String head(int port, String request) {
    try (var socket = connect(port)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      var head = new StringBuilder();
      for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        head.append(line).append('\n');
      }
      return head.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Socket connect(int port) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(DEADLINE_MILLIS);
    return socket;
  }
}
