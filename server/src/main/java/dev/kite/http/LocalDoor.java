package dev.kite.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.http.LocalSite.Answer;
import dev.kite.http.LocalSite.Request;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.Set;

/** Looks at the host and the origin of every request, and lets in what may come in. */
final class LocalDoor implements HttpHandler {
  private static final int MOST_SOCKETS = 64;
  private static final int MISDIRECTED = 421;
  private static final HostPolicy LOOPBACK = new HostPolicy(Set.of());

  private final LocalSite site;
  private final WebSocketUpgrade upgrade;
  private final OpenConnections open;

  LocalDoor(LocalSite site, WebSocketUpgrade upgrade, OpenConnections open) {
    this.site = site;
    this.upgrade = upgrade;
    this.open = open;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var hosts = exchange.getRequestHeaders().get(Headers.HOST);
    var host = hosts != null && hosts.size() == 1 ? hosts.getFirst() : "";
    var name = HostPolicy.host(host);
    var local = exchange.getDestinationAddress().getAddress();
    var origins = exchange.getRequestHeaders().get(Headers.ORIGIN);
    if (name.isEmpty()) {
      Answers.line(exchange, StatusCodes.BAD_REQUEST, "The Host header is missing or malformed.");
    } else if (!LOOPBACK.accepts(name.get(), local)) {
      Answers.line(
          exchange, MISDIRECTED, "This server goes by the names localhost and 127.0.0.1 alone.");
    } else if (origins != null && !origins.stream().allMatch(site::admits)) {
      Answers.line(
          exchange,
          StatusCodes.FORBIDDEN,
          "This web page may not come in: start with --allow-origin and its origin to admit it.");
    } else if (upgrade.isWanted(exchange)) {
      socket(exchange);
    } else {
      answer(exchange, host);
    }
  }

  private void socket(HttpServerExchange exchange) {
    var listeners = site.socket(exchange.getRequestPath());
    if (!upgrade.isHandshake(exchange)) {
      upgrade.refuse(exchange);
    } else if (listeners.isEmpty()) {
      Answers.line(exchange, StatusCodes.NOT_FOUND, "No such target is here: see /json/list.");
    } else if (open.size() >= MOST_SOCKETS) {
      Answers.line(
          exchange,
          StatusCodes.SERVICE_UNAVAILABLE,
          "There are " + MOST_SOCKETS + " connections already: close one.");
    } else {
      upgrade.accept(
          exchange,
          transport -> new LocalLink(LocalServer.QUEUE_BYTES, transport, listeners.get()));
    }
  }

  private void answer(HttpServerExchange exchange, String host) {
    var request =
        new Request(
            exchange.getRequestMethod().toString(),
            host,
            exchange.getRequestPath(),
            exchange.getQueryString());
    send(exchange, site.answer(request));
  }

  private static void send(HttpServerExchange exchange, Answer answer) {
    exchange.setStatusCode(answer.status());
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    Answers.bytes(exchange, answer.type(), ByteBuffer.wrap(answer.body().getBytes(UTF_8)));
  }
}
