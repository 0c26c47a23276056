package dev.kite.client.motion;

import dev.kite.trace.ReplayPlan;
import dev.kite.trace.TraceSchedule;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a trace in which there is nothing to fire.
 *
 * @param message one sentence for a user
 */
public record EmptyPart(Cause cause, String message) {

  /** Why there is nothing. */
  public enum Cause {
    /** It begins behind the end of the trace. */
    BEHIND_END,
    /** No row in it is an event for a page. */
    NO_ROWS
  }

  /**
   * Empty when there is something to fire.
   *
   * @param schedule a new one
   * @param from how the user wrote where it begins
   */
  public static Optional<EmptyPart> of(TraceSchedule schedule, ReplayPlan plan, String from) {
    if (!schedule.isOver()) {
      return Optional.empty();
    }
    if (plan.from() > schedule.end()) {
      var message =
          String.format(
              Locale.ROOT,
              "%s is behind the end of the trace (%.1f s).",
              from,
              schedule.end() / 1000);
      return Optional.of(new EmptyPart(Cause.BEHIND_END, message));
    }
    boolean isAll = plan.from() == 0 && Double.isInfinite(plan.to());
    return Optional.of(
        new EmptyPart(
            Cause.NO_ROWS,
            (isAll ? "The trace" : "This part of the trace")
                + " has no row that a page can fire."));
  }
}
