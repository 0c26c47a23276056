package dev.kite.repl;

import java.time.Duration;
import java.util.Optional;

/** Room for one job at a time, which runs on a thread of its own. Any thread may call. */
final class JobSlot {
  /** Whether a job comes to its end when nobody stops it. */
  enum Span {
    LIMITED,
    ENDLESS
  }

  /** What runs, as long as it runs. */
  record Running(String page, String what, long begun, Span span, Runnable stop) {}

  private Optional<Running> job = Optional.empty();

  /** The latest one; it has something to say yet when its job is over. */
  private Optional<Thread> thread = Optional.empty();

  /** Makes room for a job; false when one is running already. */
  synchronized boolean take(Running wanted) {
    if (job.isPresent()) {
      return false;
    }
    job = Optional.of(wanted);
    return true;
  }

  /** Runs the job that room was made for; it calls {@link #free}. */
  synchronized void start(String name, Runnable work) {
    var started = new Thread(work, name);
    started.setDaemon(true);
    thread = Optional.of(started);
    started.start();
  }

  synchronized void free() {
    job = Optional.empty();
  }

  /** Asks the job to end; false when none is running. */
  boolean stop() {
    var running = running();
    running.ifPresent(it -> it.stop().run());
    return running.isPresent();
  }

  /** Asks the job to end when it would not do so by itself. */
  void stopEndless() {
    running().filter(it -> it.span() == Span.ENDLESS).ifPresent(it -> it.stop().run());
  }

  /** Waits until the job is over and has said so; only for a job that has an end. */
  void join() {
    join(0);
  }

  /** Waits at most that long; whether the job is over and has said so. */
  boolean isOverWithin(Duration longest) {
    join(Math.max(1, longest.toMillis()));
    return latest().filter(Thread::isAlive).isEmpty();
  }

  private void join(long millis) {
    var latest = latest();
    try {
      if (latest.isPresent()) {
        latest.get().join(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized Optional<Running> running() {
    return job;
  }

  private synchronized Optional<Thread> latest() {
    return thread;
  }
}
