package dev.kite.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A web site of one page that loads its libraries from npm: {@code /npm/} serves the packages
 * installed in {@code src/test/npm}.
 */
final class LibrarySite implements AutoCloseable {
  private static final Path PACKAGES =
      Path.of("src", "test", "npm", "node_modules").toAbsolutePath();
  private static final String LIBRARY = "/npm/";

  private final String page;
  private final HttpServer server;

  /** {@code page} is all of its HTML. */
  LibrarySite(String page) throws IOException {
    if (!Files.isDirectory(PACKAGES)) {
      throw new AssertionError("run bin/test, or: npm ci --prefix cli/src/test/npm");
    }
    this.page = page;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, "text/html", pageAt(exchange)));
    server.createContext(
        LIBRARY, exchange -> answer(exchange, "text/javascript", library(exchange)));
    server.start();
  }

  /** The page's address on {@code host}, which the browser must take for this machine. */
  String url(String host) {
    return "http://" + host + ":" + server.getAddress().getPort() + "/";
  }

  private byte[] pageAt(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().equals("/") ? page.getBytes(UTF_8) : new byte[0];
  }

  private static byte[] library(HttpExchange exchange) throws IOException {
    var file =
        PACKAGES
            .resolve(exchange.getRequestURI().getPath().substring(LIBRARY.length()))
            .normalize();
    return file.startsWith(PACKAGES) && Files.isRegularFile(file)
        ? Files.readAllBytes(file)
        : new byte[0];
  }

  private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
      // A page without an icon is no error of the page's.
      exchange.sendResponseHeaders(
          body.length == 0 ? 204 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
