package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kite.FakePage;
import dev.kite.http.RelayConfig;
import dev.kite.http.RelayServer;
import dev.kite.http.RelayStartException;
import dev.kite.inject.Script;
import dev.kite.protocol.ControlKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code kite record} and {@code kite replay} end where not all goes well. */
class TraceEndsTest {
  private static final String REPORT =
      "{\"result\":{\"samples\":3,\"skipped\":{},\"lateness\":{\"p50\":0.25,\"p99\":1.5,\"max\":2},"
          + "\"stalls\":0,\"stalledMs\":0,\"leaked\":0,\"exceptions\":0,\"hiddenMs\":0,"
          + "\"durationMs\":33.4,\"clock\":\"main\",\"ended\":\"finished\"}}";
  private static final String ROW = "[\"m\",5012.25,[0.1,-0.2,9.8],null,[1,2,-0],16]";

  @TempDir private Path folder;
  private RelayServer relay;
  private FakePage page;
  private Shell shell;
  private Path file;

  @BeforeEach
  void start() throws RelayStartException, IOException {
    var key = ControlKey.random(new SecureRandom());
    relay = RelayServer.start(RelayConfig.local(Script.load()));
    page =
        FakePage.open(URI.create(relay.urls().get(0)), key.pageKey(), "Tilt", "9f86d081884c7d65");
    var keyFile = folder.resolve("key");
    new KeyFile(keyFile, KeyFile.IfMissing.REFUSE, System.err).rotate();
    Files.writeString(keyFile, key.text(), UTF_8);
    file = folder.resolve("shake.kite.jsonl");
    shell =
        new Shell(folder)
            .with("KITE_RELAY", relay.urls().get(0))
            .with("KITE_KEY_FILE", keyFile.toString());
  }

  @AfterEach
  void stop() {
    page.close();
    relay.close();
  }

  @Test
  void recordingWhoseRelayIsGoneSaysSoAndEndsWholeAtOnce() throws IOException {
    var recording = recording(ROW);
    await().until(() -> Files.exists(file) && Files.readAllLines(file).size() == 2);
    relay.close();
    await().until(() -> shell.err().contains("The relay is gone; waiting for it ...\n"));
    shell.interrupt();

    assertThat(recording).succeedsWithin(Duration.ofSeconds(2)).isEqualTo(1);
    assertThat(shell.err())
        .containsOnlyOnce("The relay is gone")
        .endsWith(
            "The recording ended early: the relay was away, so the last rows may be missing.\n");
    assertThat(Files.readAllLines(file)).last().asString().startsWith("{\"end\":{\"n\":1,");
  }

  @Test
  void replayWhoseRelayIsGoneSaysSoAndEndsAtOnce() throws IOException {
    writeTrace();
    var waits = new CompletableFuture<String>();
    replays();
    page.answers(
        "Replay.finish",
        params -> {
          waits.complete("");
          return null;
        });
    var replay = shell.start("replay", file.toString());
    assertThat(waits).succeedsWithin(Duration.ofSeconds(10));
    relay.close();
    await().until(() -> shell.err().contains("The relay is gone; waiting for it ...\n"));
    shell.interrupt();

    assertThat(replay).succeedsWithin(Duration.ofSeconds(4)).isEqualTo(130);
  }

  @Test
  void partBehindTheEndIsRefused() throws IOException {
    writeTrace();

    assertThat(shell.run("replay", file.toString(), "--from", "30s")).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("kite: --from 30s is behind the end of the trace (3.0 s).\n");
  }

  @Test
  void partFromTheBeginningMayBeWritten() throws IOException {
    writeTrace();
    replays();

    assertThat(shell.run("replay", file.toString(), "--from", "0s")).isZero();
  }

  @Test
  void traceWithoutAnEventFails() throws IOException {
    Files.writeString(file, "{\"kite\":\"sensor-trace\",\"v\":1}\n[\"v\",0,\"hidden\"]\n");

    assertThat(shell.run("replay", file.toString())).isEqualTo(1);
    assertThat(shell.err()).isEqualTo("kite: The trace has no row that a page can fire.\n");
    assertThat(shell.run("replay", file.toString(), "--loop")).isEqualTo(1);
  }

  @Test
  void replayOfWhichThePageFiredNothingFails() throws IOException {
    writeTrace();
    replays();
    page.answers("Replay.finish", params -> REPORT.replace("\"samples\":3", "\"samples\":0"));

    assertThat(shell.run("replay", file.toString())).isEqualTo(1);
    assertThat(shell.out()).startsWith("Nothing was fired.");
  }

