package dev.kite.http;

import dev.kite.relay.Limits;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetAddress;

/**
 * A small HTTP and WebSocket server for the programs of this machine: listens on loopback from
 * {@link #start} to {@link #close}.
 *
 * <p>It answers to loopback names alone, whatever name a web page may have rebound to it.
 */
public final class LocalServer implements AutoCloseable {
  /** The largest message a client may send. */
  public static final int MESSAGE_BYTES = 8 << 20;

  /** What one client may have waiting to be sent to it. */
  public static final int QUEUE_BYTES = 16 << 20;

  private static final int GOING_AWAY = 1001;

  // A client that is stopped at a breakpoint answers no ping for minutes; one that has died
  // closes its socket, because both are on one machine.
  private static final long SILENT = 86_400_000;
  private static final long UNFINISHED = 60_000;

  private final Undertow undertow;
  private final OpenConnections open;
  private final int port;

  private LocalServer(Undertow undertow, OpenConnections open, int port) {
    this.undertow = undertow;
    this.open = open;
    this.port = port;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for one that is free
   * @throws IOException when the port is taken; its message is one line for the user
   */
  public static LocalServer start(int port, LocalSite site) throws IOException {
    QuietLogging.apply();
    var address = InetAddress.getLoopbackAddress();
    var limits = limits();
    var open = new OpenConnections();
    var upgrade = new WebSocketUpgrade(new SystemClock(), limits, open);
    try {
      int chosen = port == 0 ? Listener.freePort(address) : port;
      var undertow =
          Listener.bounded(limits)
              .setIoThreads(1)
              .setHandler(new LocalDoor(site, upgrade, open))
              .addHttpListener(chosen, address.getHostAddress())
              .build();
      undertow.start();
      return new LocalServer(undertow, open, chosen);
    } catch (IOException | RuntimeException e) {
      throw new IOException(
          "Cannot listen on port %d: %s. Stop the program that uses it, or choose another with --port."
              .formatted(port, Listener.reason(e)),
          e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Stops; who still had something to be sent has a second at most. */
  @Override
  public void close() {
    open.all().forEach(connection -> connection.close(GOING_AWAY));
    try {
      open.awaitNone(Listener.STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    undertow.stop();
  }

  private static Limits limits() {
    var usual = Limits.defaults();
    var times = usual.times().withSilent(SILENT).withUnfinished(UNFINISHED);
    return new Limits(
        MESSAGE_BYTES, QUEUE_BYTES, usual.rates(), usual.members(), usual.log(), times);
  }
}
