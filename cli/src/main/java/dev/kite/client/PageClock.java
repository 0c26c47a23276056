package dev.kite.client;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How a page's clock stands to ours, after Cristian's algorithm: the page is asked for its time,
 * and of several answers the one with the shortest way tells most.
 *
 * @param offset milliseconds that the page's clock, {@code performance.now()}, is ahead of ours
 * @param uncertainty milliseconds by which the offset may be wrong either way: half of the shortest
 *     round trip
 */
public record PageClock(double offset, double uncertainty) {
  private static final int ASKED = 8;
  private static final Duration ANSWER = Duration.ofSeconds(2);

  /**
   * Asks the page {@value #ASKED} times, one after the other, and waits 2 s for each answer at
   * most; the first that does not come ends it. Empty when none came.
   *
   * @param nanos our clock
   */
  public static Optional<PageClock> measure(
      RelayConnection connection, String target, LongSupplier nanos) {
    Optional<PageClock> best = Optional.empty();
    for (int i = 0; i < ASKED; i++) {
      var next = ask(connection, target, nanos);
      if (next.isEmpty()) {
        return best;
      }
      if (best.isEmpty() || next.get().uncertainty < best.get().uncertainty) {
        best = next;
      }
    }
    return best;
  }

  private static Optional<PageClock> ask(
      RelayConnection connection, String target, LongSupplier nanos) {
    double sent = millis(nanos);
    var outcome = connection.command(target, "Kite.clock", new JsonObject(), ANSWER).join();
    double received = millis(nanos);
    if (!(outcome instanceof Outcome.Done done)) {
      return Optional.empty();
    }
    try {
      double now = new Members("Kite.clock", done.result()).number("now", Double.NaN);
      var clock = new PageClock(now - (sent + received) / 2, (received - sent) / 2);
      return Double.isFinite(now) ? Optional.of(clock) : Optional.empty();
    } catch (BadMessageException e) {
      return Optional.empty();
    }
  }

  /** The page's time, in its milliseconds, when our clock shows so many nanoseconds. */
  public double at(long nanos) {
    return nanos / 1e6 + offset;
  }

  private static double millis(LongSupplier nanos) {
    return nanos.getAsLong() / 1e6;
  }
}
