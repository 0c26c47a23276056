package dev.kite.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Somebody's web site on loopback (a secure context, so sensors exist): pages by path, everything
 * else empty.
 */
final class TestPages implements AutoCloseable {
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final HttpServer server;

  TestPages() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var page = pages.getOrDefault(exchange.getRequestURI().getPath(), "");
          var bytes = page.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  /** Serves {@code head} as the head and {@code body} as the body of a page; answers its URL. */
  String add(String path, String title, String head, String body) {
    pages.put(
        path,
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>"
            + title
            + "</title>\n"
            + head
            + "\n</head><body>\n"
            + body
            + "\n</body></html>\n");
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
