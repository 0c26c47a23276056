package dev.kite.http;

import dev.kite.inject.Script;
import dev.kite.protocol.Key;
import dev.kite.protocol.KeyFormatException;
import dev.kite.protocol.PageKey;
import dev.kite.protocol.Role;
import dev.kite.relay.Relay;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is answered what: the one place that looks at paths, hosts, origins and keys. */
final class Routes implements HttpHandler {
  private static final String BEARER = "Bearer ";
  private static final String JOIN = "/j/";
  private static final String STATE = "/state";

  /** Ask for the other parts of the script, at the same path because page policies name paths. */
  private static final String DRIVE = "drive";

  private static final String MOTION = "motion";

  /** Names a script that the relay holds for a page, there for the same reason. */
  private static final String HELD = "script";

  private final HostPolicy hosts;
  private final Set<String> consoleOrigins;
  private final ScriptHandler script;
  private final ScriptHandler sourceMap;
  private final ScriptHandler drive;
  private final ScriptHandler driveMap;
  private final ScriptHandler motion;
  private final ScriptHandler motionMap;
  private final Pages pages = new Pages();
  private final HeldScriptHandler heldScripts;
  private final WebSocketEndpoint webSockets;
  private final Relay relay;

  Routes(RelayConfig config, Relay relay, WebSocketEndpoint webSockets) {
    this.hosts = new HostPolicy(config.hostNames());
    this.consoleOrigins = config.origins();
    this.script = ScriptHandler.script(config.script());
    this.sourceMap = ScriptHandler.sourceMap(config.script());
    this.drive = ScriptHandler.script(Script.drive());
    this.driveMap = ScriptHandler.sourceMap(Script.drive());
    this.motion = ScriptHandler.script(Script.motion());
    this.motionMap = ScriptHandler.sourceMap(Script.motion());
    this.heldScripts = new HeldScriptHandler(relay);
    this.webSockets = webSockets;
    this.relay = relay;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var host = onlyHeader(exchange, "Host").flatMap(HostPolicy::host);
    if (host.isEmpty()) {
      Answers.line(exchange, StatusCodes.BAD_REQUEST, "The Host header is missing or malformed.");
    } else if (!hosts.accepts(host.get(), exchange.getDestinationAddress().getAddress())) {
      Answers.line(
          exchange,
          421,
          "This relay does not go by that name: use one it printed, or name it with --host.");
    } else if (isRead(exchange)) {
      route(exchange, exchange.getRequestPath());
    } else {
      exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
      Answers.line(exchange, StatusCodes.METHOD_NOT_ALLOWED, "Only GET is answered here.");
    }
  }

  private void route(HttpServerExchange exchange, String path) {
    switch (path) {
      case "/" -> pages.about(exchange);
      case "/kite.js" -> script(exchange);
      case "/kite.js.map" -> sourceMap.handleRequest(exchange);
      case "/kite-drive.js.map" -> driveMap.handleRequest(exchange);
      case "/kite-motion.js.map" -> motionMap.handleRequest(exchange);
      case "/ws/page" -> page(exchange);
      case "/ws/console" -> console(exchange);
      case "/healthz" -> Answers.line(exchange, StatusCodes.OK, "ok");
      default -> other(exchange, path);
    }
  }

  private void other(HttpServerExchange exchange, String path) {
    if (path.startsWith(JOIN)) {
      join(exchange, path.substring(JOIN.length()));
    } else if (!pages.asset(exchange, path)) {
      notFound(exchange);
    }
  }

  private void script(HttpServerExchange exchange) {
    var key = pageKey(firstParameter(exchange));
    var held = exchange.getQueryParameters().get(HELD);
    if (key == null) {
      refusePageKey(exchange);
    } else if (held != null) {
      heldScripts.answer(exchange, key, held.getFirst());
    } else if (exchange.getQueryParameters().containsKey(DRIVE)) {
      drive.handleRequest(exchange);
    } else if (exchange.getQueryParameters().containsKey(MOTION)) {
      motion.handleRequest(exchange);
    } else {
      script.handleRequest(exchange);
    }
  }

  private void page(HttpServerExchange exchange) {
    var key = pageKey(firstParameter(exchange));
    if (key == null) {
      refusePageKey(exchange);
    } else {
      webSockets.upgrade(exchange, key);
    }
  }

  private void console(HttpServerExchange exchange) {
    var origins = exchange.getRequestHeaders().get(Headers.ORIGIN);
    if (origins != null && !consoleOrigins.containsAll(origins)) {
      Answers.line(
          exchange,
          StatusCodes.FORBIDDEN,
          "Web pages may not be consoles of this relay: connect with kite, which sends no Origin.");
      return;
    }
    var key = bearer(exchange);
    if (key == null || key.role() == Role.PAGE) {
      Answers.line(
          exchange,
          StatusCodes.UNAUTHORIZED,
          "A console shows a control or viewer key as Authorization: Bearer KEY. See: kite key show");
    } else {
      webSockets.upgrade(exchange, key);
    }
  }

  private void join(HttpServerExchange exchange, String rest) {
    boolean asksState = rest.endsWith(STATE);
    var key = pageKey(asksState ? rest.substring(0, rest.length() - STATE.length()) : rest);
    if (key == null) {
      notFound(exchange);
    } else if (asksState) {
      Answers.line(exchange, StatusCodes.OK, Integer.toString(relay.consoles(key)));
    } else {
      pages.join(exchange, key, exchange.getRequestHeaders().getFirst(Headers.HOST));
    }
  }

  private static @Nullable Key bearer(HttpServerExchange exchange) {
    var header = onlyHeader(exchange, "Authorization").orElse("");
    return header.startsWith(BEARER) ? key(header.substring(BEARER.length())) : null;
  }

  private static @Nullable PageKey pageKey(String text) {
    return key(text) instanceof PageKey key ? key : null;
  }

  private static @Nullable Key key(String text) {
    try {
      return Key.parse(text);
    } catch (KeyFormatException refusal) {
      return null;
    }
  }

  private static String firstParameter(HttpServerExchange exchange) {
    var query = exchange.getQueryString();
    int end = query.indexOf('&');
    return end < 0 ? query : query.substring(0, end);
  }

  private static Optional<String> onlyHeader(HttpServerExchange exchange, String name) {
    var values = exchange.getRequestHeaders().get(name);
    return values == null || values.size() != 1 ? Optional.empty() : Optional.of(values.getFirst());
  }

  private static boolean isRead(HttpServerExchange exchange) {
    var method = exchange.getRequestMethod();
    return method.equals(Methods.GET) || method.equals(Methods.HEAD);
  }

  private static void refusePageKey(HttpServerExchange exchange) {
    Answers.line(
        exchange,
        StatusCodes.UNAUTHORIZED,
        "The page key is missing or wrong: copy the script tag that kite printed.");
  }

  private static void notFound(HttpServerExchange exchange) {
    Answers.line(exchange, StatusCodes.NOT_FOUND, "Nothing is here.");
  }
}
