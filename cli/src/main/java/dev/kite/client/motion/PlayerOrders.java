package dev.kite.client.motion;

import dev.kite.client.Outcome;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What any thread asks of the one that plays, done there one after the other.
 *
 * <p>Holds {@value #MOST}; one that finds it full is not done, and its giver told so.
 */
final class PlayerOrders {
  private static final int MOST = 16;

  /** Empty: there is something else to look at. */
  private final BlockingQueue<Optional<Given>> waiting = new ArrayBlockingQueue<>(MOST);

  private volatile boolean stopped;
  private boolean closed;

  /** Something to do for a user. */
  interface Order {
    Outcome run() throws IOException;
  }

  /** An order, and who wants to know what came of it. */
  record Given(Order order, CompletableFuture<Outcome> told) {
    /** Also told when it broke. */
    void run() throws IOException {
      try {
        told.complete(order.run());
      } finally {
        told.complete(new Outcome.Cancelled());
      }
    }
  }

  synchronized CompletableFuture<Outcome> give(Order order) {
    var told = new CompletableFuture<Outcome>();
    if (closed) {
      told.complete(new Outcome.NotRun(0, "The replay is over."));
    } else if (!waiting.offer(Optional.of(new Given(order, told)))) {
      told.complete(new Outcome.NotRun(0, "The replay has too much to do. Try again."));
    }
    return told;
  }

  void stop() {
    stopped = true;
    wake();
  }

  boolean areToStop() {
    return stopped;
  }

  /** Lets who waits look around; when there is no room, it has reason enough to. */
  void wake() {
    var unused = waiting.offer(Optional.empty());
  }

  /** The next one; empty after {@code nanos}, and when there is something else to look at. */
  Optional<Given> next(long nanos) {
    try {
      var next = waiting.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return next == null ? Optional.empty() : next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped = true;
      return Optional.empty();
    }
  }

  /** Nothing is done any more. */
  synchronized void close() {
    closed = true;
    for (var order : waiting) {
      order.ifPresent(it -> it.told().complete(new Outcome.NotRun(0, "The replay is over.")));
    }
    waiting.clear();
  }
}
