package dev.kite.bench;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.util.concurrent.locks.LockSupport;

/**
 * The replay one would write first: a server that sends each sample in a message of its own when it
 * is due, to whoever connects to {@code /?RATE,SAMPLES}.
 */
final class MessagePerSample implements AutoCloseable {
  private static final String ROW =
      "[\"m\",5012.4,[0.12,-0.25,9.81],[0.13,-0.26,9.84],[1.25,-0.5,0.75],16]";

  private final Undertow undertow =
      Undertow.builder()
          .addHttpListener(0, "127.0.0.1")
          .setHandler(
              Handlers.websocket(
                  (exchange, channel) -> {
                    channel.getReceiveSetter().set(new AbstractReceiveListener() {});
                    channel.resumeReceives();
                    send(exchange.getQueryString().split(","), channel);
                  }))
          .build();

  private MessagePerSample() {}

  static MessagePerSample start() {
    var server = new MessagePerSample();
    server.undertow.start();
    return server;
  }

  int port() {
    var address = (InetSocketAddress) undertow.getListenerInfo().get(0).getAddress();
    return address.getPort();
  }

  @Override
  public void close() {
    undertow.stop();
  }

  private static void send(String[] query, WebSocketChannel channel) {
    int rate = Integer.parseInt(query[0]);
    int samples = Integer.parseInt(query[1]);
    var sender =
        new Thread(
            () -> {
              long start = System.nanoTime();
              for (int i = 0; i < samples; i++) {
                long due = start + i * 1_000_000_000L / rate;
                for (long wait; (wait = due - System.nanoTime()) > 0; ) {
                  LockSupport.parkNanos(wait);
                }
                WebSockets.sendText(ROW, channel, null);
              }
            },
            "message-per-sample");
    sender.setDaemon(true);
    sender.start();
  }
}
