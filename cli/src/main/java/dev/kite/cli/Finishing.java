package dev.kite.cli;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What an interrupt does to a command that has something to finish first. */
final class Finishing {
  private Finishing() {}

  /**
   * Runs {@code body}, during which an interrupt calls {@code stop} and waits until the body is
   * done, at most 5 s.
   */
  static <T> T during(Interrupts interrupts, Runnable stop, Interrupts.Body<T> body)
      throws IOException {
    var done = new CountDownLatch(1);
    try {
      return interrupts.during(() -> stopped(stop, done), body);
    } finally {
      done.countDown();
    }
  }

  private static void stopped(Runnable stop, CountDownLatch done) {
    stop.run();
    try {
      var unused = done.await(Interrupts.MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
