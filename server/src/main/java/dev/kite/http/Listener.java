package dev.kite.http;

import dev.kite.relay.Limits;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** What every listener of ours has in common: its bounds, and how its failures are worded. */
final class Listener {
  static final int STOP_MILLIS = 1_000;

  private static final int HEAD_BYTES = 16 * 1024;
  private static final int HEADERS = 64;
  private static final long BODY_BYTES = 1024;
  // A read buffer for each connection that is at work, from a pool: Undertow's own size.
  private static final int BUFFER_BYTES = 16 * 1024;

  private Listener() {}

  static Undertow.Builder bounded(Limits limits) {
    int head = (int) limits.times().unfinished();
    return Undertow.builder()
        .setWorkerThreads(1)
        .setBufferSize(BUFFER_BYTES)
        .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
        .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
        .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, head)
        .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, head)
        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, HEAD_BYTES)
        .setServerOption(UndertowOptions.MAX_HEADERS, HEADERS)
        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, BODY_BYTES)
        .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, STOP_MILLIS);
  }

  // All addresses share one port, so it must be known before the first listener is made.
  static int freePort(InetAddress address) throws IOException {
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(address, 0));
      return probe.getLocalPort();
    }
  }

  /** The innermost reason, in its own words. */
  static String reason(Throwable failure) {
    var cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }
}
