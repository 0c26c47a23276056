package dev.kite.client.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report of a replay for a person: names at the left, numbers aligned. Remote text. */
public final class ReportTable {
  private final List<String> lines = new ArrayList<>();

  private ReportTable() {}

  /** A line for each number. */
  public static List<String> lines(ReplayReport report) {
    var table = new ReportTable();
    table.row("samples fired", String.valueOf(report.samples()), "");
    table.row("skipped", String.valueOf(report.skipped()), "rows that are no events");
    table.row("lateness p50", millis(report.lateness().p50()), "");
    table.row("lateness p99", millis(report.lateness().p99()), "");
    table.row("lateness max", millis(report.lateness().max()), "");
    table.row("stalls", String.valueOf(report.stalls()), millis(report.stalled()) + " in all");
    table.row("leaked", String.valueOf(report.leaked()), "real events the page saw");
    table.row("exceptions", String.valueOf(report.exceptions()), "in the page's listeners");
    table.row("hidden", millis(report.hidden()), "");
    table.row("duration", millis(report.duration()), "");
    table.row("clock", report.clock(), "");
    table.row("ended", report.ended(), "");
    return table.lines;
  }

  private void row(String name, String value, String remark) {
    lines.add(String.format(Locale.ROOT, "%-14s %12s  %s", name, value, remark).stripTrailing());
  }

  private static String millis(double value) {
    return String.format(Locale.ROOT, "%.2f ms", value);
  }
}
