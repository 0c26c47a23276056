package dev.kite.http;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a {@link LocalServer} serves. Called on its I/O threads, so nothing here may wait.
 *
 * <p>Requests of other hosts and of other origins never get here.
 */
public interface LocalSite {
  /** Whether a web page of this origin may talk to us; a program sends none and always may. */
  boolean admits(String origin);

  /** Answers a request that wants no WebSocket. */
  Answer answer(Request request);

  /** Who listens to a WebSocket that is opened at {@code path}; empty when nothing is there. */
  Optional<Function<LocalSocket, LocalSocket.Listener>> socket(String path);

  /**
   * A request.
   *
   * @param host the {@code Host} header, a name or address of this machine's loopback
   * @param path decoded, without the query
   */
  record Request(String method, String host, String path, String query) {}

  /**
   * An answer that is sent whole, with its length.
   *
   * @param type the content type
   */
  record Answer(int status, String type, String body) {
    /** One line of plain text that says what to do. */
    public static Answer line(int status, String line) {
      return new Answer(status, "text/plain; charset=UTF-8", line + "\n");
    }
  }
}
