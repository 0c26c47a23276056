package dev.kite.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kite.protocol.Key;
import dev.kite.protocol.Role;
import dev.kite.relay.Clock;
import dev.kite.relay.Link;
import dev.kite.relay.Relay;
import dev.kite.relay.Seat;
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
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Upgrades requests to WebSocket connections, for those the relay has a place for. */
final class WebSocketEndpoint {
  // RFC 6455 1.3: what the server shows that it has understood.
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final HttpString KEY = new HttpString("Sec-WebSocket-Key");
  private static final HttpString VERSION = new HttpString("Sec-WebSocket-Version");
  private static final HttpString ACCEPT = new HttpString("Sec-WebSocket-Accept");
  private static final String RETRY_AFTER_SECONDS = "10";
  private static final int KEY_BYTES = 16;

  private final Relay relay;
  private final Clock clock;
  private final OpenConnections open;

  WebSocketEndpoint(Relay relay, Clock clock, OpenConnections open) {
    this.relay = relay;
    this.clock = clock;
    this.open = open;
  }

  /** Takes a page or a console in, as the key's role says. */
  void upgrade(HttpServerExchange exchange, Key key) {
    if (!isHandshake(exchange)) {
      exchange.getResponseHeaders().put(VERSION, "13");
      exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
      Answers.line(
          exchange, StatusCodes.UPGRADE_REQUIRED, "This address speaks WebSocket, version 13.");
      return;
    }
    var address = exchange.getSourceAddress().getAddress().getHostAddress();
    var seat = relay.admit(key.pageKey(), address);
    if (seat.isEmpty()) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_AFTER_SECONDS);
      Answers.line(
          exchange, StatusCodes.SERVICE_UNAVAILABLE, "The relay is full. Try again in a while.");
      return;
    }
    accept(exchange, seat.get(), links(key.role()));
  }

  private BiFunction<Seat, Transport, Link> links(Role role) {
    return role == Role.PAGE
        ? relay::page
        : (seat, transport) -> relay.console(seat, role, transport);
  }

  private void accept(
      HttpServerExchange exchange, Seat seat, BiFunction<Seat, Transport, Link> links) {
    var server = exchange.getConnection();
    server.addCloseListener(closed -> seat.release());
    exchange.getResponseHeaders().put(ACCEPT, accepted(exchange.getRequestHeaders().getFirst(KEY)));
    exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
    exchange.upgradeChannel(
        (connection, upgraded) -> {
          var webSocket =
              new WebSocketConnection(
                  connection,
                  server.getByteBufferPool(),
                  clock,
                  relay.limits(),
                  transport -> links.apply(seat, transport));
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

  private static boolean isHandshake(HttpServerExchange exchange) {
    var headers = exchange.getRequestHeaders();
    return exchange.getRequestMethod().equals(Methods.GET)
        && "websocket".equalsIgnoreCase(headers.getFirst(Headers.UPGRADE))
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
