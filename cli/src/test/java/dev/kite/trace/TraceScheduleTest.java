package dev.kite.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.kite.protocol.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceScheduleTest {
  private int opened;

  @Test
  void rowsKeepTheirTimesAndValues() throws Exception {
    var schedule = TraceSchedule.once(trace("[\"a\",0,1,2,-0]", "[\"a\",16.7,4,5,6]"), 1);

    assertThat(schedule.next())
        .containsExactly(Reading.parse("[\"a\",0,1,2,-0]"), Reading.parse("[\"a\",16.7,4,5,6]"));
    assertThat(schedule.next()).isEmpty();
    assertThat(schedule.next()).isEmpty();
  }

  @Test
  void speedDividesTheTimes() throws Exception {
    var trace = trace("[\"a\",10,1,2,3]", "[\"a\",30,4,5,6]");

    assertThat(times(TraceSchedule.once(trace, 2).next())).containsExactly(5.0, 15.0);
    assertThat(times(TraceSchedule.once(trace, 0.5).next())).containsExactly(20.0, 60.0);
  }

  @Test
  void onlyEventsAreReplayed() throws Exception {
    var schedule =
        TraceSchedule.once(
            trace(
                "[\"m\",0,null,null,null,16]",
                "[\"k\",1,\"mark\"]",
                "[\"v\",1,\"hidden\"]",
                "[\"d\",1,5]",
                "[\"zz\",1]",
                "[\"o\",2,1,2,3,false]",
                "[\"a\",2,1,2,3]",
                "[\"g\",2,\"Gyroscope\",[1,2,3]]",
                "[\"s\",2,90,\"landscape-primary\"]"),
            1);

    assertThat(schedule.next().stream().map(Reading::tag)).containsExactly("m", "o", "a", "g", "s");
  }

  @Test
  void loopGoesOnOneSampleOfTheBusiestStreamBehindTheLast() throws Exception {
    var schedule =
        TraceSchedule.looping(
            trace(
                "[\"a\",0,1,1,1]",
                "[\"o\",5,9,9,9,true]",
                "[\"a\",10,2,2,2]",
                "[\"a\",20,3,3,3]",
                "[\"k\",25,\"soon after\"]"),
            2);

    var times = times(schedule.next()).subList(0, 12);

    // Period 20 + 10, at twice the speed.
    assertThat(times)
        .containsExactly(0.0, 2.5, 5.0, 10.0, 15.0, 17.5, 20.0, 25.0, 30.0, 32.5, 35.0, 40.0);
  }

  @Test
  void silentEndIsPlayedToo() throws Exception {
    var rows = new String[] {"[\"a\",0,1,1,1]", "[\"a\",10,2,2,2]", "[\"k\",500,\"long after\"]"};
    var once = TraceSchedule.once(trace(rows), 2);
    var loop = TraceSchedule.looping(trace(rows), 2);

    assertThat(times(once.next())).containsExactly(0.0, 5.0);
    assertThat(once.next()).isEmpty();
    assertThat(once.duration()).isEqualTo(250);
    assertThat(times(loop.next()).subList(0, 5)).containsExactly(0.0, 5.0, 250.0, 255.0, 500.0);
  }

  @Test
  void endLineTellsTheEndWhenItIsBehindTheLastRow() throws Exception {
    var schedule =
        TraceSchedule.once(trace("[\"a\",0,1,1,1]", "{\"end\":{\"n\":1,\"dur\":700}}"), 1);
    drain(schedule);

    assertThat(schedule.duration()).isEqualTo(700);
    assertThat(schedule.cutOff()).isEmpty();
  }

  @Test
  void partOfATraceBeginsAtOnceAndEndsWhereItIsCut() throws Exception {
    var schedule = TraceSchedule.of(seconds(10), part(2_000, 5_000).withSpeed(2));
    var times = drain(schedule);

    assertThat(times).startsWith(0.0, 50.0).endsWith(1_400.0, 1_450.0).hasSize(30);
    assertThat(schedule.duration()).isEqualTo(1_500);
  }

  @Test
  void partThatGoesBeyondTheTraceEndsWithIt() throws Exception {
    var schedule = TraceSchedule.of(seconds(3), part(2_000, 60_000));
    drain(schedule);

    assertThat(schedule.duration()).isEqualTo(900);
  }

  @Test
  void partBehindTheTraceIsEmptyAlsoInALoop() throws Exception {
    var schedule = TraceSchedule.of(seconds(3), part(20_000, 30_000).looping());

    assertThat(schedule.next()).isEmpty();
    assertThat(schedule.duration()).isZero();
  }

  @Test
  void loopOfAPartHasItsLength() throws Exception {
    var schedule = TraceSchedule.of(seconds(10), part(2_050, 2_300).looping());

    assertThat(times(schedule.next()).subList(0, 5))
        .containsExactly(50.0, 150.0, 300.0, 400.0, 550.0);
    assertThat(schedule.position(400)).isEqualTo(2_200);
  }

  @Test
  void screenThatWasTurnedBeforeThePartIsToldAtItsBeginning() throws Exception {
    var schedule =
        TraceSchedule.of(
            trace(
                "[\"s\",0,0,\"portrait-primary\"]",
                "[\"s\",5,90,\"landscape-primary\"]",
                "[\"a\",10,1,2,3]",
                "[\"a\",20,4,5,6]"),
            part(15, 100));

    assertThat(schedule.next())
        .containsExactly(
            Reading.parse("[\"s\",0,90,\"landscape-primary\"]"), Reading.parse("[\"a\",5,4,5,6]"));
  }

  @Test
  void seekGoesOnFromThereWithTheTimesOfThatPlace() throws Exception {
    var schedule = TraceSchedule.of(seconds(10), part(2_000, 8_000).withSpeed(2));
    schedule.next();

    assertThat(schedule.seek(7_000)).isEqualTo(2_500);
    assertThat(drain(schedule)).startsWith(2_500.0, 2_550.0).endsWith(2_950.0);
    assertThat(schedule.seek(2_500)).isEqualTo(250);
    assertThat(drain(schedule)).startsWith(250.0).endsWith(2_950.0);
  }

  @Test
  void seekOutsideOfThePartGoesToItsNearestEnd() throws Exception {
    var schedule = TraceSchedule.of(seconds(10), part(2_000, 8_000));

    assertThat(schedule.seek(0)).isZero();
    assertThat(schedule.next().get(0).time()).isZero();
    assertThat(schedule.seek(1e9)).isEqualTo(6_000);
    assertThat(schedule.next()).isEmpty();
    assertThat(schedule.duration()).isEqualTo(6_000);
  }

  @Test
  void seekBehindTheTracesOwnEndGoesToIt() throws Exception {
    var schedule = TraceSchedule.once(seconds(3), 1);

    assertThat(schedule.seek(5_000)).isEqualTo(2_900);
    assertThat(schedule.next()).isEmpty();
    assertThat(schedule.duration()).isEqualTo(2_900);
  }

  @Test
  void loopGoesOnWithItsBeginningWhenItIsMovedBehindItsEnd() throws Exception {
    var schedule = TraceSchedule.looping(seconds(3), 1);
    double to = schedule.seek(2_950);
    var times = times(schedule.next());

    assertThat(times.get(0)).isGreaterThanOrEqualTo(to).isLessThanOrEqualTo(3_000);
    assertThat(schedule.position(times.get(1)) - schedule.position(times.get(0))).isEqualTo(100);
  }

  @Test
  void rowsThatAreNoEventsAreCountedByTheirKind() throws Exception {
    var schedule =
        TraceSchedule.once(
            trace("[\"k\",0,\"a\"]", "[\"a\",0,1,1,1]", "[\"v\",1,\"hidden\"]", "[\"k\",2,\"b\"]"),
            1);
    drain(schedule);

    assertThat(schedule.skipped()).containsOnly(Map.entry("k", 2L), Map.entry("v", 1L));
  }

  @Test
  void firstRowsAreThoseOfEachKindAndSensor() throws Exception {
    var rows =
        FirstRows.of(
            trace(
                "[\"m\",0,null,[9,9,9],null,16]",
                "[\"m\",20,null,[1,1,1],null,16]",
                "[\"g\",20,\"Gyroscope\",[1,2,3]]",
                "[\"g\",21,\"Gyroscope\",[4,5,6]]",
                "[\"g\",21,\"Accelerometer\",[7,8,9]]",
                "[\"k\",22,\"mark\"]",
                "[\"o\",30,1,2,3,false]"),
            part(10, 100));

    assertThat(rows.stream().map(Reading::toJson))
        .containsExactly(
            "[\"m\",0,null,[1,1,1],null,16]",
            "[\"g\",0,\"Gyroscope\",[1,2,3]]",
            "[\"g\",0,\"Accelerometer\",[7,8,9]]",
            "[\"o\",0,1,2,3,false]");
  }

  @Test
  void loopKeepsItsBeatForEver() throws Exception {
    var schedule = TraceSchedule.looping(trace("[\"a\",0,1,1,1]", "[\"a\",100,2,2,2]"), 1);
    var last = 0.0;

    for (int batch = 0; batch < 2000; batch++) {
      var times = times(schedule.next());
      last = times.get(times.size() - 1);
    }

    assertThat(last % 100).isCloseTo(0, within(1e-9));
    assertThat(last).isGreaterThan(1_900_000);
    assertThat(opened).isGreaterThan(9_000);
  }

  @Test
  void loopOfOneSampleTakesTheTimeOfOneSample() throws Exception {
    var schedule = TraceSchedule.looping(trace("[\"a\",0,1,1,1]"), 1);

    assertThat(times(schedule.next()).subList(0, 3)).containsExactly(0.0, 1000.0 / 60, 2000.0 / 60);
  }

  @Test
  void loopOfNothingEnds() throws Exception {
    assertThat(TraceSchedule.looping(trace("[\"k\",0,\"no event\"]"), 1).next()).isEmpty();
  }

  @Test
  void batchHoldsAboutASecondOfTheReplay() throws Exception {
    var rows = new ArrayList<String>();
    for (int t = 0; t < 5000; t += 20) {
      rows.add("[\"a\"," + t + ",1,2,3]");
    }

    var schedule = TraceSchedule.once(trace(rows.toArray(String[]::new)), 2);

    assertThat(schedule.next()).hasSize(100);
    assertThat(schedule.next().get(0).time()).isEqualTo(1000);
    assertThat(schedule.next()).hasSize(50);
    assertThat(schedule.next()).isEmpty();
  }

  @Test
  void batchIsBoundedWhenASecondHoldsVeryManyRows() throws Exception {
    var rows = new String[TraceSchedule.MOST_ROWS + 5];
    java.util.Arrays.fill(rows, "[\"a\",0,1,2,3]");

    var schedule = TraceSchedule.once(trace(rows), 1);

    assertThat(schedule.next()).hasSize(TraceSchedule.MOST_ROWS);
    assertThat(schedule.next()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void speedIsAboveZero(double speed) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TraceSchedule.once(trace("[\"a\",0,1,1,1]"), speed))
        .withMessage("a speed is a number above 0, not " + speed);
  }

  /** Ten rows a second. */
  private TraceSchedule.Source seconds(int seconds) {
    return trace(
        IntStream.range(0, seconds * 10)
            .mapToObj(i -> "[\"a\"," + i * 100 + ",1,2,3]")
            .toArray(String[]::new));
  }

  private static ReplayPlan part(double from, double to) {
    return ReplayPlan.AS_RECORDED.between(from, to);
  }

  /** The times of all rows. */
  private static List<Double> drain(TraceSchedule schedule) throws IOException {
    var times = new ArrayList<Double>();
    for (var batch = schedule.next(); !batch.isEmpty(); batch = schedule.next()) {
      times.addAll(times(batch));
    }
    return times;
  }

  private TraceSchedule.Source trace(String... rows) {
    var text = "{\"kite\":\"sensor-trace\",\"v\":1}\n" + String.join("\n", rows) + "\n";
    return () -> {
      opened++;
      return opened(text);
    };
  }

  private static TraceReader opened(String text) throws IOException {
    return TraceReader.of(new ByteArrayInputStream(text.getBytes(UTF_8)), "a");
  }

  private static List<Double> times(List<Reading> rows) {
    return rows.stream().map(Reading::time).toList();
  }
}
