package dev.kite.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.PageKey;
import dev.kite.relay.Relay;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Serves the scripts that pages asked the relay to hold, each once. */
final class HeldScriptHandler {
  // Comments, since a page takes what comes for a script.
  private static final String GONE =
      "// No script is held here by that name: it was loaded already, or not within 10 s.\n";
  private static final HttpString ALLOW_ORIGIN = new HttpString("Access-Control-Allow-Origin");
  private static final HttpString RESOURCE_POLICY = new HttpString("Cross-Origin-Resource-Policy");

  private final Relay relay;

  HeldScriptHandler(Relay relay) {
    this.relay = relay;
  }

  void answer(HttpServerExchange exchange, PageKey room, String id) {
    var headers = exchange.getResponseHeaders();
    headers.put(Headers.CACHE_CONTROL, "no-store");
    headers.put(ALLOW_ORIGIN, "*");
    headers.put(RESOURCE_POLICY, "cross-origin");
    var address = exchange.getSourceAddress().getAddress().getHostAddress();
    // Asking what is there does not use it up.
    var script =
        exchange.getRequestMethod().equals(Methods.GET)
            ? relay.takeScript(room, address, id)
            : Optional.<ByteBuffer>empty();
    if (script.isEmpty()) {
      exchange.setStatusCode(StatusCodes.NOT_FOUND);
    }
    Answers.bytes(
        exchange,
        "text/javascript; charset=utf-8",
        script.orElseGet(() -> ByteBuffer.wrap(GONE.getBytes(UTF_8))));
  }
}
