package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kite.FakePage;
import dev.kite.JsonDoc;
import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.http.RelayStartException;
import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kite record} and {@code kite replay} against a page that answers as a script would. */
class TracesTest {
  private static final String EPOCH = "9f86d081884c7d65";
  private static final String STARTED =
      "{\"result\":{\"streams\":[\"m\"],\"state\":\"granted\",\"why\":\"\",\"facts\":{"
          + "\"userAgent\":\"Mozilla/5.0\",\"platform\":\"Linux\",\"angle\":90,\"interval\":null,"
          + "\"sign\":\"w3c\",\"startTime\":1764000000000.25}}}";
  private static final String REPORT =
      "{\"result\":{\"samples\":3,\"skipped\":{},\"lateness\":{\"p50\":0.25,\"p99\":1.5,\"max\":2},"
          + "\"stalls\":0,\"stalledMs\":0,\"leaked\":0,\"exceptions\":0,\"hiddenMs\":0,"
          + "\"durationMs\":33.4,\"clock\":\"main\",\"ended\":\"finished\"}}";

  @TempDir private Path folder;
  private final ControlKey key = ControlKey.random(new SecureRandom());
  private RelayServer relay;
  private FakePage page;
  private final Map<FakePage, Double> moments = new ConcurrentHashMap<>();
  private Shell shell;
  private Path file;

  @BeforeEach
  void start() throws RelayStartException, IOException {
    relay = RelayServer.start(RelayConfig.local(Script.load()));
    page = FakePage.open(URI.create(relay.urls().get(0)), key.pageKey(), "Tilt", EPOCH);
    var keyFile = folder.resolve("key");
    new KeyFile(keyFile, KeyFile.IfMissing.REFUSE, System.err).rotate();
    Files.writeString(keyFile, key.text(), UTF_8);
    file = folder.resolve("shake.kite.jsonl");
    shell = shell(keyFile);
  }

  @AfterEach
  void stop() {
    page.close();
    relay.close();
  }

  @Test
  void recordingBecomesTraceThatReplaysTheSameValues() throws IOException {
    var recording = record();
    send(recording.session(), 1, 2, MOTION_1 + "," + MOTION_2);
    send(recording.session(), 3, 3, MOTION_3);
    awaitRows(4);
    finishRecording(recording, 3);

    assertThat(recording.exit()).isCompletedWithValue(0);
    var lines = Files.readAllLines(file);
    assertThat(lines.get(0))
        .contains("\"start\":\"2025-11-24T16:00:00Z\"")
        .contains("\"platform\":\"Linux\"")
        .contains("\"screen\":{\"angle\":90")
        .contains("\"interval\":{\"raw\":16")
        .contains("\"sign\":\"w3c\"")
        .contains("\"streams\":[\"m\"]");
    assertThat(lines.subList(1, 4))
        .containsExactly(
            "[\"m\",0,[0.1,-0.2,9.8],null,[1,2,-0],16]",
            "[\"m\",16.75,[4.9E-324,0.30000000000000004,null],null,null,16]",
            "[\"m\",33.5,null,[0.5,0,9.81],null,16]");
    assertThat(lines.get(4)).contains("\"n\":3").contains("\"dropped\":0");

    var rows = replayed();
    assertThat(shell.run("replay", file.toString())).isZero();
    assertThat(rows).hasToString("[" + String.join(", ", lines.subList(1, 4)) + "]");
    assertThat(shell.out()).containsPattern("lateness p99 +1\\.50 ms\n");
  }

  @Test
  void intervalIsThatOfTheFirstMotionRowInALaterBatch() throws IOException {
    var recording = record();
    send(recording.session(), 1, 1, "[\"o\",5000.25,1,2,3,false]");
    send(recording.session(), 3, 3, MOTION_1);
    awaitRows(4);
    finishRecording(recording, 3);

    var lines = Files.readAllLines(file);
    assertThat(lines.get(0)).contains("\"interval\":{\"raw\":16.0,\"unit\":\"ms\"}");
    assertThat(lines.subList(1, 4))
        .containsExactly(
            "[\"o\",0,1,2,3,false]", "[\"d\",0,1]", "[\"m\",12,[0.1,-0.2,9.8],null,[1,2,-0],16]");
  }

