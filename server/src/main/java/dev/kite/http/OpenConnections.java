package dev.kite.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The WebSocket connections that are open, so that a stopping server can let them say good-bye. */
final class OpenConnections {
  private final Set<WebSocketConnection> open = new HashSet<>();

  synchronized void add(WebSocketConnection connection) {
    open.add(connection);
  }

  synchronized void remove(WebSocketConnection connection) {
    open.remove(connection);
    if (open.isEmpty()) {
      notifyAll();
    }
  }

  synchronized int size() {
    return open.size();
  }

  synchronized List<WebSocketConnection> all() {
    return List.copyOf(open);
  }

  /** Waits until none is open, at most {@code millis}. */
  synchronized void awaitNone(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (!open.isEmpty() && left > 0) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }
}
