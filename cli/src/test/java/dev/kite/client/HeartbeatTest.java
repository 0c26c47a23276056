package dev.kite.client;

import static dev.kite.client.Heartbeat.Verdict.DEAD;
import static dev.kite.client.Heartbeat.Verdict.FINE;
import static dev.kite.client.Heartbeat.Verdict.PING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final Heartbeat heartbeat = new Heartbeat(0);

  @Test
  void pingsOnceAfterTenSecondsOfSilence() {
    assertThat(heartbeat.at(seconds(9))).isEqualTo(FINE);
    assertThat(heartbeat.at(seconds(10))).isEqualTo(PING);
    assertThat(heartbeat.at(seconds(11))).isEqualTo(FINE);
    assertThat(heartbeat.at(seconds(20))).isEqualTo(PING);
  }

  @Test
  void givesUpAfterTwentyFiveSecondsOfSilence() {
    assertThat(heartbeat.at(seconds(24))).isEqualTo(PING);
    assertThat(heartbeat.at(seconds(25))).isEqualTo(DEAD);
  }

  @Test
  void anyFrameCountsAsLife() {
    heartbeat.heard(seconds(9));

    assertThat(heartbeat.at(seconds(18))).isEqualTo(FINE);
    assertThat(heartbeat.at(seconds(19))).isEqualTo(PING);
    assertThat(heartbeat.at(seconds(33))).isEqualTo(PING);
    assertThat(heartbeat.at(seconds(34))).isEqualTo(DEAD);
  }

  @Test
  void excusedSilenceGoesOnPinging() {
    heartbeat.excuse(seconds(25));

    assertThat(heartbeat.at(seconds(26))).isEqualTo(FINE);
    assertThat(heartbeat.at(seconds(35))).isEqualTo(PING);
    assertThat(heartbeat.at(seconds(40))).isEqualTo(DEAD);
  }

  private static long seconds(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }
}
