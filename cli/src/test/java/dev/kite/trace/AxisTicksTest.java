package dev.kite.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTicksTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|10|5|0 2 4 6 8 10",
        "-7.9|12.2|4|-5 0 5 10",
        "0|3600|5|0 1000 2000 3000",
        "0.01|0.05|4|0.01 0.02 0.03 0.04 0.05",
        "-1|1|4|-1.0 -0.5 0 0.5 1.0",
        "3|3|4|",
        "0|1e308|2|0 5.00e+307 1.00e+308",
        "1e300|1.0000000000000002e300|4|",
        "0|4e-320|2|0 2.00e-320 4.00e-320",
      })
  void ticksAreRoundAndSayNoMoreThanNeeded(double from, double to, int most, String expected) {
    var ticks = new AxisTicks(from, to, most);

    assertThat(ticks.values().stream().map(ticks::text))
        .hasSizeLessThanOrEqualTo(most + 2)
        .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
  }

  @Test
  void wholeRangeOfDoublesHasTicksToo() {
    var ticks = new AxisTicks(-Double.MAX_VALUE, Double.MAX_VALUE, 4);

    assertThat(ticks.values()).allMatch(Double::isFinite);
  }
}
