package dev.kite.trace;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/** Round numbers for the axis of a plot: multiples of 1, 2 or 5 times a power of ten. */
public final class AxisTicks {
  private static final int[] FACTORS = {1, 2, 5};

  private static final int MOST_DIGITS = 6;

  /** A tick more than asked for is better than half as many. */
  private static final double NEARLY = 0.8;

  private final int exponent;
  private final List<Double> values;

  /** Those from {@code from} to {@code to}, at most about {@code most} of them. */
  public AxisTicks(double from, double to, int most) {
    double least = (to / 2 - from / 2) / Math.max(1, most) * 2 * NEARLY;
    if (!(least > 0) || !Double.isFinite(least)) {
      this.exponent = 0;
      this.values = List.of();
      return;
    }
    int power = (int) Math.floor(Math.log10(least));
    double unit = Math.pow(10, power);
    int factor = 10;
    for (int i = FACTORS.length - 1; i >= 0; i--) {
      factor = FACTORS[i] * unit >= least ? FACTORS[i] : factor;
    }
    this.exponent = factor == 10 ? power + 1 : power;
    this.values = multiples(from, to, factor * unit);
  }

  private static List<Double> multiples(double from, double to, double step) {
    double first = Math.ceil(from / step);
    double last = Math.floor(to / step);
    if (Math.abs(first) > 1L << 52 || Math.abs(last) > 1L << 52) {
      // A span so small beside its place that its round numbers are no longer apart.
      return List.of();
    }
    return LongStream.rangeClosed((long) first, (long) last).mapToObj(i -> i * step).toList();
  }

  /** The numbers, rising. */
  public List<Double> values() {
    return values;
  }

  /** One of them with as many digits as tell it from its neighbours. */
  public String text(double value) {
    var exact = new BigDecimal(value).setScale(Math.max(0, -exponent), RoundingMode.HALF_EVEN);
    if (exact.signum() == 0) {
      return "0";
    }
    return exact.precision() - exact.scale() > MOST_DIGITS || exponent < -MOST_DIGITS
        ? String.format(Locale.ROOT, "%.2e", value)
        : exact.toPlainString();
  }
}
