package dev.kite.client.motion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Notice;
import dev.kite.client.Outcome;
import dev.kite.client.PageEvent;
import dev.kite.client.Stamp;
import dev.kite.client.Target;
import dev.kite.protocol.SensorStream;
import dev.kite.repl.FakeConnection;
import dev.kite.trace.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {
  private static final Target PAGE = FakeConnection.target(1, "Hand");
  private static final Stamp AT = new Stamp(1, 0, PAGE.id(), PAGE.epoch(), 0);

  @TempDir private Path folder;
  private final FakeConnection connection = new FakeConnection();

  @Test
  void batchesBeforeThePageLeftAreKept() throws Exception {
    var recorded =
        record(
            heard -> {
              heard.sessionEvent(batch("{first: 1, last: 2, rows: [['a',5,1,2,3],['a',6,1,2,3]]}"));
              heard.sessionEvent(batch("{first: 3, last: 3, rows: [['a',7,1,2,3]]}"));
              heard.sessionEvent(batch("{first: 5, last: 5, rows: [['a',9,1,2,3]]}"));
              heard.notice(new Notice(AT, Notice.Kind.LEFT, PAGE));
            });

    assertThat(recorded).isEqualTo(new Recorder.Recorded(5, 4, 1, "the page went away"));
    assertThat(file())
        .content()
        .endsWith(
            """
            ["a",0,1,2,3]
            ["a",1,1,2,3]
            ["a",2,1,2,3]
            ["d",2,1]
            ["a",4,1,2,3]
            {"end":{"n":5,"dur":4,"dropped":1}}
            """);
  }

  /** Takes the ten seconds after which a recorder first gives a sign of life. */
  @Test
  @Tag("full")
  void recordingThatThePageHasEndedItselfEndsWithTheReason() throws Exception {
    connection.page =
        method ->
            method.equals("Sensor.status")
                ? CompletableFuture.completedFuture(
                    new Outcome.Failed(-32000, "Nothing is recorded for this session."))
                : FakeConnection.done("{recorded: 0}");

    var recorded = (Recorder.Recorded) recorder().record(Duration.ofSeconds(30));

    assertThat(recorded.cut()).contains("had not heard of this recorder");
  }

  @Test
  void rowThatIsNoReadingEndsTheRecordingAndKeepsWhatWasThere() throws Exception {
    var recorded =
        record(
            heard -> {
              heard.sessionEvent(batch("{first: 1, last: 1, rows: [['a',5,1,2,3]]}"));
              heard.sessionEvent(batch("{first: 2, last: 2, rows: [['a',6,'x',2,3]]}"));
            });

    assertThat(recorded.summary(file()))
        .startsWith(file() + ": 1 rows in 0.0 s, 0 lost. The recording ended early: the page sent")
        .contains("Sensor.recorded: rows")
        .endsWith("alpha: expected a number or null, found a string.");
    assertThat(file()).content().endsWith("{\"end\":{\"n\":1,\"dur\":0,\"dropped\":0}}\n");
    assertThat(connection.commanded).containsExactly("Sensor.record", "Sensor.stop");
  }

  @Test
  void timesTooFarApartAreThePagesFault() throws Exception {
    var recorded =
        record(
            heard ->
                heard.sessionEvent(
                    batch("{first: 1, last: 2, rows: [['a',-1e308,1,2,3],['a',1e308,1,2,3]]}")));

    assertThat(recorded.cut()).contains("no number tells the time from -1.0E308 to 1.0E308 ms");
    assertThat(recorded.rows()).isEqualTo(1);
  }

  @Test
  void factsThatNoDoubleHoldsAreNotTold() throws Exception {
    connection.page =
        method ->
            FakeConnection.done("{facts: {angle: 1e999, interval: {raw: 1e999, unit: 'ms'}}}");
    var recorder = recorder();
    recorder.stop();
    recorder.record(Duration.ofSeconds(5));

    try (var reader = TraceReader.open(file())) {
      assertThat(reader.header().screenAngle()).isEmpty();
      assertThat(reader.header().interval()).isEmpty();
    }
  }

  @Test
  void sentenceThatEndsARecordingKeepsItsOneFullStop() throws Exception {
    var recorded =
        record(heard -> heard.state(new ConnectionState.Stopped("The relay refused the key.")));

    assertThat(recorded.summary(file()))
        .endsWith("The recording ended early: The relay refused the key.");
  }

  /** A recording in which {@code page} has happened by the time it begins. */
  private Recorder.Recorded record(Consumer<ConnectionListener> page) throws IOException {
    connection.page =
        method -> {
          if (method.equals("Sensor.record")) {
            connection.listening.forEach(page);
          }
          return FakeConnection.done("{recorded: 0}");
        };
    return (Recorder.Recorded) recorder().record(Duration.ofSeconds(5));
  }

  private Recorder recorder() {
    return new Recorder(connection, PAGE, EnumSet.of(SensorStream.MOTION), file(), new Silent());
  }

  private Path file() {
    return folder.resolve("shake.kite.jsonl");
  }

  private static PageEvent batch(String params) {
    return new PageEvent(AT, "Sensor.recorded", JsonParser.parseString(params).getAsJsonObject());
  }

  private static final class Silent implements Recorder.Progress {
    @Override
    public void at(long rows, double milliseconds, long lost) {}

    @Override
    public void begun(String why) {}

    @Override
    public void remark(String why) {}
  }
}
