package dev.kite.http;

import dev.kite.inject.Script;
import dev.kite.relay.Limits;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How a relay is to be started.
 *
 * @param addresses where it listens, each on the same port
 * @param port 0 for one that is free
 * @param hostNames names and addresses it goes by besides its own addresses and {@code localhost}
 * @param origins origins whose pages may be consoles, as in the {@code Origin} header
 * @param script what pages include
 * @param complaints told in one line of the relay's own defects, which stop nothing
 */
public record RelayConfig(
    List<InetAddress> addresses,
    int port,
    Set<String> hostNames,
    Set<String> origins,
    Script script,
    Limits limits,
    Consumer<String> complaints) {
  public RelayConfig {
    addresses = List.copyOf(addresses);
    hostNames = Set.copyOf(hostNames);
    origins = Set.copyOf(origins);
  }

  /** A relay on loopback alone, on a free port. */
  public static RelayConfig local(Script script) {
    return new RelayConfig(
        List.of(InetAddress.getLoopbackAddress()),
        0,
        Set.of(),
        Set.of(),
        script,
        Limits.defaults(),
        System.err::println);
  }

  public RelayConfig withAddresses(List<InetAddress> other) {
    return new RelayConfig(other, port, hostNames, origins, script, limits, complaints);
  }

  public RelayConfig withPort(int other) {
    return new RelayConfig(addresses, other, hostNames, origins, script, limits, complaints);
  }

  public RelayConfig withHostNames(Set<String> other) {
    return new RelayConfig(addresses, port, other, origins, script, limits, complaints);
  }

  public RelayConfig withOrigins(Set<String> other) {
    return new RelayConfig(addresses, port, hostNames, other, script, limits, complaints);
  }

  public RelayConfig withLimits(Limits other) {
    return new RelayConfig(addresses, port, hostNames, origins, script, other, complaints);
  }

  public RelayConfig withComplaints(Consumer<String> other) {
    return new RelayConfig(addresses, port, hostNames, origins, script, limits, other);
  }
}
