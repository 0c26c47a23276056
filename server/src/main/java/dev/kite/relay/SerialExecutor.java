package dev.kite.relay;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs tasks one after the other, each on the thread that happens to be at work here: the caller's
 * own when nothing runs, else the one that runs the task before it.
 *
 * <p>Its callers watch {@link #backlog} and stop bringing tasks when it grows.
 */
final class SerialExecutor implements Executor {
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final Consumer<RuntimeException> failures;

  /**
   * @param failures told of what a task throws, which is a defect and stops no other task
   */
  SerialExecutor(Consumer<RuntimeException> failures) {
    this.failures = failures;
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (pending.getAndIncrement() == 0) {
      runAll();
    }
  }

  int backlog() {
    return pending.get();
  }

  private void runAll() {
    Error last = null;
    do {
      try {
        runNext();
      } catch (Error grave) {
        last = grave; // Thrown on, but the tasks behind it would never run if it left here.
      }
    } while (pending.decrementAndGet() > 0);
    if (last != null) {
      throw last;
    }
  }

  private void runNext() {
    var task = tasks.poll();
    try {
      // Counted only after it was added, so there is one for every count.
      if (task != null) {
        task.run();
      }
    } catch (RuntimeException defect) {
      failures.accept(defect);
    }
  }
}
