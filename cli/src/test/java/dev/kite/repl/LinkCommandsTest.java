package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kite.client.ConnectionListener;
import dev.kite.client.Notice;
import dev.kite.client.Outcome;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkCommandsTest {
  private static final String HAND = "7G3QW0ZC51";
  private static final String GAME = "7G3QW0ZC52";

  private final FakeConnection connection = new FakeConnection();
  private final FakeDesk desk = new FakeDesk();
  private final Session session =
      new Session(
          connection,
          new Choice(),
          new ConsoleRenderer(Look.PLAIN, connection::targets),
          new EventFilter(new ConnectionListener() {}),
          Look.PLAIN,
          desk);

  @BeforeEach
  void twoPages() {
    connection.targets.add(FakeConnection.target(1, "Hand"));
    connection.targets.add(FakeConnection.target(2, "Game"));
  }

  @AfterEach
  void end() {
    session.end();
  }

  @Test
  void linkRunsUntilItIsUnlinked() {
    linksAtOnce();
    session.take(":link Hand 2");
    awaitSaid("Linking Hand to Game; :unlink ends it");
    await().until(() -> connection.linked.equals(List.of(HAND + " -> " + GAME)));
    session.take(":jobs");
    assertThat(desk.printed).singleElement().asString().contains("link", "from 1 Hand", "Game");

    session.take(":unlink");

    awaitSaid("Hand is no longer linked to Game");
    assertThat(connection.linked).containsExactly(HAND + " -> " + GAME, "- -> " + GAME);
    assertThat(desk.failures).isEmpty();
  }

  @Test
  void phoneIsThePageThatIsSpokenToWhenOneIsNamed() {
    linksAtOnce();
    session.take(":use Game");
    session.take(":link Hand");

    await().until(() -> connection.linked.equals(List.of(GAME + " -> " + HAND)));
  }

  @Test
  void whatCannotBeLinkedIsSaidInOneLine() {
    session.take(":link");
    session.take(":link 1 1");
    session.take(":link 1 7");
    session.take(":link 1 2 3");
    session.take(":unlink");
    session.take(":unlink Game");
    session.take(":tilt");

    assertThat(desk.said)
        .containsExactly(
            "error: :link takes the page to feed, or the phone and the page, like :link 1 2",
            "error: 1 Hand cannot feed itself. Name two pages: :link 1 2",
            "error: No page fits 7; :targets lists them.",
            "error: :link takes the page to feed, or the phone and the page, like :link 1 2",
            "error: No page is linked.",
            "error: 2 Game is linked to no page.",
            "error: :tilt needs a terminal: it is done by the arrow keys.");
    assertThat(desk.failures).hasSize(7);
    assertThat(connection.linked).isEmpty();
  }

  @Test
  void refusalOfTheRelayIsShown() {
    connection.linking =
        () ->
            CompletableFuture.completedFuture(
                new Outcome.NotRun(-32005, "The key shown may only look."));
    session.take(":link 1 2");

    awaitSaid("The key shown may only look.");
  }

  @Test
  void linkOfAnotherConsoleIsEndedByThePagesName() {
    connection.targets.set(1, fed(FakeConnection.target(2, "Game"), HAND));
    session.take(":use 2");
    desk.said.clear();
    session.take(":status");
    assertThat(desk.printed).anyMatch(line -> line.matches(" *fed by +1 Hand"));

    session.take(":unlink");

    assertThat(connection.linked).containsExactly("- -> " + GAME);
  }

  @Test
  void noticesSayWhoFeedsAPage() {
    var notices = new NoticeText();
    notices.notice(notice(Notice.Kind.JOINED, FakeConnection.target(1, "Hand")));
    notices.notice(notice(Notice.Kind.JOINED, FakeConnection.target(2, "Game")));

    assertThat(changed(notices, fed(FakeConnection.target(2, "Game"), HAND)))
        .isEqualTo("* 2 Game is fed by Hand now");
    assertThat(changed(notices, FakeConnection.target(2, "Game")))
        .isEqualTo("* 2 Game is fed by no page any more");
  }

  @Test
  void tableShowsWhoFeedsAPage() {
    var all =
        List.of(FakeConnection.target(1, "Hand"), fed(FakeConnection.target(2, "Game"), HAND));

    assertThat(new TargetTable(Look.PLAIN).lines(all, Optional.empty()).get(2).toString())
        .contains("shown, fed by 1");
  }

  /** The relay's notice comes before its answer. */
  private void linksAtOnce() {
    connection.linking =
        () -> {
          connection.targets.set(1, fed(FakeConnection.target(2, "Game"), HAND));
          return FakeConnection.done("{}");
        };
  }

  private void awaitSaid(String text) {
    await(text)
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> {
              synchronized (desk) {
                return desk.said.stream().anyMatch(line -> line.contains(text));
              }
            });
  }

  private static String changed(NoticeText notices, Target target) {
    var entry = notices.notice(notice(Notice.Kind.CHANGED, target)).orElseThrow();
    return new ConsoleRenderer(Look.PLAIN, List::of).entry(entry).toString();
  }

  private static Notice notice(Notice.Kind kind, Target target) {
    return new Notice(new Stamp(1, 0, target.id(), target.epoch(), 0), kind, target);
  }

  private static Target fed(Target target, String source) {
    return new Target(
        target.number(),
        target.id(),
        target.epoch(),
        target.url(),
        target.title(),
        target.userAgent(),
        target.evalMode(),
        target.sensors(),
        target.hidden(),
        target.connected(),
        target.joined(),
        Optional.of(new TargetLink(source, Set.of(SensorStream.MOTION), OptionalInt.empty())));
  }
}
