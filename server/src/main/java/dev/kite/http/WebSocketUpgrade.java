package dev.kite.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kite.relay.Clock;
import dev.kite.relay.Limits;
import dev.kite.relay.Link;
import dev.kite.relay.Transport;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns HTTP requests into WebSocket connections (RFC 6455 4.2). */
final class WebSocketUpgrade {
  // RFC 6455 1.3: what the server shows that it has understood.
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final HttpString KEY = new HttpString("Sec-WebSocket-Key");
  private static final HttpString VERSION = new HttpString("Sec-WebSocket-Version");
  private static final HttpString ACCEPT = new HttpString("Sec-WebSocket-Accept");
  private static final int KEY_BYTES = 16;

  private final Clock clock;
  private final Limits limits;
  private final OpenConnections open;

  WebSocketUpgrade(Clock clock, Limits limits, OpenConnections open) {
    this.clock = clock;
    this.limits = limits;
    this.open = open;
  }

  /** Answers a request that is no handshake. */
  void refuse(HttpServerExchange exchange) {
    exchange.getResponseHeaders().put(VERSION, "13");
    exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
    Answers.line(
        exchange, StatusCodes.UPGRADE_REQUIRED, "This address speaks WebSocket, version 13.");
  }

  /** Completes a handshake; {@code links} makes the peer that the connection speaks for. */
  void accept(HttpServerExchange exchange, Function<Transport, Link> links) {
    var server = exchange.getConnection();
    exchange.getResponseHeaders().put(ACCEPT, accepted(exchange.getRequestHeaders().getFirst(KEY)));
    exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
    exchange.upgradeChannel(
        (connection, upgraded) -> {
          var webSocket =
              new WebSocketConnection(connection, server.getByteBufferPool(), clock, limits, links);
          open.add(webSocket);
          server.addCloseListener(
              closed -> {
                webSocket.end();
                open.remove(webSocket);
              });
          webSocket.start();
        });
    exchange.endExchange();
  }

  /**
   * Whether a request asks for WebSocket; other protocols are offered to us with requests that want
   * none of them.
   */
  boolean isWanted(HttpServerExchange exchange) {
    return "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst(Headers.UPGRADE));
  }

  boolean isHandshake(HttpServerExchange exchange) {
    var headers = exchange.getRequestHeaders();
    return exchange.getRequestMethod().equals(Methods.GET)
        && isWanted(exchange)
        && headers.contains(Headers.CONNECTION)
        && headers.getFirst(Headers.CONNECTION).toLowerCase(Locale.ROOT).contains("upgrade")
        && "13".equals(headers.getFirst(VERSION))
        && isNonce(headers.getFirst(KEY));
  }

  private static boolean isNonce(@Nullable String key) {
    try {
      return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static String accepted(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
