package dev.kite.http;

import dev.kite.relay.Clock;

/** The clocks of this machine: the one place of the relay that reads them. */
final class SystemClock implements Clock {
  @Override
  public long now() {
    return System.currentTimeMillis();
  }

  @Override
  public long ticks() {
    return System.nanoTime() / 1_000_000;
  }
}
