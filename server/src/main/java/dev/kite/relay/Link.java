package dev.kite.relay;

import dev.kite.protocol.ErrorCode;
import java.nio.ByteBuffer;

/** A peer, as its connection sees it. Called on the connection's I/O thread. */
public interface Link {
  /** What the connection has to send. */
  SendQueue queue();

  /**
   * Takes one message, whose bytes must not change afterwards.
   *
   * @return for how many ms the connection must stop reading, 0 to go on
   */
  long received(ByteBuffer message);

  /** The queue has room again, and a refill was asked for. */
  void refill();

  /** Whether the first frame has come. */
  boolean greeted();

  /** The connection must end; the peer is told why. */
  void fail(ErrorCode code, String message);

  /** The connection is gone; called once. */
  void closed();
}
