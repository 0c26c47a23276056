package dev.kite.client;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread on which a connection's state changes and its listeners are called.
 *
 * <p>Its queue holds {@value #CAPACITY}: more than all that can be under way at once, which is a
 * link's window, one deadline for each open command, and a few turns of the connection itself.
 */
final class EventThread implements Executor {
  private static final int CAPACITY = 2 * Link.WINDOW + OpenCommands.MOST + 256;

  private final ThreadPoolExecutor executor =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(CAPACITY),
          task -> {
            var thread = new Thread(task, "kite-events");
            thread.setDaemon(true);
            return thread;
          });

  /** Runs {@code task} after all that were given before; drops it once the thread is stopped. */
  @Override
  public void execute(Runnable task) {
    takes(task);
  }

  /** As {@link #execute}, and returns false when the thread is stopped. */
  boolean takes(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      if (!executor.isShutdown()) {
        throw e;
      }
      return false;
    }
  }

  /** Runs what was given already, then nothing more. */
  void stop() {
    executor.shutdown();
  }
}
