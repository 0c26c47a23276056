package dev.kite.relay;

/**
 * A rate with a burst. Taking may go into debt; the debt says how long to wait.
 *
 * <p>Belongs to one thread.
 */
final class TokenBucket {
  private final double perMilli;
  private final double burst;
  private double tokens;
  private long filledAt;

  TokenBucket(Limits.Rate rate, long ticks) {
    this.perMilli = rate.perSecond() / 1_000.0;
    this.burst = rate.burst();
    this.tokens = burst;
    this.filledAt = ticks;
  }

  /** Takes {@code amount} and returns the ms until the debt is paid, 0 when there is none. */
  long take(int amount, long ticks) {
    fill(ticks);
    tokens -= amount;
    return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perMilli);
  }

  /** Takes one if there is one. */
  boolean tryTake(long ticks) {
    fill(ticks);
    if (tokens < 1) {
      return false;
    }
    tokens--;
    return true;
  }

  private void fill(long ticks) {
    tokens = Math.min(burst, tokens + (ticks - filledAt) * perMilli);
    filledAt = ticks;
  }
}
