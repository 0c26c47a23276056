package dev.kite.devtools;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.kite.client.Target;
import dev.kite.http.LocalSite;
import dev.kite.http.LocalSocket;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is at which path: the endpoints of a browser that was started with a debugging port.
 *
 * <p>Called on the server's I/O threads.
 */
final class DevtoolsSite implements LocalSite {
  static final String PAGE = "/devtools/page/";
  private static final String BROWSER = "/devtools/browser";

  /** The DevTools that every Chromium has built in. */
  private static final String OWN_FRONT_END = "devtools://devtools";

  private static final String JSON = "application/json; charset=UTF-8";
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int NOT_IMPLEMENTED = 501;

  private final EventLoop loop;
  private final Pages pages;
  private final Sessions sessions;
  private final String product;
  private final Set<String> origins;

  DevtoolsSite(
      EventLoop loop, Pages pages, Sessions sessions, String product, Set<String> origins) {
    this.loop = loop;
    this.pages = pages;
    this.sessions = sessions;
    this.product = product;
    this.origins = origins;
  }

  @Override
  public boolean admits(String origin) {
    return origin.equals(OWN_FRONT_END) || origins.contains(origin);
  }

  @Override
  public Answer answer(Request request) {
    var path = request.path().replaceFirst("/+$", "");
    return switch (path) {
      case "/json", "/json/list" -> json(list(request.host()));
      case "/json/version" -> json(version(request.host()));
      case "/json/protocol" -> new Answer(OK, JSON, ProtocolDescription.TEXT);
      case "/json/new" ->
          Answer.line(NOT_IMPLEMENTED, "Open the page on the device: it appears here by itself.");
      case "" ->
          Answer.line(
              OK, "kite devtools: see /json/list. Connect a client to http://" + request.host());
      default -> other(path);
    };
  }

  private Answer other(String path) {
    if (path.startsWith("/json/activate/")) {
      return known(path.substring("/json/activate/".length()))
          ? Answer.line(OK, "Target activated")
          : noTarget(path.substring("/json/activate/".length()));
    }
    if (path.startsWith("/json/close/")) {
      return Answer.line(NOT_IMPLEMENTED, "Close the page on the device: no script can do that.");
    }
    return Answer.line(NOT_FOUND, "Nothing is here: see /json/list.");
  }

  private boolean known(String id) {
    return pages.listed().stream().anyMatch(target -> target.id().equals(id));
  }

  private static Answer noTarget(String id) {
    return Answer.line(NOT_FOUND, "No such target id: " + id);
  }

  private JsonElement list(String host) {
    var list = new JsonArray();
    pages.listed().forEach(target -> list.add(entry(host, target)));
    return list;
  }

  static JsonObject entry(String host, Target target) {
    var entry = new JsonObject();
    entry.addProperty("description", "");
    entry.addProperty("devtoolsFrontendUrl", DevtoolsServer.inspector(host, target.id()));
    entry.addProperty("id", target.id());
    entry.addProperty("title", target.title());
    entry.addProperty("type", TargetInfos.PAGE);
    entry.addProperty("url", target.url());
    entry.addProperty("webSocketDebuggerUrl", "ws://" + host + PAGE + target.id());
    return entry;
  }

  private JsonObject version(String host) {
    var version = new JsonObject();
    version.addProperty("Browser", product);
    version.addProperty("Protocol-Version", BrowserDomain.PROTOCOL_VERSION);
    version.addProperty("User-Agent", BrowserDomain.userAgent(pages, product));
    version.addProperty(
        "webSocketDebuggerUrl", "ws://" + host + BROWSER + "/" + sessions.browserId());
    return version;
  }

  private static Answer json(JsonElement json) {
    return new Answer(OK, JSON, Wire.text(json));
  }

  @Override
  public Optional<Function<LocalSocket, LocalSocket.Listener>> socket(String path) {
    if (path.equals(BROWSER) || path.equals(BROWSER + "/" + sessions.browserId())) {
      return Optional.of(socket -> client(socket, client -> Optional.of(sessions.browser(client))));
    }
    var id = path.startsWith(PAGE) ? path.substring(PAGE.length()) : "";
    return known(id)
        ? Optional.of(
            socket ->
                client(socket, client -> pages.find(id).map(page -> sessions.page(client, page))))
        : Optional.empty();
  }

  private Client client(LocalSocket socket, Function<Client, Optional<Session>> root) {
    return new Client(socket, loop).begin(root);
  }
}
