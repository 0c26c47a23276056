package dev.kite.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.kite.repl.Paper;
import dev.kite.repl.PlainText;
import dev.kite.trace.RowSpacing;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.TraceSummary;
import dev.kite.trace.TraceSummary.TrackFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code kite trace info} says of a trace to a person. */
final class TraceInfoText {
  private final TraceSummary trace;
  private final Paper paper;
  private final List<String> lines = new ArrayList<>();

  private TraceInfoText(TraceSummary trace, Paper paper) {
    this.trace = trace;
    this.paper = paper;
  }

  static List<String> lines(TraceSummary trace, Paper paper) {
    var text = new TraceInfoText(trace, paper);
    text.facts();
    text.kinds();
    text.values();
    text.marks();
    return text.lines;
  }

  private void facts() {
    var header = trace.header();
    header.label().ifPresent(label -> fact("label", label));
    header.start().ifPresent(start -> fact("recorded", start.toString()));
    header
        .device()
        .ifPresent(it -> it.entrySet().forEach(e -> fact(e.getKey(), text(e.getValue()))));
    header.screenAngle().ifPresent(angle -> fact("screen", plain(angle) + paper.unit("°")));
    header.interval().ifPresent(it -> fact("interval", interval(it)));
    fact("sign", header.sign());
    fact("duration", seconds(trace.duration()));
    fact(
        "rows", String.format(Locale.ROOT, "%,d, %,d samples lost", trace.rows(), trace.dropped()));
    if (trace.cutOff()) {
      fact("end", "missing: the file was cut off; what is there was read");
    }
  }

  /** Names of facts come from the file too. */
  private void fact(String name, String value) {
    lines.add("  " + String.format("%-10s", PlainText.line(name)) + "  " + PlainText.line(value));
  }

  private static String text(JsonElement value) {
    return value instanceof JsonPrimitive it ? it.getAsString() : value.toString();
  }

  private static String interval(TraceHeader.Interval interval) {
    return plain(interval.raw()) + " " + interval.unit();
  }

  private void kinds() {
    var table =
        new TextTable()
            .row("rows of", "rows", "Hz", "mean ms", "spread", "median", "p99", "longest", "at");
    for (var kind : trace.kinds()) {
      var spacing = kind.spacing();
      var name = kind.tag().length() == 1 ? kind.tag() + "  " + kind.name() : kind.name();
      if (kind.isSampled() && spacing.count() > 0) {
        timed(table, name, spacing);
      } else {
        table.row(name, count(kind.rows()), "", "", "", "", "", "", "");
      }
    }
    if (trace.others() > 0) {
      table.row("more kinds", count(trace.others()), "", "", "", "", "", "", "");
    }
    section(trace.kinds().isEmpty() ? new TextTable() : table);
  }

  private static void timed(TextTable table, String name, RowSpacing spacing) {
    table.row(
        name,
        count(spacing.rows()),
        Double.isInfinite(spacing.rate()) ? "-" : number(spacing.rate()),
        number(spacing.mean()),
        number(spacing.deviation()),
        number(spacing.quantile(0.5)),
        number(spacing.quantile(0.99)),
        number(spacing.greatest()),
        seconds(spacing.greatestAt()));
  }

  private void values() {
    var table = new TextTable().row("values", "unit", "least", "greatest", "mean", "missing");
    for (var facts : trace.tracks()) {
      if (!facts.hasNumbers()) {
        none(table, facts);
        continue;
      }
      for (int axis = 0; axis < facts.axes().size(); axis++) {
        range(table, facts, axis);
      }
    }
    section(trace.tracks().isEmpty() ? new TextTable() : table);
  }

  private static void none(TextTable table, TrackFacts facts) {
    long rows = facts.axes().get(0).missing();
    table.row(facts.track().name(), "", "-", "-", "-", count(rows));
  }

  private void range(TextTable table, TrackFacts facts, int axis) {
    var track = facts.track();
    var range = facts.axes().get(axis);
    boolean any = range.count() > 0;
    if (!any && track.tag().equals("g")) {
      // A class may have fewer values than this version looks for.
      return;
    }
    table.row(
        track.name() + " " + track.axes().get(axis),
        paper.unit(track.unit()),
        any ? number(range.least()) : "-",
        any ? number(range.greatest()) : "-",
        any && !Double.isNaN(range.mean()) ? number(range.mean()) : "-",
        count(range.missing()));
  }

  private void marks() {
    var table = new TextTable();
    trace
        .marks()
        .forEach(mark -> table.row("mark at " + seconds(mark.time()) + "  " + mark.text()));
    section(table);
    if (trace.markCount() > trace.marks().size()) {
      lines.add("  and " + count(trace.markCount() - trace.marks().size()) + " marks more");
    }
  }

  private void section(TextTable table) {
    var rows = table.lines();
    if (!rows.isEmpty()) {
      lines.add("");
      lines.addAll(rows);
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, "%.3f s", millis / 1000);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String number(double value) {
    boolean plain = Math.abs(value) < 1e7;
    // A mean that is nearly 0 from below is no negative number to a reader.
    double shown = Math.abs(value) < 0.0005 ? 0 : value;
    return String.format(Locale.ROOT, plain ? "%.3f" : "%.3e", shown);
  }
}
