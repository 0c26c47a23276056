package dev.kite.devtools;

import dev.kite.FakePage;
import dev.kite.client.Backlog;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionOptions;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A relay, the pages in one of its rooms, and the protocol served for them. */
final class Room implements AutoCloseable {
  private static final AtomicInteger EPOCHS = new AtomicInteger();

  final List<String> watched = new CopyOnWriteArrayList<>();

  /** What whoever started the protocol was told of. */
  final List<RuntimeException> defects = new CopyOnWriteArrayList<>();

  private final ControlKey key = ControlKey.random(new SecureRandom());
  private final List<Runnable> closings = new ArrayList<>();
  private final RelayServer relay;
  private final RelayConnection connection;
  private final DevtoolsServer server;

  Room(String... origins) throws Exception {
    relay = RelayServer.start(RelayConfig.local(Script.load()));
    connection =
        RelayConnection.connect(
            uri(),
            key,
            ConnectionOptions.of("test").from(Backlog.all()),
            new ConnectionListener() {});
    var options = new DevtoolsOptions(0, Set.of(origins), "kite/test", "", defects::add);
    server = DevtoolsServer.start(connection, options);
    server.begin(
        new TargetWatcher() {
          @Override
          public void came(Target target) {
            watched.add("+" + target.title());
          }

          @Override
          public void left(Target target) {
            watched.add("-" + target.title());
          }
        });
    connection.listen(server.feed());
  }

  private URI uri() {
    return URI.create(relay.urls().get(0));
  }

  int port() {
    return server.port();
  }

  /** A page that the protocol's clients see already. */
  FakePage page(String title) {
    var page = FakePage.open(uri(), key.pageKey(), title, epoch());
    closings.add(page::close);
    await(() -> watched.contains("+" + title));
    return page;
  }

  /** The next load of a page. */
  FakePage reload(FakePage before, String title) {
    before.drop();
    var page = FakePage.reload(uri(), key.pageKey(), title, epoch(), before.target());
    closings.add(page::close);
    return page;
  }

  Cdp client(String path) {
    var client = Cdp.open(port(), path);
    closings.add(client::close);
    return client;
  }

  Cdp pageClient(FakePage page) {
    return client("/devtools/page/" + page.target());
  }

  static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
  }

  private static String epoch() {
    return String.format(Locale.ROOT, "%016x", EPOCHS.incrementAndGet());
  }

  @Override
  public void close() {
    closings.forEach(Runnable::run);
    server.close();
    connection.close();
    relay.close();
  }
}
