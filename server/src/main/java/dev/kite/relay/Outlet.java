package dev.kite.relay;

import dev.kite.protocol.ErrorCode;
import dev.kite.protocol.Frame;
import dev.kite.protocol.FrameException;
import dev.kite.protocol.LinkError;
import dev.kite.protocol.ToPage;
import java.nio.ByteBuffer;
import java.util.List;

/** The way out to one peer: its bounded queue, and the connection that empties it. */
final class Outlet {
  private final SendQueue queue;
  private final Transport transport;
  private final Counters counters;
  private List<ByteBuffer> unsent = List.of();
  private boolean ended;

  Outlet(Environment environment, Transport transport) {
    this.queue = new SendQueue(environment.limits().queueBytes());
    this.counters = environment.counters();
    this.transport = transport;
  }

  SendQueue queue() {
    return queue;
  }

  void wake() {
    transport.wake();
  }

  /** Queues {@code frame}; a peer that lets its queue fill up is sent away. */
  void send(Frame frame) {
    send(frame.encode());
  }

  /** The same with a frame that is encoded already; false when it was not taken. */
  boolean send(ByteBuffer frame) {
    boolean isTaken = queue.offer(frame);
    if (isTaken) {
      transport.wake();
    } else {
      fail(ErrorCode.TOO_MANY, "Too much waits to be sent to you. Connect again.");
    }
    return isTaken;
  }

  /** Says why, then closes; what waits is dropped. Only the first time. */
  synchronized void fail(ErrorCode code, String message) {
    if (ended) {
      return;
    }
    ended = true;
    counters.hit(Counters.Event.FAILED_CONNECTION);
    // Pages and consoles get the same frame.
    unsent = queue.endWith(new ToPage.Failure(LinkError.of(code, message)).encode());
    transport.close(code.closeCode());
  }

  /** Refuses a message that does not fit its form; {@code remedy} says what to do. */
  void refuse(ByteBuffer message, FrameException refusal, String remedy) {
    boolean hello = message.hasRemaining() && message.get(message.position()) == 'H';
    if (hello) {
      fail(ErrorCode.BAD_HELLO, "hello: " + refusal.getMessage() + ". " + remedy);
    } else {
      fail(ErrorCode.BAD_FRAME, refusal.getMessage() + ". " + remedy);
    }
  }

  /** Ends the queue, and tells which frames have never been taken out of it. */
  synchronized List<ByteBuffer> unsent() {
    if (!ended) {
      ended = true;
      unsent = queue.end();
    }
    return unsent;
  }
}
