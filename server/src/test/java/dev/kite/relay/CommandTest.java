package dev.kite.relay;

import static dev.kite.relay.World.ID;
import static dev.kite.relay.World.SESSION;
import static dev.kite.relay.World.command;
import static dev.kite.relay.World.hello;
import static dev.kite.relay.World.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static final String OTHER_SESSION = "0123456789abcdef";
  private static final String NEW = "{\"new\":true}";

  private final World world = new World();
  private FakePeer page;
  private String target;
  private FakePeer console;

  @BeforeEach
  void meet() {
    page = world.welcomedPage();
    target = world.target();
    console = world.console(SESSION, NEW);
    console.received();
  }

  @Test
  void commandReachesThePageAndTheReplyThatConsoleAlone() {
    var other = world.console(OTHER_SESSION, NEW);
    other.received();

    console.send(command(target, ID));
    assertThat(page.received())
        .containsExactly(
            "c " + SESSION + " {\"id\":\"" + ID + "\",\"method\":\"Runtime.evaluate\"}");
    page.send(reply(1, SESSION, ID));

    assertThat(console.received())
        .singleElement()
        .asString()
        .endsWith(" 1 {\"id\":\"" + ID + "\",\"result\":{}}");
    assertThat(other.received()).isEmpty();
  }

  @Test
  void viewerIsRefusedAndThePageHearsNothing() {
    var viewer = world.greet(world.console(Role.VIEWER), OTHER_SESSION, NEW);
    assertThat(viewer.received().get(0)).contains("\"role\":\"viewer\"");

    viewer.send(command(target, ID));

    assertThat(viewer.received())
        .singleElement()
        .asString()
        .startsWith("r 0 ")
        .contains(" " + target + " - 0 ", "-32005", "not-run");
    assertThat(page.received()).isEmpty();
    assertThat(world.counters.count(Counters.Event.REFUSED_COMMAND)).isEqualTo(1);
  }

  @Test
  void unknownTargetIsRefused() {
    console.send(command("0000000000", ID));

    assertThat(console.received()).singleElement().asString().contains("-32004", "not-run");
  }

  @Test
  void tooManyInFlightIsBusy() {
    for (int i = 0; i < 64; i++) {
      console.send(command(target, "%032x".formatted(i)));
    }
    assertThat(console.received()).isEmpty();

    console.send(command(target, ID));
    assertThat(console.received()).singleElement().asString().contains("-32003", "not-run");

    page.send(reply(1, SESSION, "%032x".formatted(0)));
    console.received();
    console.send(command(target, ID));
    assertThat(console.received()).isEmpty();
  }

  @Test
  void tooManyBytesInFlightAreBusyAndAPageThatComesBackGetsTheRest() {
    page.drop();
    for (int i = 0; i < 6; i++) {
      console.send(largeCommand(i));
    }
    assertThat(console.received())
        .hasSize(4)
        .allSatisfy(frame -> assertThat(frame).contains("-32003", "not-run"));

    var again = world.page();
    again.send(hello(world.claim(target)));

    assertThat(again.received()).filteredOn(frame -> frame.startsWith("c ")).hasSize(2);
    assertThat(again.closeCode()).isZero();
  }

  @Test
  void commandOfAConnectedPageIsUnknownAfterAQuarterOfAnHour() {
    console.send(command(target, ID));
    page.received();

    world.time.pass(15 * 60_000 - 1);
    assertThat(console.received()).isEmpty();
    world.time.pass(30_000);
    assertThat(console.received()).singleElement().asString().contains(ID, "\"unknown\"");
    world.time.pass(60 * 60_000);
    assertThat(console.received()).isEmpty();
  }

  @Test
  void commandsOfASessionThatLeftForGoodAreReleased() {
    for (int i = 0; i < 64; i++) {
      console.send(command(target, "%032x".formatted(i)));
    }
    console.drop();
    var other = world.console(OTHER_SESSION, NEW);
    other.received();
    other.send(command(target, ID));
    assertThat(other.received()).singleElement().asString().contains("-32003");

    world.time.pass(5 * 60_000 + 30_000);
    other.send(command(target, ID));
    assertThat(other.received()).isEmpty();
  }

  @Test
  void commandsOfASessionThatCameBackAreWaitedFor() {
    console.send(command(target, ID));
    console.drop();
    world.time.pass(4 * 60_000);
    var again = world.console(SESSION, NEW);
    world.time.pass(10 * 60_000);

    assertThat(again.received()).noneMatch(frame -> frame.contains(ID));
  }

  @Test
  void tooManyASecondIsBusy() {
    for (int i = 0; i < 100; i++) {
      var id = "%032x".formatted(i);
      console.send(command(target, id));
      page.send(reply(i + 1, SESSION, id));
    }
    console.received();

    console.send(command(target, ID));
    assertThat(console.received()).singleElement().asString().contains("-32003");
    world.time.pass(20);
    console.send(command(target, ID));
    assertThat(console.received()).isEmpty();
  }

  @Test
  void commandThatNeverReachedThePageIsNotRunAfterTenSeconds() {
    page.drop();
    console.send(command(target, ID));
    console.received();

    world.time.pass(9_999);
    assertThat(console.received()).noneMatch(frame -> frame.contains(ID));
    world.time.pass(1);
    assertThat(console.received()).singleElement().asString().contains("-32001", "not-run");
  }

  @Test
  void commandStillInTheQueueOfADeadConnectionWasNeverWritten() {
    console.send(command(target, ID));
    page.drop();

    world.time.pass(10_000);

    assertThat(console.received()).anyMatch(frame -> frame.contains("-32001"));
  }

  @Test
  void commandThatWasWrittenIsUnknownAfterAMinute() {
    console.send(command(target, ID));
    page.received();
    page.drop();

    world.time.pass(59_999);
    assertThat(console.received()).noneMatch(frame -> frame.contains(ID));
    world.time.pass(1);
    assertThat(console.received()).singleElement().asString().contains("-32002", "\"unknown\"");
  }

  @Test
  void sameEpochGetsTheCommandAgainWhenItIsBack() {
    console.send(command(target, ID));
    page.received();
    page.drop();

    var again = world.page();
    again.send(hello(world.claim(target)));
    assertThat(again.received()).last().asString().startsWith("c " + SESSION).contains(ID);
    again.send(reply(1, SESSION, ID));
    world.time.pass(120_000);

    assertThat(console.received()).filteredOn(frame -> frame.contains(ID)).hasSize(1);
  }

  @Test
  void otherEpochMeansNotRunOrUnknownAtOnce() {
    console.send(command(target, ID));
    page.received();
    page.drop();
    console.send(command(target, "%032x".formatted(7)));

    var reloaded = world.page();
    reloaded.send(hello("0b7e151628aed2a6", world.claim(target) + "\"reload\":true,"));

    assertThat(reloaded.received()).noneMatch(frame -> frame.startsWith("c "));
    assertThat(console.received())
        .filteredOn(frame -> frame.startsWith("r "))
        .satisfiesExactly(
            written -> assertThat(written).contains(ID, "\"unknown\""),
            unwritten -> assertThat(unwritten).contains("%032x".formatted(7), "\"not-run\""));
  }

  @Test
  void newEpochOnTheSameConnectionLeavesTheOutcomeUnknown() {
    console.send(command(target, ID));
    page.received();

    page.send(hello("0b7e151628aed2a6", world.claim(target)));

    assertThat(console.received())
        .filteredOn(frame -> frame.startsWith("r "))
        .singleElement()
        .asString()
        .contains(ID, "\"unknown\"");
  }

  @Test
  void connectionThatBecomesAnotherTargetIsStillSpokenTo() {
    page.send(hello("0b7e151628aed2a6", "\"target\":\"7G3QW0ZC5M\","));

    assertThat(page.received()).first().asString().contains("7G3QW0ZC5M");
    console.send(command("7G3QW0ZC5M", ID));
    assertThat(page.received()).singleElement().asString().contains(ID);
    world.time.pass(2_000);
    assertThat(console.received())
        .anyMatch(frame -> frame.contains("Target.left") && frame.contains(target));
  }

  @Test
  void replyWaitsInTheLogForAConsoleThatIsAway() {
    console.send(command(target, ID));
    console.drop();
    page.send(reply(1, SESSION, ID));

    var again = world.console(SESSION, "{\"last\":10}");

    assertThat(again.received()).last().asString().contains(ID);
  }

  @Test
  void commandWithoutIdIsABadFrame() {
    console.send("c " + target + " {\"method\":\"Runtime.evaluate\"}");

    assertThat(console.received()).singleElement().asString().startsWith("x ").contains("id");
    assertThat(console.closeCode()).isEqualTo(4400);
  }

  @Test
  void sameIdTwiceIsSentOnce() {
    console.send(command(target, ID));
    console.send(command(target, ID));

    assertThat(page.received()).hasSize(1);
  }

  private String largeCommand(int number) {
    return "c %s {\"id\":\"%032x\",\"x\":\"%s\"}".formatted(target, number, "x".repeat(250_000));
  }
}
