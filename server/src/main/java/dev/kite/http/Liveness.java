package dev.kite.http;

import dev.kite.relay.Limits;

/**
 * Judges by what was heard, and when, whether a connection still has somebody at its other end.
 *
 * <p>Only what comes in counts: what we write may go to nobody for minutes. Times are ticks in ms.
 */
final class Liveness {
  private final Limits.Times times;
  private long heardAt;
  private boolean pinged;
  private boolean unfinished;
  private long unfinishedSince;

  Liveness(Limits.Times times, long now) {
    this.times = times;
    this.heardAt = now;
  }

  /** What is to be done about a connection. */
  enum Verdict {
    FINE,
    /** Silent for a while: ask once. */
    PING,
    /** Silent for too long. */
    SILENT,
    /** A message was begun long ago and never ended. */
    UNFINISHED
  }

  /** Something came. */
  void heard(long now) {
    heardAt = now;
    pinged = false;
  }

  /** A message was completed. */
  void finished() {
    unfinished = false;
  }

  /** What has come ends inside a message. */
  void unfinished() {
    if (!unfinished) {
      unfinished = true;
      unfinishedSince = heardAt;
    }
  }

  Verdict judge(long now) {
    if (unfinished && now - unfinishedSince >= times.unfinished()) {
      return Verdict.UNFINISHED;
    }
    long silence = now - heardAt;
    if (silence >= times.silent()) {
      return Verdict.SILENT;
    }
    if (silence >= times.ping() && !pinged) {
      pinged = true;
      return Verdict.PING;
    }
    return Verdict.FINE;
  }
}
