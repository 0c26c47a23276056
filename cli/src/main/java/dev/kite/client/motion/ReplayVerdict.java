package dev.kite.client.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A replay's report in one line: how exact it was, or what was wrong. */
public final class ReplayVerdict {
  /** A frame at 120 Hz: who is later by less is not seen. */
  private static final double EXACT = 8;

  /** What to say of a page that was armed behind its own scripts. */
  public static final String ARMED_LATE =
      "The page's own scripts ran before kite was there: real events may have reached them.";

  private ReplayVerdict() {}

  /** Whether all rows were fired in time, and the page heard nothing else. */
  public static boolean isClean(ReplayReport report) {
    return problems(report, LeakRemedy.NONE).isEmpty();
  }

  /** One sentence. */
  public static String of(ReplayReport report, LeakRemedy remedy) {
    var problems = problems(report, remedy);
    if (!problems.isEmpty()) {
      var text = String.join("; ", problems);
      return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
    var stopped = report.ended().equals("stopped") ? "Stopped. " : "";
    return stopped + exactness(report);
  }

  private static String exactness(ReplayReport report) {
    var late = report.lateness();
    return late.max() <= EXACT
        ? "Every sample within " + millis(late.max()) + " of its time."
        : "99 of 100 samples within "
            + millis(late.p99())
            + " of their time, the latest "
            + millis(late.max())
            + " behind it.";
  }

  private static List<String> problems(ReplayReport report, LeakRemedy remedy) {
    var problems = new ArrayList<String>();
    switch (report.ended()) {
      case "finished", "stopped" -> {}
      case "console-gone" -> problems.add("the page had not heard of this console and ended it");
      case "replaced" -> problems.add("another replay took its place in the page");
      default -> problems.add("it failed in the page");
    }
    if (report.samples() == 0) {
      problems.add("nothing was fired");
    }
    if (report.leaked() > 0) {
      problems.add(
          count(report.leaked(), "real event")
              + " reached the page's listeners between the rows"
              + remedy.words());
    }
    if (report.exceptions() > 0) {
      problems.add("the page's listeners threw " + count(report.exceptions(), "exception"));
    }
    if (report.stalls() > 0) {
      problems.add(
          "rows came too late "
              + (report.stalls() == 1 ? "once" : report.stalls() + " times")
              + ", and time stood still for "
              + millis(report.stalled()));
    }
    return problems;
  }

  private static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f ms" : "%.0f ms", value);
  }
}
