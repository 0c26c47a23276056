package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  /** Draws the largest value there may be. */
  private static final RandomGenerator LARGEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return -1;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  private final Backoff backoff = new Backoff(LARGEST);

  @Test
  void doublesUpToFifteenSeconds() {
    var waits = IntStream.range(0, 20).mapToObj(attempt -> backoff.next().toMillis()).toList();

    assertThat(waits.subList(0, 7)).containsExactly(250L, 500L, 1000L, 2000L, 4000L, 8000L, 15000L);
    assertThat(waits.subList(7, 20)).containsOnly(15000L);
  }

  @Test
  void drawsAnyWaitFromZeroOn() {
    var smallest = new Backoff(() -> 0);

    assertThat(smallest.next()).isZero();
    assertThat(smallest.next()).isZero();
  }

  @Test
  void beginsAnewAfterConnectionThatLasted() {
    backoff.next();
    backoff.next();

    backoff.lasted(Duration.ofSeconds(29));
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));

    backoff.lasted(Duration.ofSeconds(30));
    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(250));
  }
}
