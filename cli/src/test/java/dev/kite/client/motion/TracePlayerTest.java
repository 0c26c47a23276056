package dev.kite.client.motion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kite.client.Outcome;
import dev.kite.client.Target;
import dev.kite.repl.FakeConnection;
import dev.kite.trace.ReplayPlan;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TracePlayerTest {
  private static final Target PAGE = FakeConnection.target(1, "Game");
  private static final String REPORT =
      "{samples: 2, fired: {a: 2}, skipped: {s: 1}, left: 0,"
          + " lateness: {p50: 0.5, p95: 1, p99: 2, max: 3}, stalls: 0, stalledMs: 0, pausedMs: 7,"
          + " leaked: 0, exceptions: 0, hiddenMs: 0, durationMs: 100, clock: 'worker',"
          + " ended: 'finished'}";

  private final FakeConnection connection = new FakeConnection();
  private final List<Double> places = new CopyOnWriteArrayList<>();

  @Test
  void rowsAreShippedAndThenTheDurationTold() throws Exception {
    answers(Map.of("Replay.finish", FakeConnection.done(REPORT)));
    var player = player(ReplayPlan.AS_RECORDED.withSpeed(2));

    var played = (TracePlayer.Played) player.play("shake");

    assertThat(connection.commanded)
        .containsExactly(
            "Replay.start", "Replay.load", "Replay.load", "Replay.load", "Replay.finish");
    assertThat(params("Replay.start"))
        .contains("\"label\":\"shake\"", "\"hidden\":\"keep\"")
        .doesNotContain("\"at\"");
    assertThat(params("Replay.finish")).contains("\"duration\":2000.0");
    assertThat(played.report().skipped()).isEqualTo(Map.of("s", 1L, "k", 1L));
    assertThat(played.report().paused()).isEqualTo(7);
  }

  @Test
  void momentAndWhatAHiddenPageDoesAreTold() throws Exception {
    answers(Map.of("Replay.finish", FakeConnection.done(REPORT)));

    player(ReplayPlan.AS_RECORDED)
        .play(ReplayStart.of("shake").at(5012.5).with(ReplayStart.WhileHidden.PAUSE));

    assertThat(params("Replay.start")).contains("\"at\":5012.5", "\"hidden\":\"pause\"");
  }

  @Test
  void seekLeavesTheCreditThatIsAwaitedAndShipsFromThePlaceOn() throws Exception {
    connection.page =
        method ->
            switch (method) {
              case "Replay.load" ->
                  count("Replay.load") == 1 ? new CompletableFuture<>() : FakeConnection.done("{}");
              case "Replay.finish" -> FakeConnection.done(REPORT);
              default -> FakeConnection.done("{}");
            };
    var player = player(ReplayPlan.AS_RECORDED.withSpeed(2));
    var playing = playing(player);
    await().until(() -> count("Replay.load") == 1);

    assertThat(player.seek(3_000).join()).isInstanceOf(Outcome.Done.class);
    assertThat(playing.join()).isInstanceOf(TracePlayer.Played.class);
    assertThat(params("Replay.seek")).contains("\"to\":1500.0");
    assertThat(loads())
        .containsExactly(
            "[[\"a\",0,1,2,3],[\"a\",500,1,2,3]]", "[[\"a\",1500,1,2,3],[\"a\",2000,1,2,3]]");
  }

  @Test
  void seekWhileTheEndIsAwaitedPlaysAgainFromThere() throws Exception {
    var finish = new CompletableFuture<Outcome>();
    answers(Map.of("Replay.finish", finish));
    var player = player(ReplayPlan.AS_RECORDED);
    var playing = playing(player);
    await().until(() -> connection.commanded.contains("Replay.finish"));
    answers(Map.of("Replay.finish", FakeConnection.done(REPORT)));
    var unused = player.seek(2_000);

    assertThat(playing.join()).isInstanceOf(TracePlayer.Played.class);
    assertThat(connection.commanded)
        .containsSubsequence("Replay.finish", "Replay.seek", "Replay.load", "Replay.finish");
    assertThat(loads().subList(loads().size() - 3, loads().size()))
        .containsExactly("[[\"a\",2000,1,2,3]]", "[[\"a\",3000,1,2,3]]", "[[\"a\",4000,1,2,3]]");
  }

  @Test
  void pauseAndResumeAnswerWithThePagesTime() throws Exception {
    answers(
        Map.of(
            "Replay.finish", new CompletableFuture<>(),
            "Replay.pause", FakeConnection.done("{now: 12.5}"),
            "Replay.stop", FakeConnection.done(REPORT)));
    var player = player(ReplayPlan.AS_RECORDED);
    var playing = playing(player);

    assertThat(player.pause().join()).hasToString("Done[result={\"now\":12.5}]");
    assertThat(player.resume().join()).isInstanceOf(Outcome.Done.class);
    player.stop();
    assertThat(playing.join()).isInstanceOf(TracePlayer.Played.class);
    assertThat(player.pause().join().message()).isEqualTo("The replay is over.");
  }

  @Test
  void placeInTheTraceIsToldWhateverTheSpeed() throws Exception {
    answers(
        Map.of(
            "Replay.finish", new CompletableFuture<>(),
            "Replay.status", FakeConnection.done("{fired: 1, stalls: 0, now: 100}"),
            "Replay.stop", FakeConnection.done(REPORT)));
    var player = player(ReplayPlan.AS_RECORDED.withSpeed(2).between(1_000, 4_000));
    var playing = playing(player);
    await().until(() -> !places.isEmpty());
    player.stop();
    playing.join();

    assertThat(places).startsWith(1_200.0);
  }

  @Test
  void pageThatCannotBeMovedStopsTheReplayWithItsWords() throws Exception {
    var refused =
        CompletableFuture.<Outcome>completedFuture(new Outcome.Failed(-32601, "unknown method"));
    answers(
        Map.of(
            "Replay.finish",
            new CompletableFuture<>(),
            "Replay.seek",
            refused,
            "Replay.stop",
            FakeConnection.done(REPORT)));
    var player = player(ReplayPlan.AS_RECORDED);
    var playing = playing(player);

    assertThat(player.seek(0).join()).isEqualTo(refused.join());
    assertThat(playing.join()).isInstanceOf(TracePlayer.Played.class);
  }

  @Test
  void reportOfAPageThatTellsLessIsRead() throws Exception {
    answers(
        Map.of(
            "Replay.finish",
            FakeConnection.done(
                "{samples: 2, skipped: 3, lateness: {p50: 1, p99: 2, max: 3}, ended: 'finished'}")));

    var report = ((TracePlayer.Played) player(ReplayPlan.AS_RECORDED).play("a")).report();

    assertThat(report.fired()).isEmpty();
    assertThat(report.skipped()).isEqualTo(Map.of(ReplayReport.UNTOLD, 3L, "k", 1L));
    assertThat(report.lateness().p95()).isEqualTo(2);
    assertThat(report.paused()).isZero();
  }

  private void answers(Map<String, CompletableFuture<Outcome>> page) {
    connection.page = method -> page.getOrDefault(method, FakeConnection.done("{}"));
  }

  private static CompletableFuture<TracePlayer.Result> playing(TracePlayer player) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return player.play("shake");
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        },
        task -> new Thread(task, "player under test").start());
  }

  /** A row each second, the last at 4 s, and a mark. */
  private TracePlayer player(ReplayPlan plan) throws IOException {
    var text = new StringBuilder("{\"kite\":\"sensor-trace\",\"v\":1}\n[\"k\",0,\"begin\"]\n");
    for (int i = 0; i <= 4; i++) {
      text.append("[\"a\",").append(i * 1000).append(",1,2,3]\n");
    }
    var bytes = text.toString().getBytes(UTF_8);
    var schedule =
        TraceSchedule.of(() -> TraceReader.of(new ByteArrayInputStream(bytes), "a"), plan);
    return new TracePlayer(
        connection, PAGE, schedule, new Random(1), (fired, stalls, now) -> places.add(now));
  }

  private String params(String method) {
    return connection.parameters.get(connection.commanded.indexOf(method)).toString();
  }

  private long count(String method) {
    return connection.commanded.stream().filter(method::equals).count();
  }

  /** The rows of each load. */
  private List<String> loads() {
    var loads = new ArrayList<String>();
    for (int i = 0; i < connection.commanded.size(); i++) {
      if (connection.commanded.get(i).equals("Replay.load")) {
        loads.add(connection.parameters.get(i).get("rows").toString());
      }
    }
    return loads;
  }
}
