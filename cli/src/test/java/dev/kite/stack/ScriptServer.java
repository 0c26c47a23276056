package dev.kite.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A development server on loopback that remembers what it was asked for. */
public final class ScriptServer implements AutoCloseable {
  private record Answer(String body, Map<String, String> headers) {}

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> headers = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  public ScriptServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public void answer(String path, String body) {
    answer(path, body, Map.of());
  }

  /** One with a Location is a redirect. */
  void answer(String path, String body, Map<String, String> headers) {
    answers.put(path, new Answer(body, headers));
  }

  public List<String> asked() {
    return List.copyOf(asked);
  }

  List<String> headers() {
    return List.copyOf(headers);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    headers.addAll(exchange.getRequestHeaders().keySet());
    var answer = answers.get(exchange.getRequestURI().getPath());
    var bytes = answer == null ? new byte[0] : answer.body().getBytes(UTF_8);
    var named = answer == null ? Map.<String, String>of() : answer.headers();
    named.forEach(exchange.getResponseHeaders()::set);
    int status = answer == null ? 404 : named.containsKey("Location") ? 302 : 200;
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
