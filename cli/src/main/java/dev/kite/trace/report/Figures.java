package dev.kite.trace.report;

import java.util.Locale;

/** Numbers as the report writes them. */
final class Figures {
  private Figures() {}

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Of a time in milliseconds. */
  static String seconds(double millis) {
    return String.format(Locale.ROOT, "%,.3f s", millis / 1000);
  }

  static String millis(double millis) {
    return String.format(Locale.ROOT, "%,.2f ms", millis);
  }

  static String hertz(double rate) {
    return Double.isInfinite(rate) ? "-" : String.format(Locale.ROOT, "%.1f Hz", rate);
  }

  static String value(double value) {
    boolean plain = Math.abs(value) < 1e6;
    // A mean that is nearly 0 from below is no negative number to a reader.
    double shown = Math.abs(value) < 0.0005 ? 0 : value;
    return String.format(Locale.ROOT, plain ? "%.3f" : "%.3e", shown);
  }

  /** A number as it stands in the file, whole ones without a fraction. */
  static String exact(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  /** A share of the whole, for a coordinate. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.3f%%", 100 * share);
  }

  /** A coordinate in a drawing of a thousand by a thousand. */
  static String thousandth(double share) {
    return String.format(Locale.ROOT, "%.1f", 1000 * share);
  }
}
