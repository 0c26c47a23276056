package dev.kite.repl;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * Prints what the connection hears, in batches of at most 30 a second; see {@link Repeats} for what
 * is said several times.
 *
 * <p>Heard on the connection's event thread, rendered and printed on its own. At most {@value
 * #MAX_WAITING} entries wait; then the event thread waits too, and through it the relay. What finds
 * no room for {@value #PATIENCE_SECONDS} s is counted and named as lost.
 */
final class LogPrinter implements ConnectionListener, AutoCloseable {
  private static final int MAX_WAITING = 2000;
  private static final int MAX_BATCH = 500;
  private static final int PATIENCE_SECONDS = 10;
  private static final long INTERVAL = Duration.ofSeconds(1).toNanos() / 30;

  private final ScheduledThreadPoolExecutor timer;
  private final LongSupplier nanoTime;
  private final BlockingQueue<Heard> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean flushing = new AtomicBoolean(true);
  private final AtomicLong lost = new AtomicLong();
  private final Repeats repeats;
  private boolean countAwaited;
  private long lastFlush;

  /** Something heard, not yet rendered. */
  private interface Heard {
    void show(ConsoleRenderer renderer, Repeats batch);
  }

  /** What is printed to, known only after the connection is. */
  private record Sink(ConsoleRenderer renderer, Output output, Runnable targetsChanged) {}

  private volatile @Nullable Sink sink;
  private volatile boolean ended;

  LogPrinter(LongSupplier nanoTime) {
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "kite-screen");
              thread.setDaemon(true);
              return thread;
            },
            // What is heard after the end is not printed.
            new DiscardPolicy());
    this.nanoTime = nanoTime;
    this.repeats = new Repeats(nanoTime);
    this.lastFlush = nanoTime.getAsLong() - INTERVAL;
  }

  /**
   * Begins to print, with what was heard so far.
   *
   * @param targetsChanged called before a notice about a target is printed
   */
  void start(ConsoleRenderer renderer, Output output, Runnable targetsChanged) {
    sink = new Sink(renderer, output, targetsChanged);
    flushing.set(false);
    flushSoon();
  }

  /** Nothing is printed any more; what is heard later is forgotten. */
  @Override
  public void close() {
    ended = true;
    timer.shutdownNow();
    waiting.clear();
  }

  @Override
  public void event(PageEvent event) {
    add((renderer, batch) -> renderer.shown(event).ifPresent(shown -> batch.add(shown, renderer)));
  }

  @Override
  public void gap(Gap gap) {
    add((renderer, batch) -> batch.add(renderer.gap(gap), renderer));
  }

  @Override
  public void notice(Notice notice) {
    add(
        (renderer, batch) -> {
          var at = sink;
          if (at != null) {
            at.targetsChanged().run();
          }
          renderer.notice(notice).ifPresent(line -> batch.add(line, renderer));
        });
  }

  @Override
  public void trimmed(long from, long to) {
    add((renderer, batch) -> batch.add(renderer.trimmed(from, to), renderer));
  }

  @Override
  public void state(ConnectionState state) {
    add((renderer, batch) -> renderer.state(state).ifPresent(line -> batch.add(line, renderer)));
  }

  private void add(Heard entry) {
    if (ended) {
      return;
    }
    try {
      if (!waiting.offer(entry, PATIENCE_SECONDS, SECONDS)) {
        lost.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      lost.incrementAndGet();
    }
    flushSoon();
  }

  private void flushSoon() {
    if (!waiting.isEmpty() && flushing.compareAndSet(false, true)) {
      long wait = lastFlush + INTERVAL - nanoTime.getAsLong();
      var unused = timer.schedule(this::flush, Math.max(0, wait), NANOSECONDS);
    }
  }

  private void flush() {
    try {
      var to = sink;
      if (to != null) {
        to.output().print(batch(to.renderer()));
      }
    } finally {
      lastFlush = nanoTime.getAsLong();
      flushing.set(false);
      awaitCount();
      flushSoon();
    }
  }

  private List<AttributedString> batch(ConsoleRenderer renderer) {
    long unshown = 0;
    for (int i = 0; i < MAX_BATCH; i++) {
      var entry = waiting.poll();
      if (entry == null) {
        break;
      }
      try {
        entry.show(renderer, repeats);
      } catch (RuntimeException e) {
        // One entry that nobody can lay out takes no other with it.
        unshown++;
      }
    }
    if (unshown > 0) {
      repeats.add(renderer.entry(Entry.warning(LossText.notLaidOut(unshown))), renderer);
    }
    long missing = lost.getAndSet(0);
    if (missing > 0) {
      repeats.add(renderer.entry(Entry.warning(LossText.notTaken(missing))), renderer);
    }
    return repeats.take(renderer);
  }

  /** The count of what is repeated is told a second after the last word of it. */
  private void awaitCount() {
    var due = repeats.dueIn();
    if (due.isPresent() && !countAwaited) {
      countAwaited = true;
      var unused = timer.schedule(this::tellCount, due.getAsLong(), NANOSECONDS);
    }
  }

  private void tellCount() {
    countAwaited = false;
    var to = sink;
    if (to != null) {
      to.output().print(repeats.take(to.renderer()));
      awaitCount();
    }
  }
}
