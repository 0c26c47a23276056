package dev.kite.devtools;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The event loop of a server that runs.
 *
 * <p>Its queue is bounded by who fills it: a client's socket is not read while {@link #backlog} is
 * high, the relay's entries wait for a permit, and the rest are deadlines and answers, of which
 * there are as many as commands.
 */
final class LoopThread implements EventLoop, AutoCloseable {
  private final ScheduledThreadPoolExecutor executor;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Consumer<RuntimeException> defects;

  /** A defect of ours in one task is told and stops no other. */
  LoopThread(Consumer<RuntimeException> defects) {
    this.defects = defects;
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "kite-devtools");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void run(Runnable task) {
    waiting.incrementAndGet();
    try {
      executor.execute(
          () -> {
            waiting.decrementAndGet();
            guarded(task);
          });
    } catch (RejectedExecutionException stopped) {
      waiting.decrementAndGet(); // Nobody is left to hear of it.
    }
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    try {
      var alarm = executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> alarm.cancel(false);
    } catch (RejectedExecutionException stopped) {
      return () -> {};
    }
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public int backlog() {
    return waiting.get();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException defect) {
      defects.accept(defect);
    }
  }
}
