package dev.kite.client.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.Notice;
import dev.kite.client.Outcome;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import dev.kite.protocol.Reading;
import dev.kite.repl.FakeConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ArmingTest {
  private static final Target PAGE = FakeConnection.target(1, "Game");
  private static final Stamp AT = new Stamp(1, 0, PAGE.id(), PAGE.epoch(), 0);

  private final FakeConnection connection = new FakeConnection();

  @Test
  void pageIsGivenItsRowsAndLoadedAgain() throws Exception {
    connection.page =
        method -> {
          if (method.equals("Kite.reload")) {
            connection.listening.forEach(
                heard -> {
                  heard.notice(new Notice(AT, Notice.Kind.LEFT, PAGE));
                  heard.notice(
                      new Notice(AT, Notice.Kind.JOINED, FakeConnection.loadedAgain(PAGE)));
                });
          }
          return FakeConnection.done("{}");
        };

    var outcome = Arming.arm(connection, PAGE, List.of(Reading.parse("[\"a\",0,1,2,3]")), "shake");

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(connection.commanded).containsExactly("Replay.arm", "Kite.reload");
    assertThat(connection.parameters.get(0))
        .hasToString("{\"rows\":[[\"a\",0,1,2,3]],\"label\":\"shake\"}");
    assertThat(connection.listening).isEmpty();
  }

  @Test
  void pageThatCannotBeArmedIsNotLoadedAgain() {
    var refused = new Outcome.Failed(-32601, "unknown method");
    connection.page = method -> CompletableFuture.completedFuture(refused);

    assertThat(Arming.arm(connection, PAGE, List.of(), "shake")).isEqualTo(refused);
    assertThat(connection.commanded).containsExactly("Replay.arm");
  }
}
