package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.protocol.SensorStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensorWordsTest {
  @Test
  void streamsAreNamedByTheirLetters() {
    assertThat(SensorWords.streams(List.of("m", "g")))
        .hasValueSatisfying(
            it -> assertThat(it).containsExactly(SensorStream.MOTION, SensorStream.GENERIC));
    assertThat(SensorWords.streams(List.of("o,a")))
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .containsExactly(SensorStream.ORIENTATION, SensorStream.ABSOLUTE_ORIENTATION));
  }

  @Test
  void withoutWordsItIsMotionAndOrientation() {
    assertThat(SensorWords.streams(List.of()))
        .hasValueSatisfying(
            it -> assertThat(it).containsExactly(SensorStream.MOTION, SensorStream.ORIENTATION));
  }

  @Test
  void otherWordsAreNone() {
    assertThat(SensorWords.streams(List.of("x"))).isEmpty();
    assertThat(SensorWords.streams(List.of("m,"))).isEmpty();
    assertThat(SensorWords.streams(List.of("v"))).isEmpty();
  }
}
