package dev.kite.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import dev.kite.FakePage;
import dev.kite.JsonDoc;
import dev.kite.protocol.SensorStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kite link} between pages that answer as a script would. */
class LinkTest {
  /** The game's clock is 2,000 ms ahead of the hand's: of 2,020 ms of transit 20 are the way. */
  private static final double AHEAD = 2000;

  private static final String STATUS =
      "{\"result\":{\"from\":\"%s\",\"state\":\"%s\",\"rate\":60,\"fired\":7,\"dropped\":1,"
          + "\"late\":2,\"delay\":17.5,\"transit\":%s,\"leaked\":0,\"exceptions\":0}}";
  private static final String TRANSIT = "{\"p50\":2020,\"p95\":2025}";

  @TempDir private Path folder;
  private TestRoom room;
  private Shell shell;
  private FakePage hand;
  private FakePage game;

  @BeforeEach
  void twoPages() throws Exception {
    room = TestRoom.open(folder);
    shell = room.shell();
    hand = room.page("Hand").answers("Kite.clock", it -> clock(0));
    game = room.page("Game").answers("Kite.clock", it -> clock(AHEAD));
    tells("receiving", TRANSIT);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void oneLineASecondTellsHowItGoes() {
    var link = shell.start("link", "Hand", "Game", "--streams", "m", "--latency", "40");
    await(() -> shell.out().contains("\n"));
    assertThat(hand.watched()).isEqualTo(Set.of(SensorStream.MOTION));
    assertThat(game.source().orElseThrow().from()).isEqualTo(hand.target());
    assertThat(game.source().orElseThrow().latency()).hasValue(40);
    assertThat(shell.err()).isEqualTo("Linking Hand to Game. Ctrl-C ends it.\n");
    assertThat(shell.out()).matches(" 60/s  latency \\d\\d/\\d\\d ms  1 dropped  2 late\n");

    shell.interrupt();

    assertThat(link.join()).isZero();
    await(() -> game.source().isEmpty() && hand.watched().isEmpty());
  }

  @Test
  void linesOfJsonFitTheirTable() {
    var link = shell.start("link", "Hand", "Game", "--json");
    await(() -> shell.out().contains("\n"));
    tells("waiting", "null");
    await(() -> shell.out().contains("waiting"));
    shell.interrupt();
    assertThat(link.join()).isZero();

    var first = JsonDoc.checkLink(shell.out().lines().findFirst().orElseThrow());
    var latency = first.getAsJsonObject("latency");
    assertThat(latency.get("p50").getAsDouble()).isCloseTo(20, within(uncertainty(latency)));
    assertThat(shell.out().lines()).allSatisfy(JsonDoc::checkLink);
  }

  private static double uncertainty(JsonObject latency) {
    return latency.get("uncertainty").getAsDouble() + 0.001;
  }

  @Test
  void whyNothingComesIsTheSourcesOwnSentence() {
    tells("waiting", "null");
    var link = shell.start("link", "Hand", "Game");
    await(() -> !hand.watched().isEmpty());
    hand.event("Sensor.state", "{\"state\":\"insecure\",\"why\":\"Sensors need https.\"}");

    awaitOut(out -> out.contains("the source sends nothing: Sensors need https.\n"));
    shell.interrupt();
    assertThat(link.join()).isZero();
  }

  @Test
  void silenceOfThePageThatIsFedIsNotTakenForTheSources() {
    game.answers("Link.status", it -> "{\"error\":{\"code\":-32000,\"message\":\"Busy.\"}}");
    var link = shell.start("link", "Hand", "Game");

    awaitOut(out -> out.contains("the page does not say how it goes: Busy.\n"));
    shell.interrupt();
    assertThat(link.join()).isZero();
  }

  @Test
  void sourceThatLeftAndIsBackIsLinkedAgain() {
    var link = shell.start("link", "Hand", "Game");
    awaitOut(out -> out.contains("latency"));
    hand.drop();
    awaitOut(out -> out.contains("the source is away\n"));
    await(() -> game.source().isEmpty());

    hand.connect(URI.create(room.url()));

    await(() -> game.source().isPresent());
    shell.interrupt();
    assertThat(link.join()).isZero();
  }

  @Test
  void linkThatAnotherConsoleEndsFailsAndSaysSo() {
    var link = shell.start("link", "Hand", "Game");
    awaitOut(out -> out.contains("latency"));
    var third = room.page("Third");
    var other = room.shell();
    var replacing = other.start("link", "Third", "Game");

    assertThat(link.join()).isEqualTo(1);
    assertThat(shell.err()).contains("kite: Another page feeds Game now.");
    assertThat(game.source().orElseThrow().from()).isEqualTo(third.target());
    other.interrupt();
    assertThat(replacing.join()).isZero();
  }

  @Test
  void pagesThatCannotBeLinkedAreNamed() {
    assertThat(shell.run("link", "Hand", "hand")).isEqualTo(2);
    assertThat(shell.err()).contains("Hand and hand are the same page. Name two pages.");
    assertThat(shell.run("link", "Hand", "Nobody")).isEqualTo(3);
    assertThat(shell.err()).contains("No page fits Nobody; kite targets lists those there are.");
    assertThat(shell.run("link", "Hand", "Game", "--latency", "251")).isEqualTo(2);
    assertThat(shell.err()).contains("--latency is a number of ms from 0 to 250.");
    assertThat(shell.run("link", "Hand")).isEqualTo(2);
    assertThat(game.source()).isEmpty();
  }

  private void tells(String state, String transit) {
    game.answers("Link.status", it -> STATUS.formatted(hand.target(), state, transit));
  }

  private static String clock(double ahead) {
    return "{\"result\":{\"now\":" + (System.nanoTime() / 1e6 + ahead) + "}}";
  }

  private void awaitOut(Predicate<String> condition) {
    await(() -> condition.test(shell.out()));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(15)).until(condition);
  }
}
