package dev.kite.relay;

/** The time, as a parameter. */
public interface Clock {
  /** The wall clock in ms since 1970: for people, never for measuring. */
  long now();

  /** A clock that only goes forward, in ms from anywhere. */
  long ticks();

  /** The clocks of this machine. */
  static Clock system() {
    return new Clock() {
      @Override
      public long now() {
        return System.currentTimeMillis();
      }

      @Override
      public long ticks() {
        return System.nanoTime() / 1_000_000;
      }
    };
  }
}
