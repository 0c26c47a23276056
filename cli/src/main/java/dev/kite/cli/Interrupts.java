package dev.kite.cli;

/** How a command learns that the user wants it to end, by Ctrl-C or a signal. */
interface Interrupts {

  /**
   * Runs {@code task} when the process is interrupted, until the registration is closed.
   *
   * <p>The process ends when the task returns, so it finishes what must be finished.
   */
  Registration on(Runnable task);

  /** Takes the task back. */
  interface Registration extends AutoCloseable {
    @Override
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
