package dev.kite.relay;

import static dev.kite.relay.World.EPOCH;
import static dev.kite.relay.World.SESSION;
import static dev.kite.relay.World.hello;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimTest {
  private static final String NEXT_EPOCH = "0b7e151628aed2a6";

  private final World world = new World();

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
}
