package dev.kite.http;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.xnio.conduits.ConduitStreamSinkChannel;

/**
 * Writes what an encoder has, through at most one pooled buffer of bytes that are taken out of the
 * queue and not yet written. Belongs to the connection's I/O thread.
 */
final class WebSocketWriter {
  // After so many full buffers the other connections of the thread have their turn.
  private static final int BUFFERS_IN_A_ROW = 8;

  private final WebSocketEncoder encoder;
  private final ConduitStreamSinkChannel sink;
  private final ByteBufferPool pool;
  private @Nullable PooledByteBuffer unwritten;

  WebSocketWriter(WebSocketEncoder encoder, ConduitStreamSinkChannel sink, ByteBufferPool pool) {
    this.encoder = encoder;
    this.sink = sink;
    this.pool = pool;
  }

  /** How far writing came. */
  enum Outcome {
    /** Nothing waits. */
    DONE,
    /** The socket takes no more; its write listener will be called. */
    BLOCKED,
    /** There is more, and others have waited long enough. */
    MORE
  }

  Outcome write() throws IOException {
    for (int i = 0; i < BUFFERS_IN_A_ROW; i++) {
      var buffer = filled();
      if (!buffer.getBuffer().hasRemaining()) {
        release();
        if (sink.isWriteResumed()) {
          sink.suspendWrites();
        }
        return Outcome.DONE;
      }
      while (buffer.getBuffer().hasRemaining()) {
        if (sink.write(buffer.getBuffer()) == 0) {
          sink.resumeWrites();
          return Outcome.BLOCKED;
        }
      }
      release();
    }
    return Outcome.MORE;
  }

  /** Gives the buffer back; what it held is lost. */
  void release() {
    if (unwritten != null) {
      unwritten.close();
      unwritten = null;
    }
  }

  private PooledByteBuffer filled() {
    var pooled = unwritten;
    if (pooled == null) {
      pooled = pool.allocate();
      unwritten = pooled;
      encoder.fill(pooled.getBuffer().clear());
      pooled.getBuffer().flip();
    }
    return pooled;
  }
}
