package dev.kite.devtools;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A protocol client over the JDK's own WebSocket. */
final class Cdp implements WebSocket.Listener, AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(20);

  final List<JsonObject> received = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;
  private int lastId;

  static Cdp open(int port, String path) {
    var client = new Cdp();
    var address = URI.create("ws://127.0.0.1:" + port + path);
    client.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, client).join();
    return client;
  }

  /** The result of a command. */
  JsonObject call(String method, String params) {
    return call("", method, params);
  }

  JsonObject call(String session, String method, String params) {
    var reply = answer(send(session, method, params));
    if (!reply.has("result")) {
      throw new AssertionError(method + ": " + reply);
    }
    return reply.getAsJsonObject("result");
  }

  /** The error a command is answered with. */
  JsonObject refusal(String method, String params) {
    var reply = answer(send("", method, params));
    if (!reply.has("error")) {
      throw new AssertionError(method + ": " + reply);
    }
    return reply.getAsJsonObject("error");
  }

  /** Sends a command and does not wait; returns its id. */
  int send(String session, String method, String params) {
    var command = new JsonObject();
    command.addProperty("id", ++lastId);
    command.addProperty("method", method);
    command.add("params", JsonParser.parseString(params));
    if (!session.isEmpty()) {
      command.addProperty("sessionId", session);
    }
    sendText(command.toString());
    return lastId;
  }

  void sendText(String text) {
    socket.sendText(text, true).join();
  }

  JsonObject answer(int id) {
    await(() -> received.stream().anyMatch(it -> hasId(it, id)));
    return received.stream().filter(it -> hasId(it, id)).findFirst().orElseThrow();
  }

  private static boolean hasId(JsonObject message, int id) {
    return message.has("id") && message.get("id").getAsInt() == id;
  }

  /** The params of the first event of that name, for which this waits. */
  JsonObject event(String method) {
    await(() -> !events(method).isEmpty());
    return events(method).get(0);
  }

  /** The params of all events of that name so far. */
  List<JsonObject> events(String method) {
    return received.stream()
        .filter(it -> it.has("method") && it.get("method").getAsString().equals(method))
        .map(it -> it.getAsJsonObject("params"))
        .toList();
  }

  /** The names of all events so far, in order. */
  List<String> eventNames() {
    return received.stream()
        .filter(it -> it.has("method"))
        .map(it -> it.get("method").getAsString())
        .toList();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(DEADLINE).pollInterval(Duration.ofMillis(10)).until(condition);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      received.add(JsonParser.parseString(partial.toString()).getAsJsonObject());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
