package dev.kite.devtools;

import java.time.Duration;

/** The one thread on which everything of the protocol's face changes, and its clock. */
interface EventLoop {
  /** Runs {@code task} after all that were given before; never waits. On any thread. */
  void run(Runnable task);

  /** Runs {@code task} after {@code delay}; what is returned cancels it. */
  Runnable after(Duration delay, Runnable task);

  /** A clock that only goes forward. */
  long nanos();

  /** How many tasks wait. On any thread. */
  int backlog();
}
