package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kite.repl.FakeConnection;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class PageClockTest {
  private static final double AHEAD = 5000;

  private final FakeConnection connection = new FakeConnection();
  private long nanos;

  @Test
  void shortestRoundTripTellsTheOffset() {
    var there = new double[] {9, 3, 0.5, 3, 9, 9, 9, 9};
    var back = new double[] {1, 9, 0.5, 1, 1, 1, 1, 1};
    answerAfter(there, back);

    var clock = PageClock.measure(connection, "7G3QW0ZC51", () -> nanos).orElseThrow();

    assertThat(clock.offset()).isCloseTo(AHEAD, within(1e-6));
    assertThat(clock.uncertainty()).isCloseTo(0.5, within(1e-6));
    assertThat(clock.at(7_000_000)).isCloseTo(AHEAD + 7, within(1e-6));
  }

  @Test
  void offsetIsNeverWrongByMoreThanItSays() {
    answerAfter(new double[] {8, 8, 8, 8, 8, 8, 8, 8}, new double[] {2, 2, 2, 2, 2, 2, 2, 2});

    var clock = PageClock.measure(connection, "7G3QW0ZC51", () -> nanos).orElseThrow();

    assertThat(clock.offset()).isCloseTo(AHEAD, within(clock.uncertainty()));
    assertThat(clock.offset()).isNotCloseTo(AHEAD, within(2.5));
  }

  @Test
  void pageThatDoesNotAnswerHasNoClock() {
    assertThat(PageClock.measure(connection, "7G3QW0ZC51", () -> nanos)).isEmpty();
    assertThat(connection.commanded).containsExactly("Kite.clock");
  }

  private void answerAfter(double[] there, double[] back) {
    connection.page =
        method -> {
          int i = connection.commanded.size() - 1;
          nanos += (long) (there[i] * 1e6);
          double now = nanos / 1e6 + AHEAD;
          nanos += (long) (back[i] * 1e6);
          return CompletableFuture.completedFuture(
              FakeConnection.done("{\"now\":" + now + "}").join());
        };
  }
}
