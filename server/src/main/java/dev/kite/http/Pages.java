package dev.kite.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.PageKey;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * The relay's own pages and what they load: a fixed set, read once.
 *
 * <p>Nothing a peer says is put into them but the page key, whose form is checked.
 */
final class Pages {
  private static final HttpString CONTENT_POLICY = new HttpString("Content-Security-Policy");
  private static final HttpString REFERRER_POLICY = new HttpString("Referrer-Policy");
  private static final String HTML = "text/html; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.of(
          "/page.css", "text/css; charset=utf-8",
          "/join.js", "text/javascript; charset=utf-8",
          "/view.js", "text/javascript; charset=utf-8");

  private final byte[] about = resource("about.html").getBytes(UTF_8);
  private final String join = resource("join.html");
  private final Map<String, byte[]> assets =
      Map.of(
          "/page.css", resource("page.css").getBytes(UTF_8),
          "/join.js", resource("join.js").getBytes(UTF_8),
          "/view.js", resource("view.js").getBytes(UTF_8));

  /** Answers for a file that the pages load; false when {@code path} names none. */
  boolean asset(HttpServerExchange exchange, String path) {
    var bytes = assets.get(path);
    var type = TYPES.get(path);
    if (bytes == null || type == null) {
      return false;
    }
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache");
    Answers.bytes(exchange, type, ByteBuffer.wrap(bytes));
    return true;
  }

  /** What this server is, for somebody who finds its address. */
  void about(HttpServerExchange exchange) {
    page(exchange, "default-src 'none'; style-src 'self'; img-src data:", about);
  }

  /**
   * Makes the browser that opens it a target.
   *
   * @param host the checked {@code Host} header: older browsers do not count ws: as 'self'
   */
  void join(HttpServerExchange exchange, PageKey key, String host) {
    var policy =
        "default-src 'none'; style-src 'self'; img-src data:; script-src 'self' 'unsafe-eval'; "
            + "worker-src blob:; connect-src 'self' ws://%s wss://%s".formatted(host, host);
    page(exchange, policy, join.replace("{{key}}", key.text()).getBytes(UTF_8));
  }

  private static void page(HttpServerExchange exchange, String policy, byte[] html) {
    var headers = exchange.getResponseHeaders();
    headers.put(
        CONTENT_POLICY, policy + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    headers.put(REFERRER_POLICY, "no-referrer");
    headers.put(Headers.CACHE_CONTROL, "no-store");
    Answers.bytes(exchange, HTML, ByteBuffer.wrap(html));
  }

  private static String resource(String name) {
    try (var in = Pages.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is missing from the jar: build it with mvn package");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the jar", e);
    }
  }
}
