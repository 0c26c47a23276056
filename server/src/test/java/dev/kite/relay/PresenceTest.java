package dev.kite.relay;

import static dev.kite.relay.World.EPOCH;
import static dev.kite.relay.World.SESSION;
import static dev.kite.relay.World.event;
import static dev.kite.relay.World.hello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.ControlKey;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final String NEXT_EPOCH = "0b7e151628aed2a6";

  private final World world = new World();

  @Test
  void joiningAndLeavingAreTold() {
    var console = world.console(SESSION, "{\"new\":true}");
    var page = world.welcomedPage();
    assertThat(notices(console)).singleElement().asString().contains("Target.joined");

    page.drop();
    world.time.pass(1_499);
    assertThat(notices(console)).isEmpty();
    world.time.pass(1);
    assertThat(notices(console)).singleElement().asString().contains("Target.left", EPOCH);
  }

  @Test
  void reloadInsideTheGraceIsAChangeAndNoLeaving() {
    var page = world.welcomedPage();
    var target = world.target();
    var console = world.console(SESSION, "{\"new\":true}");
    page.drop();
    world.time.pass(1_000);

    var reloaded = world.page();
    reloaded.send(hello(NEXT_EPOCH, world.claim(target) + "\"reload\":true,"));
    world.time.pass(5_000);

    assertThat(notices(console))
        .singleElement()
        .asString()
        .contains("Target.changed", target, NEXT_EPOCH);
  }

  @Test
  void reconnectInsideTheGraceIsNoNews() {
    var page = world.welcomedPage();
    var target = world.target();
    var console = world.console(SESSION, "{\"new\":true}");
    page.drop();

    world.page().send(hello(world.claim(target)));
    world.time.pass(5_000);

    assertThat(notices(console)).isEmpty();
  }

  @Test
  void consoleThatWasToldOfAnAbsenceIsToldOfItsEndOnce() {
    var page = world.welcomedPage();
    var target = world.target();
    page.drop();
    var console = world.console(SESSION, "{\"new\":true}");
    assertThat(console.received().get(0)).contains("\"connected\":false");

    var again = world.page();
    again.send(hello(world.claim(target)));
    assertThat(notices(console))
        .singleElement()
        .asString()
        .contains("Target.changed", "\"connected\":true");

    again.drop();
    world.page().send(hello(world.claim(target)));
    assertThat(notices(console)).isEmpty();
  }

  @Test
  void targetInItsGraceIsListedAsAway() {
    var page = world.welcomedPage();
    page.drop();

    var welcome = world.console(SESSION, "{\"new\":true}").received().get(0);

    assertThat(welcome).contains("\"connected\":false");
  }

  @Test
  void whoHasNotTheTokenDoesNotGetTheId() {
    var page = world.welcomedPage();
    var target = world.target();
    var wrong = ",\"token\":\"" + "0".repeat(32) + "\",";

    for (var more : List.of(",", wrong, ",\"reload\":true,", wrong + "\"rest\":true,")) {
      for (var epoch : List.of(EPOCH, NEXT_EPOCH)) {
        var thief = world.page();
        thief.send(hello(epoch, "\"target\":\"" + target + "\"" + more));
        assertThat(thief.received().get(0)).as(more).startsWith("W ").doesNotContain(target);
        thief.drop();
      }
    }
    assertThat(page.closeCode()).isZero();
  }

  @Test
  void pageThatIsAwayKeepsItsIdFromOthers() {
    world.welcomedPage().drop();
    var target = world.target();
    world.time.pass(60_000);

    var thief = world.page();
    thief.send(hello(NEXT_EPOCH, "\"target\":\"" + target + "\","));
    var back = world.page();
    back.send(hello(world.claim(target)));

    assertThat(thief.received().get(0)).doesNotContain(target);
    assertThat(back.received().get(0)).contains(target);
  }

  @Test
  void relayThatWasRestartedTakesOverTheTokenItIsShown() {
    world.welcomedPage();
    var target = world.target();
    world.restart();
    var claim = world.claim(target);
    var again = world.page();
    again.send(hello(claim));

    var thief = world.page();
    thief.send(hello(NEXT_EPOCH, "\"target\":\"" + target + "\",\"reload\":true,"));

    assertThat(again.received().get(0)).contains(claim);
    assertThat(thief.received().get(0)).doesNotContain(target);
  }

  @Test
  void tokensAreNotShownToConsoles() {
    var console = world.console(SESSION, "{\"new\":true}");
    world.welcomedPage();
    var target = world.target();
    var later = world.console("0123456789abcdef", "{\"last\":10}");

    assertThat(console.received()).noneMatch(frame -> frame.contains("token"));
    assertThat(later.received())
        .anyMatch(frame -> frame.contains(target))
        .noneMatch(frame -> frame.contains("token"));
  }

  @Test
  void duplicatedTabGetsItsOwnId() {
    var page = world.welcomedPage();
    var target = world.target();

    var copy = world.page();
    copy.send(hello(NEXT_EPOCH, world.claim(target)));

    assertThat(copy.received().get(0)).startsWith("W ").doesNotContain(target);
    assertThat(page.closeCode()).isZero();
  }

  @Test
  void reloadBeforeTheOldConnectionDiedTakesItsPlace() {
    var page = world.welcomedPage();
    var target = world.target();

    var reloaded = world.page();
    reloaded.send(hello(NEXT_EPOCH, world.claim(target) + "\"reload\":true,"));

    assertThat(reloaded.received().get(0)).contains(target);
    assertThat(page.closeCode()).isEqualTo(4409);
    page.drop();
    world.time.pass(5_000);
    assertThat(world.target()).isEqualTo(target);
  }

  @Test
  void sameEpochOnASecondConnectionReplacesTheFirst() {
    var page = world.welcomedPage();
    var target = world.target();

    var again = world.page();
    again.send(hello(world.claim(target)));

    assertThat(again.received().get(0)).contains(target);
    assertThat(page.received()).singleElement().asString().contains("replaced");
    assertThat(page.closeCode()).isEqualTo(4409);
  }

  @Test
  void helloOfTheSameEpochChangesWhatIsKnown() {
    var page = world.welcomedPage();
    var console = world.console(SESSION, "{\"new\":true}");
    page.send(hello("\"title\":\"Pay\","));

    assertThat(page.received()).isEmpty();
    assertThat(notices(console)).singleElement().asString().contains("Target.changed", "Pay");
  }

  @Test
  void helloThatIsRefusedNamesTheMember() {
    var page = world.page();
    page.send("H {\"v\":1,\"epoch\":\"nonsense\"}");

    assertThat(page.received())
        .containsExactly(
            "x {\"code\":\"bad-hello\",\"message\":\"hello: epoch: expected 16 hexadecimal digits. Reload the page.\"}");
    assertThat(page.closeCode()).isEqualTo(4400);
  }

  @Test
  void frameBeforeHelloIsRefused() {
    var page = world.page();
    page.send(event(1));

    assertThat(page.received()).singleElement().asString().contains("bad-frame", "hello");
  }

  @Test
  void roomTakesSoManyPagesAndConsolesAndNoMore() {
    var small = new World(Limits.defaults().withMembers(new Limits.Members(1, 1, 10, 10, 10)));
    small.welcomedPage();
    var second = small.page();
    second.send(hello(NEXT_EPOCH, ""));
    small.console(SESSION, "{\"new\":true}");
    var secondConsole = small.console("0123456789abcdef", "{\"new\":true}");

    assertThat(second.received()).singleElement().asString().contains("too-many");
    assertThat(second.closeCode()).isEqualTo(1013);
    assertThat(secondConsole.closeCode()).isEqualTo(1013);
  }

  @Test
  void sessionThatConnectsAgainReplacesItself() {
    var first = world.console(SESSION, "{\"new\":true}");
    var second = world.console(SESSION, "{\"new\":true}");

    assertThat(first.closeCode()).isEqualTo(4409);
    assertThat(second.received()).hasSize(1);
  }

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
    relay.admit(second, "192.0.2.1").orElseThrow();

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

  private static List<String> notices(FakePeer console) {
    return console.received().stream().filter(frame -> frame.startsWith("m ")).toList();
  }
}
