package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionOptions;
import dev.kite.client.RelayConnection;
import dev.kite.protocol.ControlKey;
import dev.kite.repl.ExitCode;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EarlyConnectionTest {
  private static final ConnectionListener PROMPT = new ConnectionListener() {};

  @Test
  void relayThatCannotBeReachedIsExitCodeFive() throws Exception {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var key = ControlKey.random(new SecureRandom());
    var relay = URI.create("http://127.0.0.1:" + free);
    var early =
        EarlyConnection.start(
            listener ->
                RelayConnection.connect(relay, key, ConnectionOptions.of("kite"), listener));

    assertThatThrownBy(() -> early.connect(PROMPT))
        .hasMessageContaining("No relay answers")
        .asInstanceOf(type(Failure.class))
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_RELAY));
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void errorWhileConnectingReachesWhoWaits() {
    var early =
        EarlyConnection.start(
            listener -> {
              throw new NoClassDefFoundError("dev/kite/Missing");
            });

    assertThatThrownBy(() -> early.connect(PROMPT)).isInstanceOf(NoClassDefFoundError.class);
  }
}
