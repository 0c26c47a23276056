package dev.kite.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a port on loopback that can be cut: a few threads a connection. */
final class CutProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int upstream;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private CutProxy(ServerSocket server, int upstream) {
    this.server = server;
    this.upstream = upstream;
  }

  static CutProxy start(int upstream) throws IOException {
    var proxy = new CutProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), upstream);
    start(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Resets all that goes through it; what comes later passes. */
  void cut() throws IOException {
    for (var socket : List.copyOf(open)) {
      open.remove(socket);
      try {
        // Closed with nothing to linger for, TCP sends RST.
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (SocketException isClosed) {
        // It ended by itself a moment ago.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }

  private void accept() throws IOException {
    while (true) {
      var near = server.accept();
      start(() -> connect(near));
    }
  }

  /** Who is not there now may be there for the next one. */
  private void connect(Socket near) throws IOException {
    try {
      var far = new Socket(InetAddress.getLoopbackAddress(), upstream);
      open.add(near);
      open.add(far);
      start(() -> carry(near, far));
      start(() -> carry(far, near));
    } catch (IOException refused) {
      near.close();
    }
  }

  private void carry(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } finally {
      open.remove(from);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // It was cut, or is over.
              }
            },
            "cut-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
