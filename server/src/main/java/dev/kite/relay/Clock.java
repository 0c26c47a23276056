package dev.kite.relay;

/** The time, as a parameter. */
public interface Clock {
  /** The wall clock in ms since 1970: for people, never for measuring. */
  long now();

  /** A clock that only goes forward, in ms from anywhere. */
  long ticks();
}
