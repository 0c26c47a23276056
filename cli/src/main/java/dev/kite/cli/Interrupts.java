package dev.kite.cli;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How a command learns that the user wants it to end, by Ctrl-C or a signal. */
interface Interrupts {
  /** For a file's last lines, a page's last word. */
  long MOST_SECONDS = 5;

  /**
   * Runs {@code task} when the process is interrupted, until the registration is closed.
   *
   * <p>The process ends when the task returns, so it finishes what must be finished.
   */
  Registration on(Runnable task);

  /** Runs {@code body}, during which an interrupt runs {@code task}. */
  default <T> T during(Runnable task, Body<T> body) throws IOException {
    var registration = on(task);
    try {
      return body.run();
    } finally {
      registration.close();
    }
  }

  /**
   * Runs {@code body}, whose ordinary end an interrupt is: it calls {@code stop}, and the process
   * ends as the command then does, with its own exit code, if that takes 5 s at most.
   */
  default <T> T untilDone(Runnable stop, Body<T> body) throws IOException {
    return during(stop, body);
  }

  /** What may be interrupted. */
  interface Body<T> {
    T run() throws IOException;
  }

  /** Takes the task back. */
  interface Registration {
    void close();
  }

  /**
   * The interrupts of this process.
   *
   * @param exitCode completed when the command has returned
   */
  static Interrupts ofProcess(CompletableFuture<Integer> exitCode) {
    return new Interrupts() {
      @Override
      public Registration on(Runnable task) {
        var hook = new Thread(task, "kite-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> remove(hook);
      }

      @Override
      public <T> T untilDone(Runnable stop, Body<T> body) throws IOException {
        return during(() -> end(stop, exitCode), body);
      }
    };
  }

  private static void end(Runnable stop, CompletableFuture<Integer> exitCode) {
    stop.run();
    try {
      // An exit would wait for this very thread.
      Runtime.getRuntime().halt(exitCode.get(MOST_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The signal's own exit code says that it was not finished.
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already and the task runs: there is nothing to take back.
    }
  }
}
