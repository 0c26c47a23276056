package dev.kite.repl;

import dev.kite.trace.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Room for one job at a time, which runs on a thread of its own. Any thread may call. */
final class JobSlot {
  /** Whether a job comes to its end when nobody stops it. */
  enum Span {
    LIMITED,
    ENDLESS
  }

  /**
   * What runs, as long as it runs.
   *
   * @param what its file, or what else it works on
   * @param state how far it is, in a few words
   */
  record Running(
      String page, String what, long begun, Span span, Supplier<String> state, Runnable stop) {}

  /** Work on a file. */
  interface FileWork {
    Entry run() throws IOException;
  }

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

  /** Runs the job that room was made for and tells its last word. */
  synchronized void start(String name, Consumer<Entry> tell, Supplier<Entry> work) {
    var started = new Thread(() -> tell.accept(run(work)), name);
    started.setDaemon(true);
    thread = Optional.of(started);
    started.start();
  }

  /** Does the work and tells what comes of it, or what was wrong with the file. */
  static Entry told(Path file, FileWork work) {
    try {
      return work.run();
    } catch (IOException e) {
      return Entry.error(FileProblem.of(file, e));
    }
  }

  /** Room for the next one comes before the end is told, so that who reads it can start anew. */
  private Entry run(Supplier<Entry> work) {
    try {
      return work.get();
    } finally {
      free();
    }
  }

  private synchronized void free() {
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
