package dev.kite.relay;

/** Runs things later. */
public interface Scheduler {
  /** Runs {@code task} after {@code millis}, on a thread that must not be kept. */
  Timer after(long millis, Runnable task);

  /** One task that waits for its time. */
  interface Timer {
    /** Forgets the task, unless it has begun. */
    void cancel();
  }
}
