package dev.kite.stack;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How long a line may be held up for source maps: 300 ms from when a map was first asked for, and 2
 * s in all, which grow again by a tenth of the time that passes. A page that names ever new scripts
 * slows its own lines down no more than that.
 */
final class Patience {
  private static final long FOR_ONE = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long IN_ALL = TimeUnit.SECONDS.toNanos(2);
  private static final int GROWTH = 10;

  private final LongSupplier nanoTime;
  private long left = IN_ALL;
  private long grownAt;

  Patience(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.grownAt = nanoTime.getAsLong();
  }

  /** Lets {@code wait} wait as many nanoseconds as it is given; not at all when there are none. */
  synchronized void during(long since, LongConsumer wait) {
    long start = nanoTime.getAsLong();
    left = Math.min(IN_ALL, left + (start - grownAt) / GROWTH);
    grownAt = start;
    long nanos = Math.min(left, since + FOR_ONE - start);
    if (nanos > 0) {
      wait.accept(nanos);
      left -= nanoTime.getAsLong() - start;
    }
  }
}
