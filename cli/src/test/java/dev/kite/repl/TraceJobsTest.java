package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonParser;
import dev.kite.client.Outcome;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import dev.kite.client.motion.Recorder;
import dev.kite.trace.ReplayPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceJobsTest {
  private static final Target PAGE = FakeConnection.target(1, "Hand");
  private static final String REPORT =
      "{samples: 2, lateness: {p50: 0, p99: 0, max: 0}, ended: 'stopped'}";

  @TempDir private Path folder;
  private final FakeConnection connection = new FakeConnection();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final TraceJobs jobs =
      new TraceJobs(connection, entry -> told.add(Piece.text(entry.pieces())), () -> 0);

  @BeforeEach
  void pageRecordsAndReplays() {
    connection.page =
        method ->
            switch (method) {
              case "Sensor.stop" -> FakeConnection.done("{recorded: 0}");
              case "Replay.finish" -> new CompletableFuture<>();
              case "Replay.stop" -> FakeConnection.done(REPORT);
              default -> FakeConnection.done("{}");
            };
  }

  @Test
  void oneRecordingAtATime() {
    jobs.recording().start(PAGE, file("a"), Recorder.FOR_EVER);
    jobs.recording().start(PAGE, file("b"), Recorder.FOR_EVER);

    assertThat(told).last().isEqualTo("A recording is running already; :record stop ends it.");
    assertThat(file("b")).doesNotExist();
    jobs.end();
  }

  @Test
  void oneReplayAtATime() throws IOException {
    jobs.replay().start(PAGE, trace(), ReplayPlan.AS_RECORDED);
    jobs.replay().start(PAGE, trace(), ReplayPlan.AS_RECORDED);

    assertThat(told).last().isEqualTo("A replay is running already; :replay stop ends it.");
    jobs.end();
  }

  @Test
  void stoppedRecordingTellsItsEndAndMakesRoom() {
    jobs.recording().start(PAGE, file("a"), Recorder.FOR_EVER);
    jobs.recording().stop();

    await()
        .until(
            () ->
                told.contains(
                    file("a")
                        + ": no readings. None came while it was recorded; the page does not say why. The file was removed again."));
    jobs.recording().start(PAGE, file("b"), Recorder.FOR_EVER);
    assertThat(told).last().asString().startsWith("Recording Hand to " + file("b"));
    jobs.end();
  }

  @Test
  void stoppedReplayTellsItsReportAndMakesRoom() throws IOException {
    jobs.replay().start(PAGE, trace(), ReplayPlan.AS_RECORDED.looping());
    jobs.replay().stop();

    await().until(() -> told.stream().anyMatch(entry -> entry.contains("samples fired")));
    jobs.replay().stop();
    assertThat(told).last().isEqualTo("No replay is running.");
  }

  @Test
  void markGoesIntoTheRecording() throws IOException {
    connection.page = sendingARow(method -> FakeConnection.done("{recorded: 1}"));
    jobs.recording().start(PAGE, file("a"), Recorder.FOR_EVER);
    jobs.recording().mark("here it begins");
    jobs.finish();

    assertThat(told).contains("Marked: here it begins");
    assertThat(file("a")).content().contains("[\"k\",0,\"here it begins\"]");
  }

  @Test
  void markWithoutARecordingSaysWhatToDo() {
    jobs.recording().mark("here");

    assertThat(told).containsExactly("No recording is running. Start one with :record FILE.");
  }

  @Test
  void replayIsPausedMovedAndResumedFromThePrompt() throws IOException {
    var answers = connection.page;
    connection.page =
        method ->
            switch (method) {
              case "Replay.pause", "Replay.resume" -> FakeConnection.done("{now: 8}");
              case "Replay.status" -> FakeConnection.done("{fired: 1, now: 8}");
              default -> answers.apply(method);
            };
    jobs.replay().start(PAGE, trace(), ReplayPlan.AS_RECORDED.withSpeed(2));
    jobs.replay().pause();
    await().until(() -> told.contains("Paused at 0.0 s; :replay resume goes on"));
    jobs.replay().seek(10);
    jobs.replay().resume();
    await().until(() -> told.contains("Going on at 0.0 s"));

    assertThat(told).contains("Moved to 0.0 s");
    assertThat(connection.commanded)
        .containsSubsequence("Replay.pause", "Replay.seek", "Replay.load", "Replay.finish")
        .contains("Replay.resume");
    await().until(() -> jobs.running().get(0).state().equals("at 0.0 s, 1 rows fired"));
    jobs.end();
  }

  @Test
  void steeringWithoutAReplaySaysSo() {
    jobs.replay().pause();
    jobs.replay().seek(5);

    assertThat(told).containsExactly("No replay is running.", "No replay is running.");
  }

  @Test
  void endWaitsForTheFileAndTheReport() throws IOException {
    var prompt = connection.page;
    connection.page =
        sendingARow(
            method -> method.endsWith(".stop") ? late(prompt.apply(method)) : prompt.apply(method));
    jobs.recording().start(PAGE, file("a"), Recorder.FOR_EVER);
    jobs.replay().start(PAGE, trace(), ReplayPlan.AS_RECORDED);
    jobs.end();

    assertThat(file("a")).content().endsWith("{\"end\":{\"n\":1,\"dur\":0,\"dropped\":0}}\n");
    assertThat(connection.commanded).contains("Sensor.stop", "Replay.stop");
    assertThat(told)
        .contains(file("a") + ": 1 row in 0.0 s, 0 lost.")
        .anyMatch(entry -> entry.contains("samples fired"));
  }

  @Test
  void finishLetsAnEndComeAndStopsWhatHasNone() throws IOException {
    connection.page = sendingARow(connection.page);
    long begun = System.nanoTime();
    jobs.recording().start(PAGE, file("a"), Duration.ofMillis(300));
    jobs.replay().start(PAGE, trace(), ReplayPlan.AS_RECORDED.looping());
    jobs.finish();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(200));
    assertThat(file("a")).content().contains("{\"end\":");
    assertThat(told).anyMatch(entry -> entry.contains("samples fired"));
  }

  @Test
  void nothingIsToldBehindTheEnd() {
    var stop = new CompletableFuture<Outcome>();
    connection.page =
        sendingARow(method -> method.equals("Sensor.stop") ? stop : FakeConnection.done("{}"));
    jobs.recording().start(PAGE, file("a"), Recorder.FOR_EVER);
    jobs.end();
    assertThat(told).last().isEqualTo("Left unfinished: the page did not answer within 5 s.");

    stop.complete(new Outcome.Cancelled());
    await().until(() -> Files.readString(file("a")).contains("{\"end\":"));
    jobs.end();
    assertThat(told).hasSize(2);
  }

  @Test
  void jobThatBreaksMakesRoom() {
    connection.page =
        method -> {
          throw new IllegalStateException("broken on purpose");
        };
    var before = Thread.getDefaultUncaughtExceptionHandler();
    var thrown = new CompletableFuture<Throwable>();
    Thread.setDefaultUncaughtExceptionHandler((thread, e) -> thrown.complete(e));
    try {
      jobs.recording().start(PAGE, file("a"), Recorder.FOR_EVER);
      assertThat(thrown).succeedsWithin(Duration.ofSeconds(10));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }

    jobs.recording().stop();
    assertThat(told).last().isEqualTo("No recording is running.");
  }

  @Test
  void replayOfAFileThatWasCutOffSaysSo() throws IOException {
    connection.page = method -> FakeConnection.done(method.equals("Replay.finish") ? REPORT : "{}");
    var whole = Files.readString(trace());
    Files.writeString(file("trace"), whole.substring(0, whole.indexOf(",1,2,3]\n{")));
    jobs.replay().start(PAGE, file("trace"), ReplayPlan.AS_RECORDED);
    jobs.finish();

    assertThat(told).contains(file("trace") + " was cut off after 1 row; it is replayed.");

    jobs.replay().start(PAGE, trace(), ReplayPlan.AS_RECORDED);
    jobs.finish();
    assertThat(told).hasSize(5).last().asString().contains("samples fired");
  }

  @Test
  void seekBehindTheEndStays() throws IOException {
    jobs.replay().start(PAGE, trace(), ReplayPlan.AS_RECORDED);
    jobs.replay().seek(50_000);
    await().until(() -> told.contains("The replay stays where it is: the trace ends at 0.0 s."));

    assertThat(connection.commanded).doesNotContain("Replay.seek");
    jobs.end();
  }

  @Test
  void replayWithNothingToFireIsAWarning() throws IOException {
    jobs.replay().start(PAGE, trace(), ReplayPlan.AS_RECORDED.between(30_000, 40_000));
    Files.writeString(file("facts"), "{\"kite\":\"sensor-trace\",\"v\":1}\n[\"v\",0,\"hidden\"]\n");
    jobs.replay().start(PAGE, file("facts"), ReplayPlan.AS_RECORDED);

    assertThat(told)
        .containsExactly(
            "from 30.0 s is behind the end of the trace (0.0 s).",
            "The trace has no row that a page can fire.");
    assertThat(connection.commanded).isEmpty();
  }

  /** The page's answers, and one row when a recording begins. */
  private Function<String, CompletableFuture<Outcome>> sendingARow(
      Function<String, CompletableFuture<Outcome>> answers) {
    var params = JsonParser.parseString("{first: 1, last: 1, rows: [['a',5,1,2,3]]}");
    var at = new Stamp(1, 0, PAGE.id(), PAGE.epoch(), 0);
    var row = new PageEvent(at, "Sensor.recorded", params.getAsJsonObject());
    return method -> {
      if (method.equals("Sensor.record")) {
        connection.listening.forEach(heard -> heard.sessionEvent(row));
      }
      return answers.apply(method);
    };
  }

  /** The same answer after a fifth of a second. */
  private static CompletableFuture<Outcome> late(CompletableFuture<Outcome> answer) {
    return new CompletableFuture<Outcome>()
        .completeOnTimeout(answer.join(), 200, TimeUnit.MILLISECONDS);
  }

  private Path file(String name) {
    return folder.resolve(name + ".kite.jsonl");
  }

  private Path trace() throws IOException {
    return Files.writeString(
        file("trace"),
        """
        {"kite":"sensor-trace","v":1}
        ["a",0,1,2,3]
        ["a",16,1,2,3]
        {"end":{"n":2,"dur":16}}
        """);
  }
}
