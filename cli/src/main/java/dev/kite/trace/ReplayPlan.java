package dev.kite.trace;

/**
 * How a trace is to be fired: how fast, how often, from where to where, and as which device would
 * have had it.
 *
 * @param speed 2 is twice as fast
 * @param from milliseconds of the trace at which it begins
 * @param to milliseconds of the trace before which it ends, infinite for the trace's own end
 */
public record ReplayPlan(
    double speed, Repeat repeat, double from, double to, Normalisation.Wish wish) {
  /** All of the trace once, as it was recorded. */
  public static final ReplayPlan AS_RECORDED =
      new ReplayPlan(1, Repeat.ONCE, 0, Double.POSITIVE_INFINITY, Normalisation.Wish.NONE);

  /** How often a trace is fired. */
  public enum Repeat {
    ONCE,
    FOR_EVER
  }

  public ReplayPlan {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("a speed is a number above 0, not " + speed);
    }
    if (!(from >= 0 && from < to)) {
      throw new IllegalArgumentException(
          "no part of a trace is from " + from + " to " + to + " ms");
    }
  }

  public ReplayPlan withSpeed(double speed) {
    return new ReplayPlan(speed, repeat, from, to, wish);
  }

  /** The same again and again. */
  public ReplayPlan looping() {
    return new ReplayPlan(speed, Repeat.FOR_EVER, from, to, wish);
  }

  /** Only that part; times in milliseconds of the trace. */
  public ReplayPlan between(double from, double to) {
    return new ReplayPlan(speed, repeat, from, to, wish);
  }

  public ReplayPlan with(Normalisation.Wish wish) {
    return new ReplayPlan(speed, repeat, from, to, wish);
  }
}
