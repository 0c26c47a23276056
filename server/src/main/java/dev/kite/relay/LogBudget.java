package dev.kite.relay;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What all room logs together may hold; rooms that nobody is in give theirs up first. */
final class LogBudget {
  private final long maxBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentLinkedQueue<Runnable> idle = new ConcurrentLinkedQueue<>();

  LogBudget(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  void charge(long more) {
    bytes.addAndGet(more);
  }

  boolean exceeded() {
    return bytes.get() > maxBytes;
  }

  /** Offers the log of a room that nobody is in; {@code clear} empties it. */
  void offerIdle(Runnable clear) {
    idle.add(clear);
  }

  /** Takes the offer back: somebody came. */
  void withdrawIdle(Runnable clear) {
    idle.remove(clear);
  }

  /** Has the room that is idle longest clear its log; false when there is none. */
  boolean releaseIdle() {
    var clear = idle.poll();
    if (clear == null) {
      return false;
    }
    clear.run();
    return true;
  }
}
