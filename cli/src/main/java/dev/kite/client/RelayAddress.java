package dev.kite.client;

import static dev.kite.client.ConnectionException.Reason.INSECURE;
import static dev.kite.client.ConnectionException.Reason.NO_RELAY;

import dev.kite.client.ConnectionOptions.Security;
import java.net.URI;
import java.util.Locale;

/** Where consoles connect, made from the address a user gives for the relay. */
final class RelayAddress {
  private RelayAddress() {}

  /** The WebSocket address; refuses one to which a key would travel in the clear. */
  static URI ofConsoles(URI relay, Security security) throws ConnectionException {
    var scheme = relay.getScheme() == null ? "" : relay.getScheme().toLowerCase(Locale.ROOT);
    boolean clear = scheme.equals("http");
    if (relay.getHost() == null || !(clear || scheme.equals("https"))) {
      throw new ConnectionException(
          NO_RELAY, relay + " is no relay address: expected one like http://127.0.0.1:7331.");
    }
    if (clear && security != Security.INSECURE && !loopback(relay.getHost())) {
      throw new ConnectionException(
          INSECURE,
          "Your key would travel readable to "
              + relay.getHost()
              + ": use https, or --insecure in a network you trust.");
    }
    var path = relay.getPath() == null ? "" : relay.getPath().replaceAll("/+$", "");
    return URI.create(
        (clear ? "ws" : "wss") + "://" + relay.getRawAuthority() + path + "/ws/console");
  }

  /** Names are not looked up: what a resolver answers may be another tomorrow. */
  private static boolean loopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
        || host.equals("[::1]");
  }
}
