package dev.kite.relay;

import static dev.kite.relay.World.EPOCH;
import static dev.kite.relay.World.SESSION;
import static dev.kite.relay.World.event;
import static dev.kite.relay.World.hello;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final String ALL = "{\"last\":5000}";

  private final World world = new World();

  @Test
  void consoleAttachedLateReceivesBacklogThenLive() {
    var page = world.welcomedPage();
    page.send(event(1));
    page.send(event(2));
    var console = world.console(SESSION, ALL);
    page.send(event(3));

    assertThat(bodies(console.received())).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
  }

  @Test
  void consoleThatWantsNewReceivesNothingOlder() {
    var page = world.welcomedPage();
    page.send(event(1));
    var console = world.console(SESSION, "{\"new\":true}");
    page.send(event(2));

    assertThat(bodies(console.received())).containsExactly("{\"n\":2}");
  }

  @Test
  void consoleThatWantsTheLastReceivesThatMany() {
    var page = world.welcomedPage();
    page.send(event(1));
    page.send(event(2));
    page.send(event(3));

    assertThat(bodies(world.console(SESSION, "{\"last\":2}").received()))
        .containsExactly("{\"n\":2}", "{\"n\":3}");
  }

  @Test
  void consoleThatComesBackGoesOnWhereItWas() {
    var page = world.welcomedPage();
    page.send(event(1));
    var first = world.console(SESSION, ALL);
    var log = logId(first.received());
    first.drop();
    page.send(event(2));

    var again = world.console(SESSION, "{\"log\":\"%s\",\"position\":2}".formatted(log)).received();

    assertThat(bodies(again)).containsExactly("{\"n\":2}");
  }

  @Test
  void relayRestartHasAnotherLogAndSendsEverythingItHolds() {
    var before = world.welcomedPage();
    before.send(event(1));
    var log = logId(world.console(SESSION, ALL).received());
    world.restart();

    var page = world.page();
    page.send(hello("\"target\":\"7G3QW0ZC5M\","));
    assertThat(page.received().get(0)).contains("\"target\":\"7G3QW0ZC5M\"", "\"have\":0");
    page.send(event(1));
    page.send(event(2));
    var received =
        world.console(SESSION, "{\"log\":\"%s\",\"position\":2}".formatted(log)).received();

    assertThat(logId(received)).isNotEqualTo(log);
    assertThat(bodies(received)).containsExactly("{\"n\":1}", "{\"n\":2}");
  }

  @Test
  void framesAreAcknowledgedAfterThirtyTwoOrAfterAWhile() {
    var page = world.welcomedPage();
    for (int seq = 1; seq <= 33; seq++) {
      page.send(event(seq));
    }
    assertThat(page.received()).containsExactly("a 32");

    world.time.pass(199);
    assertThat(page.received()).isEmpty();
    world.time.pass(1);
    assertThat(page.received()).containsExactly("a 33");
  }

  @Test
  void repeatIsAcknowledgedAndNotStoredAgain() {
    var page = world.welcomedPage();
    page.send(event(1));
    page.send(event(1));
    world.time.pass(200);

    assertThat(page.received()).containsExactly("a 1");
    assertThat(bodies(world.console(SESSION, ALL).received())).containsExactly("{\"n\":1}");
  }

  @Test
  void holeIsAskedForOnceAndFilled() {
    var page = world.welcomedPage();
    page.send(event(1));
    page.send(event(3));
    page.send(event(4));
    assertThat(page.received()).containsExactly("n 2");

    page.send(event(2));
    page.send(event(3));
    page.send(event(4));

    assertThat(bodies(world.console(SESSION, ALL).received()))
        .containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "{\"n\":4}");
  }

  @Test
  void gapStandsInThePlaceOfWhatIsLostShortenedToWhatIsMissing() {
    var page = world.welcomedPage();
    page.send(event(1));
    page.send("g 5 1 5 900 overflow");
    page.send(event(6));

    var received = world.console(SESSION, ALL).received();

    assertThat(received).anyMatch(frame -> frame.endsWith(" " + EPOCH + " 5 2 5 900 overflow"));
    assertThat(bodies(received)).containsExactly("{\"n\":1}", "{\"n\":6}");
  }

  @Test
  void gapBehindAHoleIsAskedForLikeAnyFrame() {
    var page = world.welcomedPage();
    page.send("g 5 3 5 900 overflow");

    assertThat(page.received()).containsExactly("n 1");
  }

  @Test
  void reconnectOfTheSameEpochIsToldWhatIsHeld() {
    var page = world.welcomedPage();
    var target = world.target();
    page.send(event(1));
    page.send(event(2));
    page.drop();

    var again = world.page();
    again.send(hello(world.claim(target)));

    assertThat(again.received().get(0)).contains(target, "\"have\":2");
  }

  @Test
  void largeEntriesAreReadFromTheLogOnlyAsFarAsTheNetworkTakesThem() {
    var page = world.welcomedPage();
    for (int seq = 1; seq <= 9; seq++) {
      page.send("e %d {\"x\":\"%s\"}".formatted(seq, "x".repeat(200_000)));
    }

    var console = world.console(SESSION, "{\"last\":5000}");

    assertThat(console.waiting()).isBetween(200_000, 64 * 1024 + 201_000);
    assertThat(console.received()).filteredOn(frame -> frame.startsWith("e ")).hasSize(9);
  }

  @Test
  void restOfAnEpochIsTakenBeforeThePageSaysWhoItIsNow() {
    var first = world.welcomedPage();
    var target = world.target();
    first.send(event(1));
    first.drop();

    var page = world.page();
    page.send(hello(world.claim(target) + "\"rest\":true,"));
    page.send(event(2));
    page.send(hello("0b7e151628aed2a6", world.claim(target) + "\"reload\":true,"));
    page.send(event(1));

    assertThat(page.received())
        .filteredOn(frame -> frame.startsWith("W"))
        .satisfiesExactly(
            rest -> assertThat(rest).contains("\"have\":1"),
            own -> assertThat(own).contains("\"have\":0"));
    assertThat(world.console(SESSION, ALL).received())
        .anyMatch(frame -> frame.contains(EPOCH + " 2 {\"n\":2}"))
        .anyMatch(frame -> frame.contains("0b7e151628aed2a6 1 {\"n\":1}"));
  }

  @Test
  void trimmedPositionsAreNamed() {
    var small = new World(Limits.defaults().withLog(new Limits.LogSize(1 << 20, 3, 1 << 20)));
    var page = small.welcomedPage();
    for (int seq = 1; seq <= 5; seq++) {
      page.send(event(seq));
    }
    var first = small.console(SESSION, "{\"last\":3}");
    var log = logId(first.received());
    first.drop();

    var again = small.console(SESSION, "{\"log\":\"%s\",\"position\":1}".formatted(log)).received();

    assertThat(again.get(1)).isEqualTo("t 2 3");
    assertThat(small.counters.count(Counters.Event.TRIMMED_LOG)).isEqualTo(1);
    assertThat(bodies(again)).containsExactly("{\"n\":3}", "{\"n\":4}", "{\"n\":5}");
  }

  @Test
  void consoleThatAsksForEverythingIsToldWhatIsGone() {
    var small = new World(Limits.defaults().withLog(new Limits.LogSize(1 << 20, 3, 1 << 20)));
    var page = small.welcomedPage();
    for (int seq = 1; seq <= 5; seq++) {
      page.send(event(seq));
    }

    assertThat(small.console(SESSION, ALL).received().get(1)).isEqualTo("t 1 3");
    var newest = small.console("0123456789abcdef", "{\"last\":2}").received();
    assertThat(bodies(newest)).hasSize(newest.size() - 1).containsExactly("{\"n\":4}", "{\"n\":5}");
  }

  @Test
  void slowConsoleHoldsAWindowAndThenGetsTheRest() {
    var page = world.welcomedPage();
    var console = world.console(SESSION, ALL);
    for (int seq = 1; seq <= 4_000; seq++) {
      page.send(event(seq));
    }

    assertThat(console.waiting()).isLessThan(Limits.FEED_BYTES + 8_192);
    assertThat(bodies(console.received())).hasSize(4_000).endsWith("{\"n\":4000}");
  }

  private static List<String> bodies(List<String> frames) {
    return frames.stream()
        .filter(frame -> frame.startsWith("e "))
        .map(frame -> frame.substring(frame.indexOf('{')))
        .toList();
  }

  private static String logId(List<String> frames) {
    var welcome = frames.get(0);
    int from = welcome.indexOf("\"log\":\"") + "\"log\":\"".length();
    return welcome.substring(from, from + 16);
  }
}
