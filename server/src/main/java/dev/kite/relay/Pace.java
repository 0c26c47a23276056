package dev.kite.relay;

/** How fast one connection may send; says when to stop reading. Belongs to its I/O thread. */
final class Pace {
  // While a room is behind, its connections look again after so many ms.
  private static final long ROOM_PAUSE = 5;

  private final Clock clock;
  private final Counters counters;
  private final TokenBucket frames;
  private final TokenBucket bytes;

  Pace(Environment environment) {
    this.clock = environment.clock();
    this.counters = environment.counters();
    var rates = environment.limits().rates();
    this.frames = new TokenBucket(rates.frames(), clock.ticks());
    this.bytes = new TokenBucket(rates.bytes(), clock.ticks());
  }

  /** Counts a message of {@code size} bytes and returns for how many ms to stop reading. */
  long pauseAfter(int size, Room room) {
    long ticks = clock.ticks();
    long pause = Math.max(frames.take(1, ticks), bytes.take(size, ticks));
    if (room.isBehind()) {
      pause = Math.max(pause, ROOM_PAUSE);
    }
    if (pause > 0) {
      counters.hit(Counters.Event.PAUSED_READING);
    }
    return pause;
  }
}
