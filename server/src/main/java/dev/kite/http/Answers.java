package dev.kite.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.nio.ByteBuffer;

/** The few kinds of HTTP answers the relay gives. */
final class Answers {
  private static final HttpString NO_SNIFF = new HttpString("X-Content-Type-Options");

  private Answers() {}

  /** One line of plain text that says what to do. */
  static void line(HttpServerExchange exchange, int status, String line) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    bytes(exchange, "text/plain; charset=utf-8", ByteBuffer.wrap((line + "\n").getBytes(UTF_8)));
  }

  /** A body of that type, or its head alone when only that was asked for. */
  static void bytes(HttpServerExchange exchange, String type, ByteBuffer body) {
    var headers = exchange.getResponseHeaders();
    headers.put(Headers.CONTENT_TYPE, type);
    headers.put(NO_SNIFF, "nosniff");
    headers.put(Headers.CONTENT_LENGTH, body.remaining());
    if (exchange.getRequestMethod().equals(Methods.HEAD)) {
      exchange.endExchange();
    } else {
      exchange.getResponseSender().send(body);
    }
  }
}
