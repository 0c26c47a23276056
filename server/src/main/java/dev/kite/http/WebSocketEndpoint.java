package dev.kite.http;

import dev.kite.protocol.Key;
import dev.kite.protocol.Role;
import dev.kite.relay.Link;
import dev.kite.relay.Relay;
import dev.kite.relay.Seat;
import dev.kite.relay.Transport;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.function.BiFunction;

/** Takes WebSocket connections in, for those the relay has a place for. */
final class WebSocketEndpoint {
  private static final String RETRY_AFTER_SECONDS = "10";

  private final Relay relay;
  private final WebSocketUpgrade upgrade;

  WebSocketEndpoint(Relay relay, WebSocketUpgrade upgrade) {
    this.relay = relay;
    this.upgrade = upgrade;
  }

  /** Takes a page or a console in, as the key's role says. */
  void upgrade(HttpServerExchange exchange, Key key) {
    if (!upgrade.isHandshake(exchange)) {
      upgrade.refuse(exchange);
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
    exchange.getConnection().addCloseListener(closed -> seat.get().release());
    var links = links(key.role());
    upgrade.accept(exchange, transport -> links.apply(seat.get(), transport));
  }

  private BiFunction<Seat, Transport, Link> links(Role role) {
    return role == Role.PAGE
        ? relay::page
        : (seat, transport) -> relay.console(seat, role, transport);
  }
}