  @Test
  void allPagesAndOneOfThemIsRefused() throws IOException {
    writeTrace();

    assertThat(shell.run("replay", file.toString(), "--all", "--target", "Tilt")).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("kite: --all means every page: leave out --target.\n");
  }

  @Test
  void replayThatWasCutShortReportsAndSaysSoToScripts() throws IOException {
    writeTrace();
    var waits = new CompletableFuture<String>();
    replays();
    page.answers(
            "Replay.finish",
            params -> {
              waits.complete("");
              return null;
            })
        .answers("Replay.stop", params -> REPORT.replace("finished", "stopped"));
    var replay = shell.start("replay", file.toString());
    assertThat(waits).succeedsWithin(Duration.ofSeconds(10));
    shell.interrupt();

    assertThat(replay).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(130);
    assertThat(shell.out()).startsWith("Stopped. ");
  }

  @Test
  void recordingWithoutAReadingLeavesNoFile() {
    var ended = recording("");
    page.answers("Sensor.stop", params -> "{\"result\":{\"recorded\":0}}");
    await().until(() -> Files.exists(file));
    shell.interrupt();

    assertThat(ended).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(1);
    assertThat(shell.err()).endsWith("does not say why. The file was removed again.\n");
    assertThat(file).doesNotExist();
  }

  @Test
  void fileThatWasThereIsNotRemoved() throws IOException {
    Files.writeString(file, "old");
    page.answers("Sensor.record", params -> "{\"result\":{}}")
        .answers("Sensor.stop", params -> "{\"result\":{\"recorded\":0}}");

    assertThat(shell.run("record", file.toString(), "--for", "50ms", "--force")).isEqualTo(1);
    assertThat(shell.err()).doesNotContain("removed");
    assertThat(file).exists();
  }

  @Test
  void hiddenPageIsTheReasonThatItsOwnRowsTell() {
    var ended = recording("[\"v\",5000,\"hidden\"]");
    page.answers("Sensor.stop", params -> "{\"result\":{\"recorded\":1}}");
    await().until(() -> shell.err().contains("1 rows"));
    shell.interrupt();

    assertThat(ended).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(1);
    assertThat(shell.err()).contains("The page was hidden: bring it to the front.");
  }

  @Test
  void timeGoesOnWhileNoRowsCome() {
    var ended = recording("");
    page.answers("Sensor.stop", params -> "{\"result\":{\"recorded\":0}}");
    await().until(() -> shell.err().contains("   1.0 s       0 rows"));
    shell.interrupt();

    assertThat(ended).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(1);
  }

  @Test
  void pageThatWasArmedTooLateIsTold() throws IOException {
    writeTrace();
    replays();
    page.answers(
        "Replay.start",
        params -> "{\"result\":{\"clock\":\"main\",\"hidden\":false,\"early\":false}}");

    assertThat(shell.run("replay", file.toString())).isZero();
    assertThat(shell.err())
        .contains(
            "kite: The page's own scripts ran before kite was there: real events may have reached"
                + " them.\n");
  }

  @Test
  void leakNamesItsRemedy() throws IOException {
    writeTrace();
    replays();
    page.answers("Replay.finish", params -> REPORT.replace("\"leaked\":0", "\"leaked\":2"));

    assertThat(shell.run("replay", file.toString())).isZero();
    assertThat(shell.out())
        .startsWith(
            "2 real events reached the page's listeners between the rows; --arm holds them back.\n");
  }

  /** A recording that has these rows. */
  private CompletableFuture<Integer> recording(String row) {
    var session = new CompletableFuture<String>();
    page.answers(
        "Sensor.record",
        params -> {
          session.complete(params.get("session").getAsString());
          return "{\"result\":{}}";
        });
    var exit = shell.start("record", file.toString(), "--streams", "m,v");
    assertThat(session).succeedsWithin(Duration.ofSeconds(10));
    if (!row.isEmpty()) {
      page.eventTo(
          session.join(), "Sensor.recorded", "{\"first\":1,\"last\":1,\"rows\":[" + row + "]}");
    }
    return exit;
  }

  private void replays() {
    page.answers("Replay.start", params -> "{\"result\":{\"clock\":\"main\",\"hidden\":false}}")
        .answers("Replay.load", params -> "{\"result\":{\"buffered\":1000}}")
        .answers("Replay.finish", params -> REPORT);
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
}
