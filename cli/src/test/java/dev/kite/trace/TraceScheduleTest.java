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
                "[\"k\",500,\"long after\"]"),
            2);

    var times = times(schedule.next()).subList(0, 12);

    // Period 20 + 10, at twice the speed.
    assertThat(times)
        .containsExactly(0.0, 2.5, 5.0, 10.0, 15.0, 17.5, 20.0, 25.0, 30.0, 32.5, 35.0, 40.0);
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
