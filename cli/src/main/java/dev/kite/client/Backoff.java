package dev.kite.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt to connect: full jitter, growing to 15 s. */
final class Backoff {
  private static final long FIRST_MILLIS = 250;
  private static final long MOST_MILLIS = 15_000;

  /** A connection that lasted this long was a good one: the next wait is short again. */
  static final Duration SETTLED = Duration.ofSeconds(30);

  private final RandomGenerator random;
  private int attempt;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  Duration next() {
    long most = FIRST_MILLIS << Math.min(attempt++, 10);
    return Duration.ofMillis(random.nextLong(Math.min(MOST_MILLIS, most) + 1));
  }

  /** Tells how long the connection that just broke had lasted. */
  void lasted(Duration time) {
    if (time.compareTo(SETTLED) >= 0) {
      attempt = 0;
    }
  }
}
