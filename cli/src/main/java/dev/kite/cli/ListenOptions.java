package dev.kite.cli;

import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.http.RelayStartException;
import dev.kite.inject.Script;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** On which port a relay listens, and by which names it is known. */
final class ListenOptions {
  @Option(names = "--port", paramLabel = "N", description = "The port; default 7331.")
  private int port = 7331;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "A name the relay is reached by, as through a proxy; may be repeated.")
  private List<String> hosts = new ArrayList<>();

  /** Who can reach the relay. */
  enum Reach {
    LOOPBACK,
    /** Loopback and the private addresses there are. */
    LAN
  }

  int port() {
    return port;
  }

  /** The addresses for {@code reach}; loopback is always the last. */
  static List<InetAddress> addresses(Reach reach) {
    var addresses = new ArrayList<InetAddress>();
    if (reach == Reach.LAN) {
      addresses.addAll(LanAddresses.find());
    }
    addresses.add(InetAddress.getLoopbackAddress());
    return addresses;
  }

  /** Starts the relay; {@code remedy} is what else to do when the port is taken. */
  RelayServer start(List<InetAddress> addresses, Surroundings surroundings, String remedy) {
    if (port < 0 || port > 65_535) {
      throw new Failure(ExitCode.USAGE, "--port is a number from 0 to 65535.");
    }
    var config =
        RelayConfig.local(Script.load())
            .withAddresses(addresses)
            .withPort(port)
            .withHostNames(Set.copyOf(hosts))
            .withComplaints(line -> surroundings.err().println(PlainText.line(line)));
    try {
      return RelayServer.start(config);
    } catch (RelayStartException e) {
      throw new Failure(ExitCode.NO_RELAY, e.getMessage() + remedy);
    }
  }
}
