package dev.kite.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.ErrorCode;
import dev.kite.relay.Link;
import dev.kite.relay.SendQueue;
import dev.kite.relay.Transport;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** The peer of a {@link LocalServer}'s connection: a bounded queue out, a listener in. */
final class LocalLink implements Link, LocalSocket {
  private static final int NORMAL = 1000;

  private final SendQueue queue;
  private final Transport transport;
  private final Listener listener;

  LocalLink(int queueBytes, Transport transport, Function<LocalSocket, Listener> listeners) {
    this.queue = new SendQueue(queueBytes);
    this.transport = transport;
    this.listener = listeners.apply(this);
  }

  @Override
  public boolean send(String text) {
    boolean isTaken = queue.offer(ByteBuffer.wrap(text.getBytes(UTF_8)));
    if (isTaken) {
      transport.wake();
    } else {
      end(ErrorCode.TOO_MANY.closeCode());
    }
    return isTaken;
  }

  @Override
  public void close() {
    transport.close(NORMAL);
  }

  @Override
  public SendQueue queue() {
    return queue;
  }

  @Override
  public long received(ByteBuffer message) {
    return listener.received(UTF_8.decode(message).toString());
  }

  @Override
  public void refill() {
    // Nothing is held back: what does not fit into the queue ends the connection.
  }

  @Override
  public boolean greeted() {
    return true;
  }

  @Override
  public void fail(ErrorCode code, String message) {
    end(code.closeCode());
  }

  @Override
  public void closed() {
    queue.end();
    listener.closed();
  }

  private void end(int code) {
    queue.end();
    transport.close(code);
  }
}
