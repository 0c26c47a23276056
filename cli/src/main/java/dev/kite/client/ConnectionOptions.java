package dev.kite.client;

/**
 * How a console connects.
 *
 * @param client its name and version, like {@code kite/0.1.0}
 * @param security whether the key may travel in the clear beyond this machine
 */
public record ConnectionOptions(String client, Backlog backlog, Security security) {

  /** Whether a key may be sent over plain http. */
  public enum Security {
    /** To loopback only. */
    LOOPBACK_OR_TLS,
    /** To anywhere: the user accepts that others on the network can read it. */
    INSECURE
  }

  /** Everything the relay holds, then live; the key in the clear to loopback only. */
  public static ConnectionOptions of(String client) {
    return new ConnectionOptions(client, Backlog.all(), Security.LOOPBACK_OR_TLS);
  }

  /** The same with another past. */
  public ConnectionOptions from(Backlog backlog) {
    return new ConnectionOptions(client, backlog, security);
  }

  /** The same with another rule for the key. */
  public ConnectionOptions with(Security security) {
    return new ConnectionOptions(client, backlog, security);
  }
}