  @Test
  void withoutAMotionRowTheFileHasNoIntervalAndAllRows() throws IOException {
    var recording = record();
    send(recording.session(), 1, 1, "[\"o\",5000.25,1,2,3,false]");
    awaitRows(2);
    send(recording.session(), 2, 2, MOTION_1);
    awaitRows(3);
    finishRecording(recording, 2);

    assertThat(Files.readAllLines(file)).hasSize(4).first().asString().doesNotContain("interval");
  }

  @Test
  void samplesThatNeverCameAreCountedAsLost() throws IOException {
    var recording = record();
    send(recording.session(), 1, 1, MOTION_1);
    send(recording.session(), 5, 5, MOTION_2);
    awaitRows(4);
    finishRecording(recording, 7);

    assertThat(Files.readAllLines(file))
        .anyMatch(line -> line.equals("[\"d\",0,3]"))
        .anyMatch(line -> line.equals("[\"d\",16.75,2]"))
        .last()
        .asString()
        .contains("\"dropped\":5");
    assertThat(shell.err()).contains("5 lost");
  }

  @Test
  void recordingForSomeTimeEndsByItself() {
    page.answers(
            "Sensor.record",
            params -> {
              send(params.get("session").getAsString(), 1, 1, MOTION_1);
              return STARTED;
            })
        .answers("Sensor.stop", params -> "{\"result\":{\"recorded\":1}}");

    assertThat(shell.run("record", file.toString(), "--for", "50ms")).isZero();
    assertThat(shell.err()).contains("1 row in 0.0 s, 0 lost");
  }

  @Test
  void recordingWithoutAReadingFailsWithThePagesReason() {
    var why = "Sensors need a secure page: use https, or localhost (adb reverse).";
    page.answers(
            "Sensor.record", params -> STARTED.replace("\"why\":\"\"", "\"why\":\"" + why + "\""))
        .answers("Sensor.stop", params -> "{\"result\":{\"recorded\":0}}");

    assertThat(shell.run("record", file.toString(), "--for", "50ms")).isEqualTo(1);
    assertThat(shell.err())
        .endsWith("kite: " + file + ": no readings. " + why + " The file was removed again.\n");
  }

  @Test
  void motionAndTheFactsThatExplainItAreRecordedWhenNobodySaysWhat() {
    var streams = new CompletableFuture<String>();
    page.answers(
        "Sensor.record",
        params -> {
          streams.complete(params.get("streams").toString());
          return "{\"error\":{\"code\":-32000,\"message\":\"Too many recordings: stop one.\"}}";
        });

    assertThat(shell.run("record", file.toString())).isEqualTo(1);
    assertThat(streams).isCompletedWithValue("[\"m\",\"o\",\"s\",\"v\"]");
  }

  @Test
  void eachStreamHasItsRateInTheLineOfEachSecond() throws IOException {
    var recording = record();
    send(recording.session(), 1, 3, MOTION_1 + "," + MOTION_2 + "," + MOTION_3);
    await().until(() -> shell.err().contains("       3 rows  m  90/s  0 lost\n"));
    finishRecording(recording, 3);

    assertThat(recording.exit()).isCompletedWithValue(0);
  }

  @Test
  void linesTypedByHandAreMarks() throws IOException {
    var keyboard = new PipedOutputStream();
    shell.typingByHand(new PipedInputStream(keyboard));
    var recording = record();
    send(recording.session(), 1, 1, MOTION_1);
    awaitRows(2);
    keyboard.write("\nturn left\n\n".getBytes(UTF_8));
    await().until(() -> shell.err().contains("Marked: mark 2\n"));
    finishRecording(recording, 1);

    assertThat(Files.readAllLines(file).subList(2, 5))
        .containsExactly("[\"k\",0,\"mark 1\"]", "[\"k\",0,\"turn left\"]", "[\"k\",0,\"mark 2\"]");
  }

  @Test
  void whatThePageSaysOfItsSensorsIsToldOnceInItsOwnWords() {
    var why = "This browser or device sends no deviceorientation.";
    var recording = record(STARTED.replace("\"why\":\"\"", "\"why\":\"" + why + "\""));
    page.event("Sensor.state", "{\"state\":\"granted\",\"why\":\"" + why + "\"}");
    page.event("Sensor.state", "{\"state\":\"granted\",\"why\":\"Hidden.\"}");
    await().until(() -> shell.err().contains("kite: Hidden.\n"));
    finishRecording(recording, 0);

    assertThat(shell.err()).containsOnlyOnce("kite: " + why + "\n");
  }

