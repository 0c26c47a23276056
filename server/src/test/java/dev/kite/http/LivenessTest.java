package dev.kite.http;

import static dev.kite.http.Liveness.Verdict.FINE;
import static dev.kite.http.Liveness.Verdict.PING;
import static dev.kite.http.Liveness.Verdict.SILENT;
import static dev.kite.http.Liveness.Verdict.UNFINISHED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kite.relay.Limits;
import org.junit.jupiter.api.Test;

class LivenessTest {
  private final Liveness liveness = new Liveness(Limits.defaults().times(), 0);

  @Test
  void silenceIsAskedAboutOnceAndThenGivenUp() {
    assertThat(liveness.judge(19_999)).isEqualTo(FINE);
    assertThat(liveness.judge(20_000)).isEqualTo(PING);
    assertThat(liveness.judge(25_000)).isEqualTo(FINE);
    assertThat(liveness.judge(45_000)).isEqualTo(SILENT);
  }

  @Test
  void anythingHeardBeginsAnew() {
    liveness.judge(20_000);
    liveness.heard(30_000);

    assertThat(liveness.judge(49_999)).isEqualTo(FINE);
    assertThat(liveness.judge(50_000)).isEqualTo(PING);
    assertThat(liveness.judge(74_999)).isEqualTo(FINE);
  }

  @Test
  void messageThatDripsInIsGivenUpWhileBytesStillCome() {
    liveness.heard(1_000);
    liveness.unfinished();
    liveness.heard(6_000);
    liveness.unfinished();

    assertThat(liveness.judge(10_999)).isEqualTo(FINE);
    assertThat(liveness.judge(11_000)).isEqualTo(UNFINISHED);
    liveness.finished();
    assertThat(liveness.judge(11_000)).isEqualTo(FINE);
  }
}
