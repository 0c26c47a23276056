package dev.kite.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.trace.ReplayPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceWordsTest {

  @Test
  void replayTakesItsWordsInAnyOrder() {
    assertThat(TraceWords.replay(List.of("a.jsonl")))
        .hasValue(new TraceWords.Replay("a.jsonl", ReplayPlan.AS_RECORDED));
    assertThat(TraceWords.replay(List.of("a.jsonl", "loop", "speed", "0.5")))
        .hasValue(
            new TraceWords.Replay("a.jsonl", ReplayPlan.AS_RECORDED.withSpeed(0.5).looping()));
    assertThat(TraceWords.replay(List.of("a.jsonl", "to", "5s", "from", "500ms")))
        .hasValue(new TraceWords.Replay("a.jsonl", ReplayPlan.AS_RECORDED.between(500, 5_000)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a speed",
        "a speed 0",
        "a speed fast",
        "a speed -1",
        "a twice",
        "a from",
        "a from here",
        "a from 5s to 2s",
        "a to 0"
      })
  void otherWordsAreRefused(String words) {
    assertThat(TraceWords.replay(words.isEmpty() ? List.of() : List.of(words.split(" "))))
        .isEmpty();
  }
}
