package dev.kite.client;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The clock and the alarms of a connection; its thread only hands over to the event thread. */
final class Timer {
  private final ScheduledThreadPoolExecutor executor;

  Timer() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "kite-timer");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    // What is due after the stop is nobody's concern any more.
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  long nanos() {
    return System.nanoTime();
  }

  /** Runs {@code task} once; the returned alarm may be cancelled. */
  Runnable after(Duration delay, Runnable task) {
    var alarm = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> alarm.cancel(false);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It goes on until the timer is stopped.
  void each(Duration period, Runnable task) {
    executor.scheduleAtFixedRate(task, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
  }

  void stop() {
    executor.shutdown();
  }
}
