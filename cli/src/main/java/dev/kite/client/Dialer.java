package dev.kite.client;

import static dev.kite.client.ConnectionException.Reason.KEY_REFUSED;
import static dev.kite.client.ConnectionException.Reason.NO_RELAY;
import static dev.kite.client.ConnectionException.Reason.REFUSED;
import static dev.kite.client.ConnectionException.Reason.UNREACHABLE;

import dev.kite.protocol.Key;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Opens WebSockets to one relay and says in words why one could not be opened. */
final class Dialer {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final URI relay;
  private final URI address;
  private final Key key;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build();

  Dialer(URI relay, URI address, Key key) {
    this.relay = relay;
    this.address = address;
    this.key = key;
  }

  /** What became of a dial. */
  sealed interface Result {}

  /** The link is open. */
  record Opened() implements Result {}

  /** There is no link; {@code why} is for the user. */
  record Failed(ConnectionException why) implements Result {}

  /** Completes within 5 s, and never exceptionally. */
  CompletableFuture<Result> dial(Link link) {
    return http.newWebSocketBuilder()
        .connectTimeout(DEADLINE)
        .header("Authorization", "Bearer " + key.text())
        .buildAsync(address, link)
        .handle((socket, error) -> error == null ? new Opened() : new Failed(explained(error)));
  }

  private ConnectionException explained(Throwable error) {
    var cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof WebSocketHandshakeException refused) {
      return refused(refused);
    }
    return new ConnectionException(
        UNREACHABLE,
        "No relay answers at "
            + relay
            + ". Start one with kite serve, or name another with --relay.");
  }

  private ConnectionException refused(WebSocketHandshakeException refused) {
    var response = refused.getResponse();
    return switch (response.statusCode()) {
      case 401 ->
          new ConnectionException(
              KEY_REFUSED,
              "The relay at "
                  + relay
                  + " refused the key. Use the control or viewer key of the room: --key-file.");
      case 403 ->
          new ConnectionException(
              REFUSED, "The relay at " + relay + " accepts no console from here.");
      case 421 ->
          new ConnectionException(
              REFUSED,
              "The relay does not know itself as "
                  + relay.getAuthority()
                  + ": use the address it printed.");
      case 503 ->
          new ConnectionException(
              REFUSED,
              "The relay at " + relay + " is full. Try again later.",
              retryAfter(response.headers().firstValue("Retry-After").orElse("")));
      default ->
          new ConnectionException(
              NO_RELAY,
              relay
                  + " is no kite relay (it answered "
                  + response.statusCode()
                  + "). Check --relay.");
    };
  }

  private static Duration retryAfter(String seconds) {
    return seconds.matches("\\d{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }
}
