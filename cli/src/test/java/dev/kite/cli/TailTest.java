package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.ConnectionState;
import dev.kite.protocol.Role;
import dev.kite.repl.TimeColumn;
import dev.kite.stack.SourceMaps;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {
  @TempDir private Path home;

  @Test
  void relayThatStaysAwayIsToldOnce() {
    var shell = new Shell(home);
    var tail =
        new Tail(
            shell.surroundings(), Tail.Form.JSON, SourceMaps.of(List.of()), TimeColumn.local());

    for (var why : List.of("It closed.", "Nobody answers.", "Nobody answers.", "Nobody answers.")) {
      tail.state(new ConnectionState.Lost(why, Duration.ZERO));
    }
    tail.state(new ConnectionState.Connected(Role.CONTROL, true));
    tail.state(new ConnectionState.Lost("Nobody answers.", Duration.ZERO));

    assertThat(shell.err().lines())
        .containsExactly(
            "kite: It closed. Trying again.",
            "kite: Nobody answers. Trying again.",
            "kite: connected again.",
            "kite: Nobody answers. Trying again.");
    assertThat(shell.out()).isEmpty();
  }
}
