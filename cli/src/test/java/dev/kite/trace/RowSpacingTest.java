package dev.kite.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RowSpacingTest {
  private final RowSpacing spacing = new RowSpacing();

  @Test
  void tellsMeanSpreadAndTheLongestPause() {
    for (double time : new double[] {0, 10, 20, 30, 70, 80}) {
      spacing.add(time);
    }

    assertThat(spacing.rows()).isEqualTo(6);
    assertThat(spacing.count()).isEqualTo(5);
    assertThat(spacing.mean()).isEqualTo(16);
    assertThat(spacing.rate()).isEqualTo(62.5);
    assertThat(spacing.deviation()).isEqualTo(12);
    assertThat(spacing.least()).isEqualTo(10);
    assertThat(spacing.greatest()).isEqualTo(40);
    assertThat(spacing.greatestAt()).isEqualTo(30);
    assertThat(spacing.quantile(0.5)).isEqualTo(10);
    assertThat(spacing.quantile(0.99)).isEqualTo(40);
  }

  @Test
  void pauseBeyondAllBinsIsStillTheLongest() {
    spacing.add(0);
    spacing.add(3_600_000);

    assertThat(spacing.quantile(0.5)).isEqualTo(3_600_000);
  }

  @Test
  void quantilesAreWithinAThirdOfAPercent() {
    double time = 0;
    for (int i = 0; i <= 10_000; i++) {
      spacing.add(time);
      time += 10 + i / 1000.0;
    }

    assertThat(spacing.quantile(0.5)).isCloseTo(15, within(0.05));
    assertThat(spacing.quantile(0.99)).isCloseTo(19.9, within(0.07));
  }

  @Test
  void histogramCountsEverySpacingOnce() {
    double time = 0;
    for (int i = 0; i < 2000; i++) {
      spacing.add(time);
      time += i % 100 == 7 ? 40 : 16.7 + (i % 5) * 0.1;
    }

    var bars = spacing.bars(20);

    assertThat(bars).hasSizeLessThanOrEqualTo(22);
    assertThat(bars.stream().mapToLong(RowSpacing.Bar::count).sum()).isEqualTo(1999);
    assertThat(bars.get(0).from()).isLessThanOrEqualTo(16.7);
    assertThat(bars.get(bars.size() - 1).count()).isEqualTo(20);
    for (int i = 1; i < bars.size(); i++) {
      assertThat(bars.get(i).from()).isCloseTo(bars.get(i - 1).to(), within(1e-9));
    }
  }

  @Test
  void evenSpacingIsOneBar() {
    for (int i = 0; i < 100; i++) {
      spacing.add(i * 20);
    }

    assertThat(spacing.bars(20)).singleElement().extracting(RowSpacing.Bar::count).isEqualTo(99L);
  }
}
