package dev.kite.http;

import dev.kite.protocol.ErrorCode;
import dev.kite.relay.Clock;
import dev.kite.relay.Limits;
import dev.kite.relay.Link;
import dev.kite.relay.Transport;
import io.undertow.connector.ByteBufferPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/**
 * One upgraded connection: reads messages into a link, writes what the link's queue holds.
 *
 * <p>Everything but {@link #wake}, {@link #close} and {@link #end} happens on its own I/O thread.
 */
final class WebSocketConnection implements Transport, WebSocketDecoder.Sink {
  // After so many full buffers the other connections of the thread have their turn.
  private static final int BUFFERS_IN_A_ROW = 8;
  private static final long GOOD_BYE = 2_000;

  private final StreamConnection connection;
  private final XnioIoThread thread;
  private final ByteBufferPool pool;
  private final Clock clock;
  private final Limits.Times times;
  private final Link link;
  private final WebSocketDecoder decoder;
  private final WebSocketEncoder encoder;
  private final WebSocketWriter writer;
  private final Liveness liveness;
  private final AtomicBoolean drainDue = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();

  private volatile int closeCode;
  private boolean leaving;
  private boolean peerClosed;
  private boolean deaf;
  private long pause;
  private boolean paused;

  WebSocketConnection(
      StreamConnection connection,
      ByteBufferPool pool,
      Clock clock,
      Limits limits,
      Function<Transport, Link> links) {
    this.connection = connection;
    this.thread = connection.getIoThread();
    this.pool = pool;
    this.clock = clock;
    this.times = limits.times();
    this.liveness = new Liveness(times, clock.ticks());
    this.link = links.apply(this);
    this.decoder = new WebSocketDecoder(limits.frameBytes(), this);
    this.encoder = new WebSocketEncoder(link.queue());
    this.writer = new WebSocketWriter(encoder, connection.getSinkChannel(), pool);
  }

  /** Begins to read; what came right behind the request is read as well. */
  void start() {
    connection.getSourceChannel().setReadListener(channel -> read());
    connection.getSinkChannel().setWriteListener(channel -> drain());
    connection.getSourceChannel().wakeupReads();
    later(times.hello(), this::checkHello);
    checkLater();
  }

  @Override
  public void wake() {
    if (drainDue.compareAndSet(false, true)) {
      soon(this::drain);
    }
  }

  @Override
  public void close(int code) {
    closeCode = code;
    wake();
  }

  @Override
  public void message(byte[] text) {
    liveness.finished();
    // A peer that is being sent away may still say much; none of it counts.
    if (closeCode == 0) {
      pause = Math.max(pause, link.received(ByteBuffer.wrap(text)));
    }
  }

  @Override
  public void ping(byte[] payload) {
    encoder.pong(payload);
    wake();
  }

  @Override
  public void closed(int code) {
    peerClosed = true;
    deaf = true;
    if (encoder.isClosed()) {
      end();
    } else {
      encoder.closeNow(code);
      sayGoodBye();
      wake();
    }
  }

  /** The connection is over, however it came to it. */
  void end() {
    if (thread == Thread.currentThread()) {
      endHere();
    } else {
      soon(this::endHere);
    }
  }

  private void read() {
    try (var pooled = pool.allocate()) {
      var buffer = pooled.getBuffer();
      for (int i = 0; i < BUFFERS_IN_A_ROW && !paused && !ended.get(); i++) {
        buffer.clear();
        int count = connection.getSourceChannel().read(buffer);
        if (count < 0) {
          end();
          return;
        }
        boolean isAll = buffer.hasRemaining();
        hear(buffer.flip());
        // A short read has emptied the socket: asking again would be one call for nothing.
        if (isAll) {
          return;
        }
      }
    } catch (IOException gone) {
      end();
    }
  }

  private void hear(ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      return;
    }
    liveness.heard(clock.ticks());
    if (deaf) {
      return;
    }
    try {
      decoder.decode(bytes);
      if (decoder.isUnfinished()) {
        liveness.unfinished();
      } else {
        liveness.finished();
      }
    } catch (ProtocolViolation violation) {
      refuse(violation);
    }
    if (pause > 0) {
      pauseReading();
    }
  }

  private void refuse(ProtocolViolation violation) {
    deaf = true;
    if (violation.closeCode() == ProtocolViolation.TOO_LARGE) {
      link.fail(ErrorCode.TOO_LARGE, violation.getMessage() + ". Send less at once.");
    } else {
      encoder.closeNow(violation.closeCode());
      sayGoodBye();
      wake();
    }
  }

  private void pauseReading() {
    paused = true;
    connection.getSourceChannel().suspendReads();
    later(pause, this::resumeReading);
    pause = 0;
  }

  private void resumeReading() {
    paused = false;
    if (!ended.get()) {
      connection.getSourceChannel().wakeupReads();
    }
  }

  private void drain() {
    drainDue.set(false);
    if (ended.get()) {
      return;
    }
    if (closeCode != 0) {
      encoder.close(closeCode);
      sayGoodBye();
    }
    try {
      switch (writer.write()) {
        case DONE -> afterWriting();
        case MORE -> wake();
        case BLOCKED -> {}
      }
    } catch (IOException gone) {
      end();
    }
  }

  private void afterWriting() {
    if (encoder.isClosed()) {
      if (peerClosed) {
        end();
      }
    } else if (link.queue().refillDue()) {
      link.refill();
    }
  }

  private void checkHello() {
    if (!ended.get() && !link.greeted()) {
      link.fail(ErrorCode.HELLO_TIMEOUT, "No hello came in time. Connect again.");
    }
  }

  private void check() {
    if (ended.get()) {
      return;
    }
    switch (liveness.judge(clock.ticks())) {
      case FINE -> {}
      case PING -> {
        encoder.ping();
        wake();
      }
      case SILENT -> giveUp("Nothing was heard from you. Connect again.");
      case UNFINISHED -> giveUp("A message was begun and not finished. Connect again.");
    }
    checkLater();
  }

  private void checkLater() {
    later(Math.min(times.ping(), times.unfinished()) / 2, this::check);
  }

  private void giveUp(String why) {
    link.fail(ErrorCode.SILENT, why);
  }

  // From the moment that closing begins: who does not read never gets as far as our close.
  private void sayGoodBye() {
    if (!leaving) {
      leaving = true;
      later(GOOD_BYE, this::end);
    }
  }

  private void endHere() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    IoUtils.safeClose(connection);
    writer.release();
    link.closed();
  }

  private void soon(Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException stopped) {
      IoUtils.safeClose(connection); // The server has stopped: nobody is left to be told.
    }
  }

  private void later(long millis, Runnable task) {
    try {
      thread.executeAfter(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      IoUtils.safeClose(connection); // The server has stopped: nobody is left to be told.
    }
  }
}
