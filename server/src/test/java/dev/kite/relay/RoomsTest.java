package dev.kite.relay;

import static dev.kite.relay.World.SESSION;
import static dev.kite.relay.World.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.ControlKey;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private final World world = new World();

  @Test
  void roomEndsAWhileAfterTheLastMemberLeft() {
    var page = world.welcomedPage();
    page.send(event(1));
    page.drop();

    world.time.pass(15 * 60_000 - 1);
    assertThat(world.relay().rooms()).isEqualTo(1);
    world.time.pass(1);
    assertThat(world.relay().rooms()).isZero();
  }

  @Test
  void roomThatNothingHappenedInEndsWithItsLastMember() {
    var console = world.console(SESSION, "{\"new\":true}");
    assertThat(world.relay().rooms()).isEqualTo(1);

    console.drop();

    assertThat(world.relay().rooms()).isZero();
  }

  @Test
  void fullRelayEndsTheRoomThatIsEmptyForLongest() {
    var small = new World(Limits.defaults().withMembers(new Limits.Members(9, 9, 2, 9, 9)));
    small.welcomedPage().drop();
    var relay = small.relay();
    var second = new ControlKey("kc_1123456789ABCDEFGHJKMNPQRS").pageKey();
    var third = new ControlKey("kc_2123456789ABCDEFGHJKMNPQRS").pageKey();
    assertThat(relay.admit(second, "192.0.2.1")).isPresent();

    assertThat(relay.admit(third, "192.0.2.1")).isPresent();
    assertThat(relay.rooms()).isEqualTo(2);
    small.time.pass(20 * 60_000);
    assertThat(relay.rooms()).isEqualTo(2);
  }

  @Test
  void roomThatSomebodyComesBackToGoesOn() {
    world.welcomedPage().drop();
    world.time.pass(10 * 60_000);
    world.welcomedPage();
    world.time.pass(20 * 60_000);

    assertThat(world.relay().rooms()).isEqualTo(1);
  }

  @Test
  void fullRelayAdmitsNobody() {
    var limits = Limits.defaults().withMembers(new Limits.Members(9, 9, 1, 3, 2));
    var relay =
        new Relay(
            new Environment(world.time, world.time, ids(), limits, world.counters, defect -> {}));
    var room = new ControlKey("kc_0123456789ABCDEFGHJKMNPQRS").pageKey();
    var otherRoom = new ControlKey("kc_1123456789ABCDEFGHJKMNPQRS").pageKey();
    var first = relay.admit(room, "192.0.2.1").orElseThrow();

    assertThat(relay.admit(room, "192.0.2.1")).isPresent();
    assertThat(relay.admit(room, "192.0.2.1")).isEmpty();
    assertThat(relay.admit(otherRoom, "192.0.2.2")).isEmpty();
    assertThat(relay.admit(room, "192.0.2.2")).isPresent();
    assertThat(relay.admit(room, "192.0.2.3")).isEmpty();
    assertThat(world.counters.count(Counters.Event.REFUSED_CONNECTION)).isEqualTo(3);
    first.release();
    first.release();
    assertThat(relay.admit(room, "192.0.2.1")).isPresent();
    assertThat(relay.admit(room, "192.0.2.1")).isEmpty();
  }

  private static Ids ids() {
    return new Ids(new Random(1));
  }
}
