package dev.kite.cli;

import dev.kite.client.ConnectionException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.RelayConnection;
import dev.kite.repl.Repl;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Connects while the terminal is still being prepared, which halves the time to the prompt.
 *
 * <p>What comes before the prompt listens waits on the connection's event thread.
 */
final class EarlyConnection {
  private final LateListener listener = new LateListener();
  private final CompletableFuture<RelayConnection> connection = new CompletableFuture<>();

  private EarlyConnection() {}

  /** Begins to connect on a thread of its own. */
  static EarlyConnection start(Repl.Connector connector) {
    var early = new EarlyConnection();
    var thread = new Thread(() -> early.run(connector), "kite-connect");
    thread.setDaemon(true);
    thread.start();
    return early;
  }

  private void run(Repl.Connector connector) {
    try {
      connection.complete(connector.connect(listener));
    } catch (Throwable e) {
      // Whoever waits for the connection must hear of everything.
      connection.completeExceptionally(e);
    }
  }

  /** Ends the session, at once or as soon as there is one. */
  void close() {
    var unused = connection.thenAccept(RelayConnection::close);
  }

  /**
   * Waits for the connection, at most the time a connector takes, and listens to it.
   *
   * @throws Failure when the relay cannot be reached or refuses
   */
  RelayConnection connect(ConnectionListener prompt) {
    try {
      var connected = connection.join();
      listener.listen(prompt);
      return connected;
    } catch (CompletionException e) {
      if (e.getCause() instanceof ConnectionException refused) {
        throw Failure.of(refused);
      }
      if (e.getCause() instanceof Error broken) {
        throw broken;
      }
      throw e.getCause() instanceof RuntimeException known ? known : e;
    }
  }
}
