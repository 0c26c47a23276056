package dev.kite.relay;

import static dev.kite.relay.World.EPOCH;
import static dev.kite.relay.World.ID;
import static dev.kite.relay.World.SESSION;
import static dev.kite.relay.World.hello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final String NEW = "{\"new\":true}";
  private static final String OTHER_SESSION = "0123456789abcdef";
  private static final String NEXT_EPOCH = "0b7e151628aed2a6";
  private static final String GAME_EPOCH = "1f40fc92da241694";
  private static final String LINKED = "l {\"from\":\"%s\",\"epoch\":\"%s\"}";
  private static final String UNLINKED = "l {}";

  private final World world = new World();
  private final FakePeer hand = world.welcomedPage();
  private final String from = world.target();
  private final FakePeer game = world.page();
  private final String to = welcomedTarget(game, GAME_EPOCH);
  private final FakePeer console = world.console(SESSION, NEW);

  @Test
  void readingsGoFromPageToPageAndToNobodyElse() {
    console.received();
    console.send(link("m,o", "-"));
    assertThat(hand.received()).containsExactly("w m,o");
    assertThat(game.received()).containsExactly(LINKED.formatted(from, EPOCH));
    console.received();

    hand.send("s m 7 [[\"m\",1]]");
    hand.send("s a 3 [[\"a\",1]]");
    game.send("s m 1 [[\"m\",9]]");

    assertThat(game.received()).containsExactly("s m 7 [[\"m\",1]]");
    assertThat(hand.received()).isEmpty();
    assertThat(console.received()).isEmpty();
  }

  @Test
  void consolesHearOfLinksAndWhoAskedIsAnswered() {
    var other = world.console(OTHER_SESSION, NEW);
    other.received();
    console.received();

    console.send(link("o", "0"));
    assertThat(answers(console)).singleElement().asString().contains(ID, "\"result\":{}");
    assertThat(other.received())
        .singleElement()
        .asString()
        .contains(
            "Target.changed",
            "\"link\":{\"from\":\"" + from + "\",\"streams\":\"o\",\"latency\":0}");
    assertThat(world.console("ffffffffffffffff", NEW).received().get(0)).contains("\"link\":{");

    console.send(unlink());
    assertThat(answers(console)).singleElement().asString().contains(ID, "\"result\":{}");
    assertThat(other.received())
        .singleElement()
        .asString()
        .contains("Target.changed", to)
        .doesNotContain("\"link\"");
    assertThat(game.received()).last().isEqualTo(UNLINKED);
    assertThat(hand.received()).containsExactly("w o", "w -");
  }

  @Test
  void sourceIsToldTheUnionOfWhatIsWatchedAndLinked() {
    console.send("w " + from + " m");
    console.send(link("o", "-"));
    console.send("w " + from + " -");
    console.send(unlink());

    assertThat(hand.received()).containsExactly("w m", "w m,o", "w o", "w -");
  }

  @Test
  void theNewestBatchesOfAStreamWaitAndReplaceTheOldestUnsentOne() {
    console.send(link("m,o", "-"));
    game.received();

    hand.send("s o 1 [[9]]");
    for (int n = 1; n <= 20; n++) {
      hand.send("s m %d [[%d]]".formatted(n, n));
    }

    var expected = new ArrayList<>(List.of("s o 1 [[9]]"));
    for (int n = 5; n <= 20; n++) {
      expected.add("s m %d [[%d]]".formatted(n, n));
    }
    assertThat(game.received()).isEqualTo(expected);
  }

  @Test
  void receiverThatComesBackIsToldByItsWelcomeWhoFeedsIt() {
    console.send(link("m", "40"));
    game.drop();
    hand.send("s m 1 [[1]]");
    var again = world.page();
    again.send(hello(NEXT_EPOCH, world.claim(to) + "\"reload\":true,"));

    assertThat(again.received().get(0))
        .contains(
            "\"link\":{\"from\":\"" + from + "\",\"epoch\":\"" + EPOCH + "\",\"latency\":40}");
    hand.send("s m 2 [[2]]");
    assertThat(again.received()).containsExactly("s m 2 [[2]]");
  }

  @Test
  void receiverThatComesBackToNoLinkIsNotToldOfOne() {
    console.send(link("m", "-"));
    game.drop();
    console.send(unlink());
    var again = world.page();
    again.send(hello(GAME_EPOCH, world.claim(to)));

    assertThat(again.received().get(0)).startsWith("W ").doesNotContain("link");
  }

  @Test
  void sourceThatReconnectsGoesOnWithoutAWord() {
    console.send(link("m", "-"));
    game.received();
    hand.drop();
    var again = world.page();
    again.send(hello(world.claim(from)));
    assertThat(again.received()).last().isEqualTo("w m");

    again.send("s m 9 [[9]]");

    assertThat(game.received()).containsExactly("s m 9 [[9]]");
  }

  @Test
  void receiverHearsOfAnotherLoadOfItsSourceAndNothingOfTheOneBefore() {
    console.send(link("m", "-"));
    game.received();
    hand.send("s m 500 [[1]]");
    var again = world.page();
    again.send(hello(NEXT_EPOCH, world.claim(from) + "\"reload\":true,"));
    again.send("s m 1 [[2]]");

    assertThat(game.received()).containsExactly(LINKED.formatted(from, NEXT_EPOCH), "s m 1 [[2]]");
  }

  @Test
  void linkEndsWhenItsSourceHasLeft() {
    console.send(link("m", "-"));
    game.received();
    console.received();
    hand.drop();
    world.time.pass(1_500);

    assertThat(game.received()).containsExactly(UNLINKED);
    assertThat(console.received().stream().filter(frame -> frame.startsWith("m ")))
        .extracting(frame -> frame.replaceAll(".*(Target\\.\\w+).*", "$1"))
        .containsExactly("Target.changed", "Target.left");
  }

  @Test
  void linkEndsWhenItsReceiverHasLeft() {
    console.send(link("m", "-"));
    game.drop();
    world.time.pass(1_500);

    assertThat(hand.received()).containsExactly("w m", "w -");
    assertThat(console.received()).last().asString().contains("Target.left");
  }

  @Test
  void linkOutlivesItsConsoleForAMinute() {
    console.send(link("m", "-"));
    console.drop();
    world.time.pass(59_999);
    assertThat(hand.received()).containsExactly("w m");

    world.time.pass(1);
    assertThat(hand.received()).containsExactly("w -");
    assertThat(game.received()).last().isEqualTo(UNLINKED);
    assertThat(world.counters.count(Counters.Event.FORGOTTEN_LINK)).isEqualTo(1);
  }

  @Test
  void linkStaysWhenItsConsoleComesBackInTime() {
    console.send(link("m", "-"));
    console.drop();
    world.time.pass(30_000);
    var back = world.console(SESSION, NEW);
    back.drop();
    world.time.pass(59_000);
    world.console(SESSION, NEW);
    world.time.pass(120_000);

    assertThat(hand.received()).containsExactly("w m");
  }

  @Test
  void newLinkTakesThePlaceOfTheOneBefore() {
    var pad = world.page();
    var second = welcomedTarget(pad, NEXT_EPOCH);
    console.send(link("m", "-"));
    hand.received();
    game.received();
    hand.send("s m 1 [[1]]");

    console.send("l %s %s %s o -".formatted(ID, second, to));
    pad.send("s o 1 [[2]]");

    assertThat(hand.received()).containsExactly("w -");
    assertThat(pad.received()).containsExactly("w o");
    assertThat(game.received())
        .containsExactly(LINKED.formatted(second, NEXT_EPOCH), "s o 1 [[2]]");
  }

  @Test
  void oneSourceFeedsSeveralPages() {
    var pad = world.page();
    var second = welcomedTarget(pad, NEXT_EPOCH);
    console.send(link("m", "-"));
    console.send("l %s %s %s o -".formatted(ID, from, second));
    pad.received();
    game.received();

    hand.send("s m 1 [[1]]");
    hand.send("s o 1 [[2]]");

    assertThat(hand.received()).containsExactly("w m", "w m,o");
    assertThat(game.received()).containsExactly("s m 1 [[1]]");
    assertThat(pad.received()).containsExactly("s o 1 [[2]]");
  }

  @Test
  void refusalsSayWhyInOneLineAndKeepTheConnection() {
    console.received();
    console.send("l %s %s %s m -".formatted(ID, from, from));
    assertThat(console.received()).singleElement().asString().contains("-32006", "two pages");
    console.send("l %s %s 7G3QW0ZC5M m -".formatted(ID, from));
    assertThat(console.received()).singleElement().asString().contains("-32004", "No such target");
    console.send("l %s 7G3QW0ZC5M %s m -".formatted(ID, to));
    assertThat(console.received()).singleElement().asString().contains("-32004", "No such target");

    var viewer = world.greet(world.console(Role.VIEWER), OTHER_SESSION, NEW);
    viewer.received();
    viewer.send(link("m", "-"));
    viewer.send(unlink());
    assertThat(viewer.received()).hasSize(2).allMatch(frame -> frame.contains("-32005"));
    assertThat(game.received()).isEmpty();
  }

  @Test
  void linkThatDoesNotFitItsFormIsRefusedByTheFieldsName() {
    console.received();
    console.send(link("m", "251"));

    assertThat(console.received()).singleElement().asString().contains("bad-frame", "latency");
  }

  @Test
  void linkOfAPageThatIsAwayForAMomentIsTold() {
    game.drop();
    console.received();
    console.send(link("m", "-"));
    assertThat(console.received()).first().asString().contains("\"connected\":false", "\"link\"");

    world.page().send(hello(GAME_EPOCH, world.claim(to)));

    assertThat(console.received())
        .singleElement()
        .asString()
        .contains("Target.changed", "\"connected\":true", "\"link\"");
  }

  private String link(String streams, String latency) {
    return "l %s %s %s %s %s".formatted(ID, from, to, streams, latency);
  }

  private String unlink() {
    return "u %s %s".formatted(ID, to);
  }

  private static List<String> answers(FakePeer console) {
    return console.received().stream().filter(frame -> frame.startsWith("r ")).toList();
  }

  private String welcomedTarget(FakePeer page, String epoch) {
    page.send(hello(epoch, ""));
    return world.welcomed(page);
  }
}
