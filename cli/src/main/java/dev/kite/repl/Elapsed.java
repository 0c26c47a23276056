package dev.kite.repl;

import java.util.Locale;

/** Time that has passed, as it is shown while it passes. */
final class Elapsed {
  private static final long SECOND = 1_000_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Elapsed() {}

  static String text(long nanos) {
    if (nanos < MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", (double) nanos / SECOND);
    }
    return nanos < HOUR
        ? String.format(Locale.ROOT, "%d min %02d s", nanos / MINUTE, nanos % MINUTE / SECOND)
        : String.format(Locale.ROOT, "%d h %02d min", nanos / HOUR, nanos % HOUR / MINUTE);
  }
}
