package dev.kite.client.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The report of a replay for a person: a verdict, then names at the left, numbers aligned. Remote
 * text.
 */
public final class ReportTable {
  private final List<String> lines = new ArrayList<>();

  private ReportTable() {}

  /** A line for the verdict and one for each number. */
  public static List<String> lines(ReplayReport report, LeakRemedy remedy) {
    var table = new ReportTable();
    table.lines.add(ReplayVerdict.of(report, remedy));
    table.rows(report);
    table.row("lateness p50", millis(report.lateness().p50()), "");
    table.row("lateness p95", millis(report.lateness().p95()), "");
    table.row("lateness p99", millis(report.lateness().p99()), "");
    table.row("lateness max", millis(report.lateness().max()), "");
    table.row("stalls", number(report.stalls()), millis(report.stalled()) + " in all");
    table.row("leaked", number(report.leaked()), "real events the page saw");
    table.row("exceptions", number(report.exceptions()), "in the page's listeners");
    table.row("hidden", seconds(report.hidden()), "");
    table.row("paused", seconds(report.paused()), "");
    table.row("duration", seconds(report.duration()), "");
    table.row("clock", report.clock(), "");
    table.row("ended", report.ended(), "");
    return table.lines;
  }

  private void rows(ReplayReport report) {
    boolean isMixed = report.fired().size() > 1;
    row("samples fired", number(report.samples()), isMixed ? RowWords.of(report.fired()) : "");
    long skipped = report.skipped().values().stream().mapToLong(Long::longValue).sum();
    if (skipped > 0) {
      row("not fired", number(skipped), RowWords.of(report.skipped()));
    }
    if (report.left() > 0) {
      row("left", number(report.left()), "rows whose time did not come");
    }
  }

  private void row(String name, String value, String remark) {
    lines.add(String.format(Locale.ROOT, "%-14s %12s  %s", name, value, remark).stripTrailing());
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.2f ms", value);
  }

  private static String seconds(double milliseconds) {
    return String.format(Locale.ROOT, "%.2f s", milliseconds / 1000);
  }
}
