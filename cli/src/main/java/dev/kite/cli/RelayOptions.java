package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.client.ConnectionException;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionOptions;
import dev.kite.client.ConnectionOptions.Security;
import dev.kite.client.RelayConnection;
import dev.kite.repl.ExitCode;
import dev.kite.repl.Repl;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which relay a command talks to, and with which key. */
final class RelayOptions {
  private static final String LOCAL = "http://127.0.0.1:7331";

  @Option(
      names = "--relay",
      paramLabel = "URL",
      description = {"The relay.", "Default $KITE_RELAY or " + LOCAL + "."})
  private @Nullable String relay;

  @Option(
      names = "--insecure",
      description = "Send the key over plain http beyond this machine too.")
  private boolean insecure;

  @Mixin private KeyOptions keys = new KeyOptions();

  /** Overrides {@code --relay} by an address that was given as a parameter. */
  void relay(@Nullable String address) {
    if (address != null) {
      relay = address;
    }
  }

  /** Connects, or ends the command. */
  RelayConnection connect(Surroundings surroundings, Backlog backlog, ConnectionListener listener) {
    return connect(connector(surroundings, backlog), listener);
  }

  /** Connects, or ends the command. */
  static RelayConnection connect(Repl.Connector connector, ConnectionListener listener) {
    try {
      return connector.connect(listener);
    } catch (ConnectionException e) {
      throw Failure.of(e);
    }
  }

  /** What connects; the key is read at once. */
  Repl.Connector connector(Surroundings surroundings, Backlog backlog) {
    var address = address(surroundings);
    var key = keys.read(surroundings);
    var options =
        ConnectionOptions.of("kite/" + Version.number())
            .from(backlog)
            .with(insecure ? Security.INSECURE : Security.LOOPBACK_OR_TLS);
    return listener -> RelayConnection.connect(address, key, options, listener);
  }

  /** The address that the user means. */
  URI address(Surroundings surroundings) {
    var fromVariable = surroundings.variable("KITE_RELAY");
    var text = relay != null ? relay : fromVariable != null ? fromVariable : LOCAL;
    try {
      return URI.create(text.contains("://") ? text : "http://" + text);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE, text + " is no relay address: expected one like " + LOCAL + ".");
    }
  }
}