  @Test
  void pageThatGoesAwayEndsTheRecordingAndTheFileIsWhole() throws IOException {
    var recording = record();
    send(recording.session(), 1, 1, MOTION_1);
    awaitRows(2);
    page.drop();
    var again =
        FakePage.reload(
            URI.create(relay.urls().get(0)),
            key.pageKey(),
            "Tilt",
            "0b7e151628aed2a6",
            page.target());

    assertThat(recording.exit()).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(1);
    assertThat(shell.err()).contains("ended early: the page was loaded anew");
    assertThat(Files.readAllLines(file)).last().asString().contains("\"n\":1");
    again.close();
  }

  @Test
  void fileThatIsThereIsNotWrittenOver() throws IOException {
    Files.writeString(file, "precious");

    assertThat(shell.run("record", file.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("--force");
    assertThat(file).hasContent("precious");
  }

  @Test
  void fileThatCannotBeWrittenIsOneLine() {
    page.answers("Sensor.record", params -> STARTED)
        .answers("Sensor.stop", params -> "{\"result\":{\"recorded\":0}}");
    var nowhere = folder.resolve("none/shake.kite.jsonl");

    assertThat(shell.run("record", nowhere.toString())).isEqualTo(2);
    assertThat(shell.err()).contains(nowhere + ": no such file or folder");
  }

  @Test
  void whatIsNoTraceIsNamedWithItsLine() throws IOException {
    Files.writeString(file, "{\"kite\":\"sensor-trace\",\"v\":1}\n[\"m\",0]\n");
    replayed();

    assertThat(shell.run("replay", file.toString())).isEqualTo(2);
    assertThat(shell.err()).startsWith("kite: " + file + ":2: ");
    assertThat(shell.run("replay", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(shell.err()).contains("no such file");
  }

  @Test
  void damagedLineInTheMiddleStopsTheReplayInThePage() throws IOException {
    Files.writeString(
        file,
        """
        {"kite":"sensor-trace","v":1}
        ["o",0,1,2,3,false]
        ["o",1500,1,2,3,false]
        ["o",1600,1,2]
        """);
    var stopped = new CompletableFuture<String>();
    replayed();
    page.answers(
        "Replay.stop",
        params -> {
          stopped.complete(params.get("replay").getAsString());
          return REPORT;
        });

    assertThat(shell.run("replay", file.toString())).isEqualTo(2);
    assertThat(shell.err()).contains(file + ":4: ");
    assertThat(stopped).isCompleted();
  }

  @Test
  void reportAsJsonHasItsMembers() throws IOException {
    writeTrace();
    replayed();

    assertThat(shell.run("replay", file.toString(), "--json", "--speed", "2")).isZero();
    var report = JsonDoc.checkReplay(shell.out());
    assertThat(report.get("title").getAsString()).isEqualTo("Tilt");
    assertThat(report.getAsJsonObject("lateness").get("p99").getAsDouble()).isEqualTo(1.5);
  }

  @Test
  void severalPagesPlayInStepAndEachReports() throws IOException {
    writeTrace();
    var here = replayed();
    var other =
        FakePage.open(URI.create(relay.urls().get(0)), key.pageKey(), "Other", "0b7e151628aed2a6");
    var there = replayed(other);
    page.answers("Kite.clock", params -> "{\"result\":{\"now\":1000}}");
    other.answers("Kite.clock", params -> "{\"result\":{\"now\":500000}}");

    assertThat(shell.run("replay", file.toString(), "--all", "--json")).isZero();
    assertThat(
            shell.out().lines().map(line -> JsonDoc.checkReplay(line).get("title").getAsString()))
        .containsExactlyInAnyOrder("Tilt", "Other");
    assertThat(here).isEqualTo(there).hasSize(3);
    assertThat(moments.get(page)).isBetween(2000.0, 12_000.0);
    assertThat(moments.get(other)).isBetween(501_000.0, 511_000.0);

    assertThat(shell.run("replay", file.toString(), "--target", "Tilt", "--target", "Other"))
        .isZero();
    assertThat(shell.out()).contains("Tilt:\n", "Other:\n");
    other.close();
  }

  @Test
  void partOfTheTraceIsFiredAsAnotherDeviceWouldHaveHadIt() throws IOException {
    Files.writeString(
        file,
        """
        {"kite":"sensor-trace","v":1,"screen":{"angle":90},"sign":"ios","interval":{"raw":0.016,"unit":"s"}}
        ["m",0,null,[9,9,9],null,0.016]
        ["m",1000,null,[1,2,3],null,0.016]
        ["k",1500,"mark"]
        ["m",2000,null,[9,9,9],null,0.016]
        """);
    var rows = replayed();

    assertThat(
            shell.run(
                "replay",
                file.toString(),
                "--from=1s",
                "--to=2s",
                "--sign=w3c",
                "--interval=ms",
                "--screen-angle=0"))
        .isZero();
    assertThat(rows).containsExactly("[\"m\",0,null,[2,-1,-3],null,16]");
    assertThat(shell.out()).contains("1 mark\n");
    assertThat(shell.err()).doesNotContain("kite:");
  }

  @Test
  void wishThatCannotBeFulfilledIsSaid() throws IOException {
    writeTrace();
    replayed();

    assertThat(shell.run("replay", file.toString(), "--sign", "ios")).isZero();
    assertThat(shell.err())
        .startsWith("kite: The trace does not say whose signs it has; they stay as they are.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--sign=android,'--sign is w3c or ios, not android.'",
    "--interval=m,'--interval is ms or s, not m.'",
    "--screen-angle=45,'--screen-angle is 0, 90, 180 or 270, not 45.'",
    "--hidden=stop,'--hidden is keep or pause, not stop.'",
    "--speed=0,'--speed is a number above 0, like 0.5 or 2.'"
  })
  void optionThatIsNoneIsRefusedInOneLine(String option, String message) throws IOException {
    writeTrace();

    assertThat(shell.run("replay", file.toString(), option)).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("kite: " + message + "\n");
  }

  @Test
  void partThatEndsBeforeItBeginsIsRefused() throws IOException {
    writeTrace();

    assertThat(shell.run("replay", file.toString(), "--from=3s", "--to=2s")).isEqualTo(2);
    assertThat(shell.err()).contains("--to is a time behind --from");
  }

  @Test
  void armedPageIsLoadedAgainBeforeTheReplay() throws IOException {
    writeTrace();
    replayed();
    var armed = new CompletableFuture<String>();
    var reloaded = new CompletableFuture<String>();
    page.answers(
            "Replay.arm",
            params -> {
              armed.complete(params.get("rows").toString());
              return "{\"result\":{}}";
            })
        .answers(
            "Kite.reload",
            params -> {
              reloaded.complete("");
              return "{\"result\":{}}";
            });
    var replay = shell.start("replay", file.toString(), "--arm");
    assertThat(reloaded).succeedsWithin(Duration.ofSeconds(10));
    assertThat(armed).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("[[\"o\",0,1,2,3,false]]");
    page.drop();
    var rows = new CompletableFuture<List<String>>();
    page =
        FakePage.reload(
            URI.create(relay.urls().get(0)),
            key.pageKey(),
            "Tilt",
            "0b7e151628aed2a6",
            page.target(),
            loaded -> rows.complete(replayed(loaded)));

    assertThat(replay).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
    assertThat(rows.join()).hasSize(3);
  }

  @Test
  void loopGoesOnUntilInterrupted() throws IOException {
    writeTrace();
    var rows = replayed();
    page.answers("Replay.stop", params -> REPORT.replace("finished", "stopped"));
    var replay = shell.start("replay", file.toString(), "--loop", "--speed", "1000");
    await().until(() -> rows.size() > 1000);
    shell.interrupt();

    assertThat(replay).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(0);
    assertThat(shell.out()).contains("stopped");
  }

  @Test
  void statusIsAskedWhileCreditIsAwaited() throws IOException {
    writeTrace();
    replayed();
    var asked = new CompletableFuture<String>();
    page.answers(
            "Replay.status",
            params -> {
              asked.complete("yes");
              return "{\"result\":{\"fired\":2,\"stalls\":1,\"now\":1500}}";
            })
        .answers("Replay.finish", params -> null);
    page.answers("Replay.stop", params -> REPORT.replace("finished", "stopped"));
    var replay = shell.start("replay", file.toString());

    assertThat(asked).succeedsWithin(Duration.ofSeconds(10));
    await().until(() -> shell.err().contains("1.5 s       2 rows fired  1 stalls"));
    shell.interrupt();
    assertThat(replay).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(130);
  }

  @Test
  void replayThatThePageEndedIsReportedAndFails() throws IOException {
    writeTrace();
    replayed();
    page.answers(
            "Replay.load",
            params -> "{\"error\":{\"code\":-32000,\"message\":\"This replay has ended.\"}}")
        .answers("Replay.stop", params -> REPORT.replace("finished", "replaced"));

    assertThat(shell.run("replay", file.toString())).isEqualTo(1);
    assertThat(shell.out()).contains("replaced");
  }

  @Test
  void batchThatIsTooLongForOneFrameIsShippedInParts() throws IOException {
    var values = String.join(",", Collections.nCopies(16, "-0.12345678901234567"));
    try (var out = Files.newBufferedWriter(file)) {
      out.write("{\"kite\":\"sensor-trace\",\"v\":1}\n");
      for (int i = 0; i < 900; i++) {
        out.write("[\"g\",%d,\"RelativeOrientationSensor\",[%s]]\n".formatted(i, values));
      }
    }
    var rows = replayed();

    assertThat(shell.run("replay", file.toString())).isZero();
    assertThat(rows).hasSize(900);
  }

  @Test
  void pageThatCannotReplayFailsWithItsOwnWords() throws IOException {
    writeTrace();

    assertThat(shell.run("replay", file.toString())).isEqualTo(1);
    assertThat(shell.err()).contains("unknown method");
  }

  private static final String MOTION_1 = "[\"m\",5012.25,[0.1,-0.2,9.8],null,[1,2,-0],16]";
  private static final String MOTION_2 =
      "[\"m\",5029,[5e-324,0.30000000000000004,null],null,null,16]";
  private static final String MOTION_3 = "[\"m\",5045.75,null,[0.5,0,9.81],null,16]";

  /** A recording under way: who records, and what the command will return. */
  private record Recording(String session, CompletableFuture<Integer> exit) {}

  private Recording record() {
    return record(STARTED);
  }

  private Recording record(String started) {
    var session = new CompletableFuture<String>();
    page.answers(
        "Sensor.record",
        params -> {
          session.complete(params.get("session").getAsString());
          return started;
        });
    var exit = shell.start("record", file.toString(), "--streams", "m");
    assertThat(session).succeedsWithin(Duration.ofSeconds(10));
    return new Recording(session.join(), exit);
  }

  private void finishRecording(Recording recording, int total) {
    page.answers("Sensor.stop", params -> "{\"result\":{\"recorded\":" + total + "}}");
    shell.interrupt();
    assertThat(recording.exit()).succeedsWithin(Duration.ofSeconds(10));
  }

  private void send(String session, int first, int last, String rows) {
    page.eventTo(
        session,
        "Sensor.recorded",
        "{\"first\":%d,\"last\":%d,\"rows\":[%s]}".formatted(first, last, rows));
  }

  /** Waits until the file, which is flushed once a second, has so many lines. */
  private void awaitRows(int lines) {
    await().until(() -> Files.exists(file) && Files.readAllLines(file).size() >= lines);
  }

  private List<String> replayed() {
    return replayed(page);
  }

  /** The rows that a page gets from now on. */
  private List<String> replayed(FakePage page) {
    var rows = new CopyOnWriteArrayList<String>();
    page.answers(
            "Replay.start",
            params -> {
              if (params.has("at")) {
                moments.put(page, params.get("at").getAsDouble());
              }
              return "{\"result\":{\"clock\":\"main\",\"hidden\":false}}";
            })
        .answers("Replay.load", params -> credit(params, rows))
        .answers("Replay.finish", params -> REPORT);
    return rows;
  }

  private static String credit(JsonObject params, List<String> rows) {
    JsonArray loaded = params.getAsJsonArray("rows");
    loaded.forEach(row -> rows.add(row.toString()));
    return "{\"result\":{\"buffered\":1000}}";
  }

  private void writeTrace() throws IOException {
    Files.writeString(
        file,
        """
        {"kite":"sensor-trace","v":1}
        ["o",0,1,2,3,false]
        ["o",1500,1,2,3,false]
        ["o",3000,1,2,3,false]
        """);
  }

  private Shell shell(Path keyFile) {
    return new Shell(folder)
        .with("KITE_RELAY", relay.urls().get(0))
        .with("KITE_KEY_FILE", keyFile.toString());
  }
}
