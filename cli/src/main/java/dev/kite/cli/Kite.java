package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.client.ConnectionException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionOptions;
import dev.kite.client.RelayConnection;
import dev.kite.http.RelayServer;
import dev.kite.protocol.Key;
import dev.kite.protocol.Role;
import dev.kite.repl.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code kite} itself: relay and console in one process. */
@Command(
    name = "kite",
    description = {
      "See and drive the console and the motion sensors of any browser from a terminal.",
      "Without a command: a relay and its prompt."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite --port 8080"})
final class Kite implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private ListenOptions listen = new ListenOptions();
  @Mixin private KeyOptions keys = new KeyOptions();
  @Mixin private MapsOption maps = new MapsOption();

  @Option(
      names = "--local",
      description = "Listen on this machine alone, not on its private network addresses.")
  private boolean local;

  Kite(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() throws IOException {
    var key = keys.read(surroundings);
    if (key.role() == Role.PAGE) {
      throw new Failure(
          ExitCode.USAGE, "The key file holds a page key, which opens no console. Name another.");
    }
    var reach = local ? ListenOptions.Reach.LOOPBACK : ListenOptions.Reach.LAN;
    var addresses = ListenOptions.addresses(reach);
    try (var relay =
        listen.start(
            addresses,
            surroundings,
            " Or use the relay there: kite attach http://127.0.0.1:" + listen.port())) {
      return prompt(relay, reach, key);
    }
  }

  private ExitCode prompt(RelayServer relay, ListenOptions.Reach reach, Key key)
      throws IOException {
    var loopback = URI.create("http://127.0.0.1:" + relay.port());
    var connector =
        MappedConnection.connector(listener -> connect(loopback, key, listener), maps.open());
    var early = EarlyConnection.start(connector);
    greet(relay.urls(), reach, key);
    return surroundings
        .interrupts()
        .during(() -> end(early, relay), () -> surroundings.prompt().run(early::connect));
  }

  /** The prompt waits for its user meanwhile; the console leaves first, to hear of no loss. */
  private static void end(EarlyConnection early, RelayServer relay) {
    early.close();
    relay.close();
  }

  private static RelayConnection connect(URI relay, Key key, ConnectionListener listener)
      throws ConnectionException {
    var options = ConnectionOptions.of("kite/" + Version.number()).from(Backlog.all());
    return RelayConnection.connect(relay, key, options, listener);
  }

  /** To the error stream when the output is none to look at: it holds the results then. */
  private void greet(List<String> urls, ListenOptions.Reach reach, Key key) {
    int columns = surroundings.prompt().columns();
    var to = columns > 0 ? surroundings.out() : surroundings.err();
    Greeting.lines(urls, reach, key.pageKey(), columns).forEach(to::println);
    to.flush();
  }
}
