package dev.kite.http;

import dev.kite.relay.Counters;
import dev.kite.relay.Environment;
import dev.kite.relay.Ids;
import dev.kite.relay.Relay;
import dev.kite.relay.TimerThread;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A running relay: listens from {@link #start} to {@link #close}. */
public final class RelayServer implements AutoCloseable {
  private static final int LONGEST_COMPLAINT = 500;
  // Controls, line ends and what changes the direction of the text behind it.
  private static final Pattern NOT_PRINTED =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private final Undertow undertow;
  private final Relay relay;
  private final TimerThread timers;
  private final OpenConnections open;
  private final Counters counters;
  private final List<InetAddress> addresses;
  private final int port;

  private RelayServer(
      Undertow undertow,
      Relay relay,
      TimerThread timers,
      OpenConnections open,
      Counters counters,
      List<InetAddress> addresses,
      int port) {
    this.undertow = undertow;
    this.relay = relay;
    this.timers = timers;
    this.open = open;
    this.counters = counters;
    this.addresses = addresses;
    this.port = port;
  }

  /**
   * Starts to listen.
   *
   * @throws RelayStartException when a port is taken or an address is not this machine's; its
   *     message is one line for the user
   */
  public static RelayServer start(RelayConfig config) throws RelayStartException {
    QuietLogging.apply();
    var clock = new SystemClock();
    var timers = new TimerThread();
    var counters = new Counters();
    var environment =
        new Environment(
            clock,
            timers,
            new Ids(new SecureRandom()),
            config.limits(),
            counters,
            defect -> config.complaints().accept(complaint(defect)));
    var relay = new Relay(environment);
    var open = new OpenConnections();
    var upgrade = new WebSocketUpgrade(clock, relay.limits(), open);
    var routes = new Routes(config, relay, new WebSocketEndpoint(relay, upgrade));
    try {
      int port = config.port() == 0 ? Listener.freePort(config.addresses().get(0)) : config.port();
      var undertow = listen(config, port, routes);
      return new RelayServer(undertow, relay, timers, open, counters, config.addresses(), port);
    } catch (IOException | RuntimeException e) {
      timers.close();
      throw new RelayStartException(
          "Cannot listen on port %d of %s: %s. Stop the program that uses it, or choose another with --port."
              .formatted(config.port(), names(config.addresses()), Listener.reason(e)),
          e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Where it can be reached, like {@code http://127.0.0.1:7331}, one for each address. */
  public List<String> urls() {
    return addresses.stream().map(this::url).toList();
  }

  /** How often its bounds were hit. */
  public Counters counters() {
    return counters;
  }

  /** Tells everybody that it goes, then stops; takes a second at most. */
  @Override
  public void close() {
    relay.close();
    try {
      open.awaitNone(Listener.STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    undertow.stop();
    timers.close();
  }

  /** One line for the terminal; what a peer sent may stand in the message of a defect. */
  static String complaint(RuntimeException defect) {
    var text =
        "kite: a defect of the relay: " + NOT_PRINTED.matcher(defect.toString()).replaceAll("?");
    return text.length() <= LONGEST_COMPLAINT ? text : text.substring(0, LONGEST_COMPLAINT) + "...";
  }

  private static Undertow listen(RelayConfig config, int port, Routes routes) {
    var limits = config.limits();
    var builder = Listener.bounded(limits).setIoThreads(ioThreads()).setHandler(routes);
    for (var address : config.addresses()) {
      builder.addHttpListener(port, address.getHostAddress());
    }
    var undertow = builder.build();
    undertow.start();
    return undertow;
  }

  // Half of the cores: a message whose two ends share a thread needs no other thread woken.
  private static int ioThreads() {
    return Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors() / 2));
  }

  private String url(InetAddress address) {
    return "http://" + name(address) + ":" + port;
  }

  private static String names(List<InetAddress> addresses) {
    return addresses.stream().map(RelayServer::name).collect(Collectors.joining(", "));
  }

  private static String name(InetAddress address) {
    var text = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + text + "]" : text;
  }
}
