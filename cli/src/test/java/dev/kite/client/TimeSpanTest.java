package dev.kite.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({"500ms,500", "5s,5000", "1.5s,1500", "2m,120000", "1h,3600000", "720h,2592000000"})
  void readsNumberWithUnit(String text, long millis) {
    assertThat(TimeSpan.parse(text)).hasValue(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        "-5s",
        "5 s",
        "1e3s",
        "0s",
        "0.4ms",
        "99999999999s",
        "9999999h",
        "721h"
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(TimeSpan.parse(text)).isEmpty();
  }

  @Test
  void writesTheLargestUnitThatFits() {
    assertThat(TimeSpan.text(Duration.ofMillis(1500))).isEqualTo("1500 ms");
    assertThat(TimeSpan.text(Duration.ofSeconds(30))).isEqualTo("30 s");
    assertThat(TimeSpan.text(Duration.ofMinutes(2))).isEqualTo("2 min");
  }
}
