package dev.kite.repl;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Whether the relay is there, and since when. Any thread may ask. */
final class Since implements ConnectionListener {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Clock clock;
  private Instant begun;
  private boolean up = true;

  Since(Clock clock) {
    this.clock = clock;
    this.begun = clock.instant();
  }

  @Override
  public synchronized void state(ConnectionState state) {
    boolean now = state instanceof ConnectionState.Connected;
    if (now != up) {
      begun = clock.instant();
      up = now;
    }
  }

  synchronized boolean isUp() {
    return up;
  }

  Instant now() {
    return clock.instant();
  }

  /** The time of day, and how long that is ago. */
  synchronized String text() {
    var elapsed = Elapsed.text(Duration.between(begun, clock.instant()).toNanos());
    return TIME.withZone(clock.getZone()).format(begun) + " (" + elapsed + ")";
  }
}
