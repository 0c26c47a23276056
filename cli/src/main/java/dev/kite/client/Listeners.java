package dev.kite.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The listeners of a connection; one that fails does not keep the others from hearing. */
final class Listeners {
  private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();

  Subscription add(ConnectionListener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void each(Consumer<ConnectionListener> call) {
    for (var listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException e) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }
}
