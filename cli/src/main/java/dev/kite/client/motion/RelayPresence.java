package dev.kite.client.motion;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;

/** Whether the relay is there, so that nobody waits for an answer that cannot come. */
final class RelayPresence implements ConnectionListener {
  private volatile boolean away;

  /** Since the connection broke; by any thread. */
  boolean isAway() {
    return away;
  }

  @Override
  public void state(ConnectionState state) {
    away = !(state instanceof ConnectionState.Connected);
  }
}
