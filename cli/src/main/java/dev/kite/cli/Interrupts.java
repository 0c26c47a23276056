package dev.kite.cli;

import java.io.IOException;

/** How a command learns that the user wants it to end, by Ctrl-C or a signal. */
interface Interrupts {

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

  /** What may be interrupted. */
  interface Body<T> {
    T run() throws IOException;
  }

  /** Takes the task back. */
  interface Registration {
    void close();
  }

  /** The interrupts of this process. */
  static Interrupts ofProcess() {
    return task -> {
      var hook = new Thread(task, "kite-interrupted");
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> remove(hook);
    };
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already and the task runs: there is nothing to take back.
    }
  }
}
