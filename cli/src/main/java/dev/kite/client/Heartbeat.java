package dev.kite.client;

import java.time.Duration;

/**
 * Notices a relay that has gone silent: a ping after 10 s without a frame, the end after 25 s.
 *
 * <p>Asked once a second by the timer; frames are noted on the event thread.
 */
final class Heartbeat {
  static final Duration PING_AFTER = Duration.ofSeconds(10);
  static final Duration DEAD_AFTER = Duration.ofSeconds(25);

  /** What to do about the silence so far. */
  enum Verdict {
    FINE,
    PING,
    DEAD
  }

  private long lastHeard;
  private long lastPing;

  Heartbeat(long nowNanos) {
    lastHeard = nowNanos;
    lastPing = nowNanos;
  }

  synchronized void heard(long nowNanos) {
    lastHeard = nowNanos;
  }

  /** The silence so far is ours: what was heard has not been handled yet. */
  synchronized void excuse(long nowNanos) {
    lastHeard = nowNanos - PING_AFTER.toNanos();
    lastPing = nowNanos;
  }

  synchronized Verdict at(long nowNanos) {
    if (nowNanos - lastHeard >= DEAD_AFTER.toNanos()) {
      return Verdict.DEAD;
    }
    if (nowNanos - Math.max(lastHeard, lastPing) < PING_AFTER.toNanos()) {
      return Verdict.FINE;
    }
    lastPing = nowNanos;
    return Verdict.PING;
  }
}
