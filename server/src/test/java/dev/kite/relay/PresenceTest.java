package dev.kite.relay;

import static dev.kite.relay.World.EPOCH;
import static dev.kite.relay.World.SESSION;
import static dev.kite.relay.World.event;
import static dev.kite.relay.World.hello;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

  private static List<String> notices(FakePeer console) {
    return console.received().stream().filter(frame -> frame.startsWith("m ")).toList();
  }
}
