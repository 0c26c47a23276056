package dev.kite.cli;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import java.io.PrintStream;

/** One line when the relay is gone and one when it is back. Belongs to the event thread. */
final class RelayNews implements ConnectionListener {
  private final PrintStream err;
  private boolean isAway;

  RelayNews(PrintStream err) {
    this.err = err;
  }

  @Override
  public void state(ConnectionState state) {
    // Each attempt that fails is a loss too.
    if (state instanceof ConnectionState.Lost && !isAway) {
      isAway = true;
      err.println("The relay is gone; waiting for it ...");
    } else if (state instanceof ConnectionState.Connected && isAway) {
      isAway = false;
      err.println("The relay is back.");
    }
  }
}
