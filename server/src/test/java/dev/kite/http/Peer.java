package dev.kite.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A WebSocket client of a test: what it was sent, in order, waited for with a deadline. */
final class Peer implements WebSocket.Listener {
  private static final long DEADLINE_SECONDS = 10;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(DEADLINE_SECONDS)).build();

  private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final boolean reads;
  private final WebSocket socket;

  private Peer(URI address, boolean reads, String... headers) {
    this.reads = reads;
    var builder = CLIENT.newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    this.socket = builder.buildAsync(address, this).join();
  }

  static Peer connect(URI address, String... headers) {
    return new Peer(address, true, headers);
  }

  /** One that asks for nothing until {@link #read} is called. */
  static Peer connectWithoutReading(URI address, String... headers) {
    return new Peer(address, false, headers);
  }

  Peer send(String frame) {
    socket.sendText(frame, true).orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
    return this;
  }

  /** The next message. */
  String next() {
    try {
      var message = messages.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing came within " + DEADLINE_SECONDS + " s");
      }
      return message;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next message that fits; the ones before it are dropped. */
  String next(Predicate<String> fits) {
    var message = next();
    while (!fits.test(message)) {
      message = next();
    }
    return message;
  }

  int closeCode() {
    return closed.orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
  }

  void read() {
    socket.request(Long.MAX_VALUE);
  }

  void ping() {
    socket.sendPing(ByteBuffer.allocate(0)).join();
  }

  void abort() {
    socket.abort();
  }

  @Override
  public void onOpen(WebSocket webSocket) {
    if (reads) {
      webSocket.request(Long.MAX_VALUE);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      messages.add(partial.toString());
      partial.setLength(0);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }
}
