package dev.kite.devtools;

import dev.kite.client.ConnectionListener;
import dev.kite.client.JsonLines;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.http.LocalServer;
import java.io.IOException;

/**
 * The Chrome DevTools Protocol on loopback for the pages of one relay connection, from {@link
 * #start} to {@link #close}.
 */
public final class DevtoolsServer implements AutoCloseable {
  private final LoopThread loop;
  private final Pages pages;
  private final Feed feed;
  private final LocalServer server;

  private DevtoolsServer(LoopThread loop, Pages pages, Feed feed, LocalServer server) {
    this.loop = loop;
    this.pages = pages;
    this.feed = feed;
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @param connection what pages are reached by; not closed by this
   * @throws IOException when the port is taken; its message is one line for the user
   */
  public static DevtoolsServer start(RelayConnection connection, DevtoolsOptions options)
      throws IOException {
    var loop = new LoopThread(options.complaints());
    var only = options.target();
    var pages = new Pages(connection, loop, it -> only.isEmpty() || it.id().equals(only));
    var sessions = new Sessions(loop, pages, options.product());
    var site = new DevtoolsSite(loop, pages, sessions, options.product(), options.origins());
    try {
      var server = LocalServer.start(options.port(), site);
      return new DevtoolsServer(loop, pages, new Feed(connection, loop, pages), server);
    } catch (IOException e) {
      loop.close();
      throw e;
    }
  }

  /** Shows clients the pages that there are, and tells {@code watcher} of each. */
  public void begin(TargetWatcher watcher) {
    loop.run(() -> pages.add(new Told(watcher)));
    feed.begin();
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** What must hear the connection from its first entry on, after {@link #begin}. */
  public ConnectionListener feed() {
    return feed;
  }

  /** The address by which Chrome's own DevTools open a target. */
  public static String inspector(int port, String target) {
    return inspector("127.0.0.1:" + port, target);
  }

  /** A target as a line of JSON, as in {@code /json/list}. */
  public static String line(int port, Target target) {
    return JsonLines.of(DevtoolsSite.entry("127.0.0.1:" + port, target));
  }

  static String inspector(String host, String target) {
    return "devtools://devtools/bundled/devtools_app.html?ws="
        + host
        + DevtoolsSite.PAGE
        + target
        + "&panel=console";
  }

  /** Says good-bye to all clients, then stops; takes a second at most. */
  @Override
  public void close() {
    feed.close();
    server.close();
    loop.close();
  }

  private record Told(TargetWatcher watcher) implements Pages.Listener {
    @Override
    public void created(Page page) {
      watcher.came(page.target());
    }

    @Override
    public void changed(Page page) {}

    @Override
    public void destroyed(Page page) {
      watcher.left(page.target());
    }
  }
}
