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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecorderTest {
  private static final Target PAGE = FakeConnection.target(1, "Hand");
  private static final Stamp AT = new Stamp(1, 0, PAGE.id(), PAGE.epoch(), 0);

  private static final String ONE_ROW = "{first: 1, last: 1, rows: [['a',5,1,2,3]]}";

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

    assertThat(recorded.cut()).isEqualTo("the page went away");
    assertThat(recorded.state()).isEqualTo(new RecordingState(5, 4, 1, Map.of("a", 4L, "d", 1L)));
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

  /** An interrupt waits for 5 s. */
  @Test
  void pageThatFallsAsleepDoesNotCostTheFileItsEnd() throws Exception {
    var recorder = recorder();
    connection.page =
        method -> {
          if (method.equals("Sensor.record")) {
            connection.listening.forEach(heard -> heard.sessionEvent(batch(ONE_ROW)));
            recorder.stop();
            return FakeConnection.done("{}");
          }
          return CompletableFuture.completedFuture(new Outcome.TimedOut(Duration.ofSeconds(4)));
        };
    var recorded = (Recorder.Recorded) recorder.record(Duration.ofSeconds(5));

    assertThat(recorded.cut()).isEqualTo("the page did not confirm the end");
    assertThat(connection.patience.get("Sensor.stop")).isLessThan(Duration.ofSeconds(5));
    assertThat(file()).content().endsWith("{\"end\":{\"n\":1,\"dur\":0,\"dropped\":0}}\n");
  }

  @Test
  void pageIsNotAskedWhileTheRelayIsAway() throws Exception {
    var recorded =
        record(
            heard -> {
              heard.sessionEvent(batch(ONE_ROW));
              heard.state(new ConnectionState.Lost("it is gone", Duration.ofSeconds(1)));
            });

    assertThat(connection.commanded).containsExactly("Sensor.record");
    assertThat(recorded.cut()).isEqualTo("the relay was away, so the last rows may be missing");
    assertThat(file()).content().endsWith("{\"end\":{\"n\":1,\"dur\":0,\"dropped\":0}}\n");
  }

  @Test
  void rowsThatComeInTheNextBatchStandAtTheirOwnTimes() throws Exception {
    record(
        "a,g",
        heard -> {
          heard.sessionEvent(batch("{first: 1, last: 2, rows: [['a',100,1,2,3],['a',116,1,2,3]]}"));
          heard.sessionEvent(batch("{first: 3, last: 3, rows: [['g',93,'Gyroscope',[1,2,3]]]}"));
          heard.sessionEvent(
              batch("{first: 4, last: 5, rows: [['g',109,'Gyroscope',[1,2,3]],['a',132,1,2,3]]}"));
          heard.sessionEvent(batch("{first: 6, last: 6, rows: [['g',20,'Gyroscope',[1,2,3]]]}"));
        });

    assertThat(file())
        .content()
        .endsWith(
            """
            ["g",0,"Gyroscope",[1,2,3]]
            ["g",11,"Gyroscope",[1,2,3]]
            ["a",18,1,2,3]
            ["g",27,"Gyroscope",[1,2,3]]
            ["a",34,1,2,3]
            ["a",50,1,2,3]
            {"end":{"n":6,"dur":50,"dropped":0}}
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
        .startsWith(file() + ": 1 row in 0.0 s, 0 lost. The recording ended early: the page sent")
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
    assertThat(recorded.state().rows()).isEqualTo(1);
  }

  @Test
  void factsThatNoDoubleHoldsAreNotTold() throws Exception {
    connection.page =
        method -> {
          connection.listening.forEach(heard -> heard.sessionEvent(batch(ONE_ROW)));
          return FakeConnection.done("{facts: {angle: 1e999, interval: {raw: 1e999, unit: 'ms'}}}");
        };
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
        .contains("The recording ended early: The relay refused the key. The");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m,s,v  |                                             |false",
        "m,s,v  |['s',5,0,'portrait-primary'],['v',6,'hidden']|false",
        "m,o    |['m',5,[null,null,null],null,[null,null,null],16],['o',6,null,null,null,false]|false",
        "m,o    |['m',5,null,null,[null,0,null],16]           |true",
        "m,o    |['o',5,null,0,null,null]                     |true",
        "a      |['a',5,null,null,1]                          |true",
        "g      |['g',5,'Gyroscope',[null,null,null]]         |false",
        "g      |['g',5,'AmbientLightSensor',[0]]             |true",
        "s,v    |['v',5,'hidden']                             |true",
        "s,v    |                                             |false",
      })
  void recordingIsGoodWhenASensorSaidSomething(String streams, String rows, boolean isGood)
      throws Exception {
    var told = rows == null ? "" : rows;
    int count = told.isEmpty() ? 0 : told.split("],\\[").length;
    var recorded =
        record(
            streams,
            heard -> {
              if (count > 0) {
                heard.sessionEvent(batch("{first: 1, last: " + count + ", rows: [" + told + "]}"));
              }
            });

    assertThat(recorded.cut()).isEmpty();
    assertThat(recorded.isGood()).isEqualTo(isGood);
  }

  @Test
  void recordingWithoutReadingsSaysWhyInThePagesLastWords() throws Exception {
    var recorded =
        record(
            "m",
            heard -> {
              heard.event(state("Tap Allow in the page."));
              heard.event(state("The browser refused"));
            });

    assertThat(recorded.summary(file()))
        .isEqualTo(file() + ": no readings. The browser refused. The file was removed again.");
  }

  @Test
  void markStandsBehindTheRowsThatHaveCome() throws Exception {
    var recorder = recorder("m");
    connection.page =
        method -> {
          if (method.equals("Sensor.record")) {
            connection.listening.forEach(
                heard ->
                    heard.sessionEvent(
                        batch("{first: 1, last: 2, rows: [['a',5,1,2,3],['a',9,1,2,3]]}")));
            assertThat(recorder.mark("turn \u2028 here")).isTrue();
            recorder.stop();
          }
          return FakeConnection.done("{recorded: 2}");
        };
    recorder.record(Duration.ofSeconds(5));

    assertThat(recorder.mark("late")).isFalse();
    assertThat(Files.readAllLines(file())).element(3).isEqualTo("[\"k\",4,\"turn \\u2028 here\"]");
  }

  /** A recording in which {@code page} has happened by the time it begins. */
  private Recorder.Recorded record(Consumer<ConnectionListener> page) throws IOException {
    return record("m", page);
  }

  /** The same with these streams, stopped by its user. */
  private Recorder.Recorded record(String streams, Consumer<ConnectionListener> page)
      throws IOException {
    var recorder = recorder(streams);
    connection.page =
        method -> {
          if (method.equals("Sensor.record")) {
            connection.listening.forEach(page);
            recorder.stop();
          }
          return FakeConnection.done("{recorded: 0}");
        };
    return (Recorder.Recorded) recorder.record(Duration.ofSeconds(5));
  }

  private Recorder recorder() {
    return recorder("m");
  }

  private Recorder recorder(String streams) {
    var wanted = EnumSet.allOf(SensorStream.class);
    wanted.removeIf(stream -> streams.indexOf(stream.letter()) < 0);
    return new Recorder(connection, PAGE, wanted, file(), new Silent());
  }

  private static PageEvent state(String why) {
    return new PageEvent(
        AT, "Sensor.state", JsonParser.parseString("{why: '" + why + "'}").getAsJsonObject());
  }

  private Path file() {
    return folder.resolve("shake.kite.jsonl");
  }

  private static PageEvent batch(String params) {
    return new PageEvent(AT, "Sensor.recorded", JsonParser.parseString(params).getAsJsonObject());
  }

  private static final class Silent implements Recorder.Progress {
    @Override
    public void at(RecordingState state) {}

    @Override
    public void begun(String why) {}

    @Override
    public void remark(String why) {}
  }
}
