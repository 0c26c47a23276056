package dev.kite.http;

import dev.kite.relay.SendQueue;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts what a send queue holds into WebSocket frames, as many as fit into one buffer at a time.
 *
 * <p>A frame's bytes are shared with other recipients and never moved. Of pings that wait for their
 * pong only the last one is answered (RFC 6455 5.5.3), so a flood of pings fills nothing. Belongs
 * to the connection's I/O thread.
 */
final class WebSocketEncoder {
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int PONG = 0x8a;
  private static final int LONGEST_HEADER = 10;
  private static final int LONGEST_CONTROL = 127;

  private final SendQueue queue;
  private @Nullable ByteBuffer current;
  private byte @Nullable [] pong;
  private boolean ping;
  private int closeCode;
  private boolean closing;
  private boolean queueIsOver;
  private boolean closeSent;

  WebSocketEncoder(SendQueue queue) {
    this.queue = queue;
  }

  void ping() {
    ping = true;
  }

  void pong(byte[] payload) {
    pong = payload;
  }

  /** Ends with a close frame behind what the queue holds. */
  void close(int code) {
    if (!closing) {
      closing = true;
      closeCode = code;
    }
  }

  /** Ends with a close frame behind the frame that is half written; the queue is left alone. */
  void closeNow(int code) {
    close(code);
    queueIsOver = true;
  }

  /** Whether the close frame has been written and nothing follows. */
  boolean isClosed() {
    return closeSent;
  }

  /** Writes into {@code out} until it is full or nothing waits. */
  void fill(ByteBuffer out) {
    while (!closeSent && (current != null || startNext(out))) {
      if (!copy(out)) {
        return;
      }
    }
  }

  // True when a text frame was started; control frames are written whole.
  private boolean startNext(ByteBuffer out) {
    if (out.remaining() < LONGEST_CONTROL) {
      return false;
    }
    if (pong != null) {
      control(out, PONG, pong);
      pong = null;
    }
    if (ping && out.remaining() >= LONGEST_CONTROL) {
      control(out, PING, new byte[0]);
      ping = false;
    }
    if (out.remaining() < LONGEST_HEADER) {
      return false;
    }
    var next = queueIsOver ? null : queue.poll();
    if (next != null) {
      header(out, next.remaining());
      current = next.duplicate();
      return true;
    }
    if (closing && out.remaining() >= LONGEST_CONTROL) {
      control(out, CLOSE, closePayload());
      closeSent = true;
    }
    return false;
  }

  // False when the buffer is full before the frame's end.
  private boolean copy(ByteBuffer out) {
    var from = current;
    if (from == null) {
      return true;
    }
    int count = Math.min(from.remaining(), out.remaining());
    out.put(out.position(), from, from.position(), count);
    out.position(out.position() + count);
    from.position(from.position() + count);
    if (from.hasRemaining()) {
      return false;
    }
    current = null;
    return true;
  }

  private byte[] closePayload() {
    return closeCode == WebSocketDecoder.NO_CODE
        ? new byte[0]
        : new byte[] {(byte) (closeCode >> 8), (byte) closeCode};
  }

  private static void control(ByteBuffer out, int start, byte[] payload) {
    out.put((byte) start).put((byte) payload.length).put(payload);
  }

  private static void header(ByteBuffer out, int length) {
    out.put((byte) TEXT);
    if (length < 126) {
      out.put((byte) length);
    } else if (length <= 0xffff) {
      out.put((byte) 126).putShort((short) length);
    } else {
      out.put((byte) 127).putLong(length);
    }
  }
}
