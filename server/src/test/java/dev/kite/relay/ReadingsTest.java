package dev.kite.relay;

import static dev.kite.relay.World.SESSION;
import static dev.kite.relay.World.hello;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadingsTest {
  private static final String OTHER_SESSION = "0123456789abcdef";
  private static final String NEW = "{\"new\":true}";

  private final World world = new World();
  private final FakePeer page = world.welcomedPage();
  private final String target = world.target();
  private final FakePeer console = world.console(SESSION, NEW);

  @Test
  void readingsGoToConsolesThatWatchTheStream() {
    var other = world.console(OTHER_SESSION, NEW);
    console.received();
    other.received();
    console.send("w " + target + " m");

    page.send("s m 1 [[1]]");
    page.send("s o 1 [[2]]");

    assertThat(console.received()).containsExactly("s " + target + " m 1 [[1]]");
    assertThat(other.received()).isEmpty();
  }

  @Test
  void newerReadingsReplaceTheUnsentOnesOfTheirStream() {
    console.received();
    console.send("w " + target + " m,o");

    page.send("s m 1 [[1]]");
    page.send("s o 1 [[9]]");
    page.send("s m 2 [[2]]");

    assertThat(console.received())
        .containsExactly("s " + target + " o 1 [[9]]", "s " + target + " m 2 [[2]]");
  }

  @Test
  void pageIsToldTheUnionOfWhatIsWatched() {
    var other = world.console(OTHER_SESSION, NEW);
    console.send("w " + target + " m");
    other.send("w " + target + " o,m");
    other.send("w " + target + " o");
    console.send("w " + target + " -");
    other.drop();

    assertThat(page.received()).containsExactly("w m", "w m,o", "w o", "w -");
  }

  @Test
  void pageIsAskedAnewForHowThingsStandWhenSomebodyNewWantsToKnow() {
    var other = world.console(OTHER_SESSION, NEW);
    console.send("w " + target + " m,s,v");
    other.send("w " + target + " m");
    other.send("w " + target + " m,s");
    other.send("w " + target + " s");

    assertThat(page.received()).containsExactly("w m,s,v", "w m,s,v");
  }

  @Test
  void pageThatComesBackIsToldWhatIsWatched() {
    console.send("w " + target + " m");
    page.drop();
    var again = world.page();
    again.send(hello(world.claim(target)));

    assertThat(again.received()).last().isEqualTo("w m");
  }

  @Test
  void watchingATargetThatIsNotThereYetWaitsForIt() {
    console.send("w 7G3QW0ZC5M a");
    var later = world.page();
    later.send(hello("0b7e151628aed2a6", "\"target\":\"7G3QW0ZC5M\","));

    assertThat(later.received()).last().isEqualTo("w a");
  }

  @Test
  void readingsOfAPageThatSaidOnlyItsRestGoNowhere() {
    console.received();
    console.send("w " + target + " m");
    var rest = world.page();
    rest.send(hello("0b7e151628aed2a6", "\"target\":\"7G3QW0ZC5M\",\"rest\":true,"));

    rest.send("s m 1 [[1]]");

    assertThat(console.received()).isEmpty();
  }

  @Test
  void pageThatSendsTooFastIsNotReadForAWhile() {
    long pause = 0;
    int sent = 1; // Its hello.
    while (pause == 0) {
      pause = page.send("s m 1 [[1]]");
      sent++;
    }

    assertThat(sent).isEqualTo(5_001);
    assertThat(pause).isEqualTo(1);
    assertThat(world.counters.count(Counters.Event.PAUSED_READING)).isEqualTo(1);
  }

  @Test
  void pageThatSendsTooMuchIsNotReadForAWhile() {
    var large = "e 9 {\"x\":\"" + "x".repeat(250_000) + "\"}";
    long pause = 0;
    int sent = 0;
    while (pause == 0) {
      pause = page.send(large);
      sent++;
    }

    assertThat(sent).isEqualTo(9);
    assertThat(pause).isBetween(100L, 250L);
  }
}
