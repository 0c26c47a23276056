package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.protocol.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusCommandsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final FakeConnection connection = new FakeConnection();
  private final FakeDesk desk = new FakeDesk();
  private final Session session =
      new Session(
          connection,
          new Choice(),
          new ConsoleRenderer(Look.PLAIN, List::of),
          new EventFilter(new ConnectionListener() {}),
          Look.PLAIN,
          desk);

  @Test
  void statusTellsOfTheRelayAndThePage() {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.page = method -> FakeConnection.done("{}");
    session.target();

    session.take(":status");

    assertThat(desk.printed)
        .contains(
            "  relay       http://127.0.0.1:7331",
            "  role        control: sees, evaluates, drives",
            "  transport   WebSocket",
            "  page        1 Cart",
            "  address     https://shop.test/1",
            "  browser     Chrome 156, Android")
        .anyMatch(line -> line.matches("  connected   since \\d\\d:\\d\\d:\\d\\d \\(0\\.\\d s\\)"))
        .anyMatch(line -> line.matches("  round trip  \\d+ ms to the page and back"));
  }

  @Test
  void viewerIsToldThatItCannotAskThePage() {
    connection.targets.add(FakeConnection.target(1, "Cart"));
    connection.role = Role.VIEWER;
    session.target();

    session.take(":status");

    assertThat(desk.printed)
        .contains(
            "  role        viewer: sees only",
            "  round trip  not measured: a viewer may not ask the page");
    assertThat(connection.commanded).isEmpty();
  }

  @Test
  void withoutAPageTheRelayIsStillToldOf() {
    session.take(":status");

    assertThat(desk.printed).contains("  page        none is chosen");
  }

  @Test
  void lostRelayIsLostSinceItBroke() {
    var clock = new Hands();
    var since = new Since(clock);

    clock.now = NOON.plusSeconds(75);
    assertThat(since.text()).isEqualTo("12:00:00 (1 min 15 s)");
    since.state(new ConnectionState.Lost("reset", Duration.ZERO));
    clock.now = NOON.plusSeconds(80);
    since.state(new ConnectionState.Lost("refused", Duration.ZERO));

    assertThat(since.isUp()).isFalse();
    assertThat(since.text()).isEqualTo("12:01:15 (5.0 s)");
  }

  /** A clock that a test moves. */
  private static final class Hands extends Clock {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody asks");
    }
  }
}
