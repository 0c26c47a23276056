package dev.kite.bench;

import java.util.Arrays;
import java.util.Locale;

/** How late things were, in ms: the smallest values that are not exceeded by so many percent. */
record Lateness(double p50, double p95, double p99, double max) {
  /** {@code ms} has at least one. */
  static Lateness of(double[] ms) {
    var sorted = ms.clone();
    Arrays.sort(sorted);
    return new Lateness(
        rank(sorted, 0.5), rank(sorted, 0.95), rank(sorted, 0.99), sorted[sorted.length - 1]);
  }

  /**
   * Of things that came at {@code times} and were due at {@code due} after a moment that is not
   * known: it is taken from the one that came soonest.
   */
  static Lateness againstTheSoonest(double[] times, double[] due) {
    int count = Math.min(times.length, due.length);
    var late = new double[count];
    double soonest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      late[i] = times[i] - due[i];
      soonest = Math.min(soonest, late[i]);
    }
    for (int i = 0; i < count; i++) {
      late[i] -= soonest;
    }
    return of(late);
  }

  private static double rank(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%7.2f %7.2f %7.2f %8.2f", p50, p95, p99, max);
  }
}
