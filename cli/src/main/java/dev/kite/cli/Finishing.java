package dev.kite.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What an interrupt does to a command that has something to finish first. */
final class Finishing {
  private static final long MOST_SECONDS = 5;

  private Finishing() {}

  /** Calls {@code stop} and waits until the command is done, at most 5 s. */
  static Runnable of(Runnable stop, CountDownLatch done) {
    return () -> {
      stop.run();
      try {
        var unused = done.await(MOST_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
