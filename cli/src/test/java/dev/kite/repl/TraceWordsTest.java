package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceWordsTest {

  @Test
  void replayTakesSpeedAndLoopInAnyOrder() {
    assertThat(TraceWords.replay(List.of("a.jsonl")))
        .hasValue(new TraceWords.Replay("a.jsonl", 1, ReplayJob.Repeat.ONCE));
    assertThat(TraceWords.replay(List.of("a.jsonl", "loop", "speed", "0.5")))
        .hasValue(new TraceWords.Replay("a.jsonl", 0.5, ReplayJob.Repeat.FOR_EVER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a speed", "a speed 0", "a speed fast", "a speed -1", "a twice"})
  void otherWordsAreRefused(String words) {
    assertThat(TraceWords.replay(words.isEmpty() ? List.of() : List.of(words.split(" "))))
        .isEmpty();
  }
}
