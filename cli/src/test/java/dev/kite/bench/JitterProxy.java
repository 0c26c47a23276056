package dev.kite.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * A TCP proxy on loopback that holds each chunk back for a random time, in both directions and
 * without changing the order, and can reset the connections that go through it.
 *
 * <p>Four threads a connection; at most 1,000 chunks wait in a direction, then TCP pushes back.
 */
final class JitterProxy implements AutoCloseable {
  private static final int CHUNK = 16 * 1024;
  private static final int MOST_WAITING = 1_000;

  private final ServerSocket server;
  private final int upstream;
  private final long mostNanos;
  private final RandomGenerator random;
  private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();

  private record Pair(Socket near, Socket far) {}

  private record Chunk(ByteBuffer bytes, long due) {}

  private JitterProxy(int upstream, int mostMillis, RandomGenerator random) throws IOException {
    this.upstream = upstream;
    this.mostNanos = mostMillis * 1_000_000L;
    this.random = random;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Chunks to and from the port {@code upstream} wait for 0 to {@code mostMillis} ms. */
  static JitterProxy start(int upstream, int mostMillis, RandomGenerator random)
      throws IOException {
    var proxy = new JitterProxy(upstream, mostMillis, random);
    proxy.run("jitter-accept", proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  /** How many connections have come in so far. */
  int accepted() {
    return accepted.get();
  }

  /** Resets all connections, so that both ends see an error and no orderly end. */
  int reset() throws IOException {
    var open = List.copyOf(pairs);
    for (var pair : open) {
      for (var socket : List.of(pair.near(), pair.far())) {
        // Closed with nothing to linger for, TCP sends RST.
        socket.setSoLinger(true, 0);
        socket.close();
      }
      pairs.remove(pair);
    }
    return open.size();
  }

  @Override
  public void close() throws IOException {
    server.close();
    reset();
  }

  private void accept() throws IOException {
    while (true) {
      var near = server.accept();
      var far = new Socket();
      far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), upstream), 5_000);
      accepted.incrementAndGet();
      var pair = new Pair(near, far);
      pairs.add(pair);
      carry(pair, near, far);
      carry(pair, far, near);
    }
  }

  private void carry(Pair pair, Socket from, Socket to) throws IOException {
    to.setTcpNoDelay(true);
    var chunks = new ArrayBlockingQueue<Chunk>(MOST_WAITING);
    run("jitter-read", () -> read(from, chunks));
    run("jitter-write", () -> write(pair, to, chunks));
  }

  /** An empty chunk says that nothing follows. */
  private void read(Socket from, BlockingQueue<Chunk> chunks) throws InterruptedException {
    var buffer = new byte[CHUNK];
    long due = System.nanoTime();
    int count = 0;
    while (count >= 0) {
      try {
        count = from.getInputStream().read(buffer);
      } catch (IOException reset) {
        count = -1;
      }
      due = Math.max(due, System.nanoTime() + random.nextLong(mostNanos + 1));
      chunks.put(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, Math.max(0, count))), due));
    }
  }

  private void write(Pair pair, Socket to, BlockingQueue<Chunk> chunks)
      throws InterruptedException, IOException {
    for (var chunk = chunks.take(); chunk.bytes().hasRemaining(); chunk = chunks.take()) {
      for (long wait; (wait = chunk.due() - System.nanoTime()) > 0; ) {
        LockSupport.parkNanos(wait);
      }
      to.getOutputStream().write(chunk.bytes().array());
    }
    pairs.remove(pair);
    to.shutdownOutput();
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void run(String name, Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // A connection that ended; the other thread of its direction sees the same.
              } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }
}
