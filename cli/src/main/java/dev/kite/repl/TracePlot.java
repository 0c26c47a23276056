package dev.kite.repl;

import dev.kite.trace.AxisTicks;
import dev.kite.trace.TraceSummary;
import dev.kite.trace.TraceView;
import dev.kite.trace.Track;
import dev.kite.trace.TrackBins;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;

/**
 * A trace drawn for a terminal: a panel for each group of values, with all axes in their colours.
 *
 * <p>Without colours the curves of braille could not be told apart: each axis then has a strip of
 * its own, or a letter of its own where there is no braille either.
 */
public final class TracePlot {
  private static final int PIPE_COLUMNS = 80;
  private static final int LEAST_WIDTH = 10;
  private static final int PANEL_ROWS = 7;
  private static final int STRIP_ROWS = 3;
  private static final int TICK_COLUMNS = 9;

  /** More remarks than these are for the report to list. */
  private static final int MOST_REMARKS = 20;

  private final Look look;
  private final int width;

  public TracePlot(Paper paper) {
    this.look = paper.look();
    int columns = look.columns().getAsInt();
    this.width =
        Math.max(LEAST_WIDTH, (columns == 0 ? PIPE_COLUMNS : columns) - PlotPanel.LEFT - 1);
  }

  /** Into how many bins the trace's time is to be cut. */
  public int bins() {
    return dots().dots(width);
  }

  /** The lines to print, with their colours. */
  public List<String> lines(TraceSummary trace, TraceView view) {
    var lines = new ArrayList<AttributedString>();
    lines.add(heading(trace, view));
    var marks = marks(trace, view);
    for (var track : view.tracks()) {
      lines.addAll(panel(new PlotPanel(look, marks, gaps(view, track.track())), track));
    }
    if (view.tracks().isEmpty()) {
      lines.add(text().own("  no numbers to draw", Tone.DIM).toAttributedString());
    } else {
      lines.addAll(timeAxis(view.span()));
    }
    lines.addAll(new PlotRemarks(look, MOST_REMARKS).lines(trace, view));
    boolean colours = look.palette() == Palette.COLOURS;
    return lines.stream().map(line -> colours ? line.toAnsi() : line.toString()).toList();
  }

  private AttributedString heading(TraceSummary trace, TraceView view) {
    var span = view.span();
    var heading = text().own("  ", Tone.PLAIN);
    trace
        .header()
        .label()
        .ifPresent(label -> heading.remoteLine(label, Tone.PROMPT).own("  ", Tone.PLAIN));
    heading.own(
        String.format(Locale.ROOT, "%.3f s, %,d rows", trace.duration() / 1000, trace.rows()),
        Tone.PLAIN);
    if (trace.dropped() > 0) {
      heading.own(String.format(Locale.ROOT, ", %,d lost", trace.dropped()), Tone.WARNING);
    }
    if (trace.cutOff()) {
      heading.own(", cut off", Tone.WARNING);
    }
    if (span.from() > 0 || span.to() < trace.duration()) {
      heading.own(
          String.format(
              Locale.ROOT, "; here from %.3f to %.3f s", span.from() / 1000, span.to() / 1000),
          Tone.DIM);
    }
    return heading.toAttributedString();
  }

  private List<AttributedString> panel(PlotPanel panel, TrackBins bins) {
    var axes =
        IntStream.range(0, bins.track().axes().size()).filter(bins::hasNumbers).boxed().toList();
    boolean strips = look.palette() == Palette.NONE && dots() == PlotDots.Ink.BRAILLE;
    return strips
        ? axes.stream()
            .flatMap(axis -> plot(panel, bins, List.of(axis), STRIP_ROWS).stream())
            .toList()
        : bins.track().scales().stream()
            .map(scale -> axes.stream().filter(scale::contains).toList())
            .filter(shown -> !shown.isEmpty())
            .flatMap(shown -> plot(panel, bins, shown, PANEL_ROWS).stream())
            .toList();
  }

  private List<AttributedString> plot(
      PlotPanel panel, TrackBins bins, List<Integer> axes, int rows) {
    var track = bins.track();
    var names = axes.stream().map(track.axes()::get).toList();
    var tones = axes.stream().map(PlotPanel.AXES::get).toList();
    var curves = axes.stream().map(axis -> PlotCurves.of(bins, axis)).toList();
    var picture = BraillePlot.ranges(curves, width, rows, dots(), PlotPanel.letters(names));
    var lines = new ArrayList<AttributedString>();
    lines.add(panel.title(track.name(), track.unit(), names, tones));
    lines.addAll(panel.rows(picture, tones));
    return lines;
  }

  private List<AttributedString> timeAxis(TrackBins.Span span) {
    var ticks = new AxisTicks(span.from() / 1000, span.to() / 1000, width / TICK_COLUMNS);
    var line = new StringBuilder(look.glyphs().edges().substring(8, 9));
    line.append(look.glyphs().edges().substring(9, 10).repeat(width + 1));
    var labels = new StringBuilder(" ".repeat(width + 2));
    for (var tick : ticks.values()) {
      int column = column(span, tick * 1000);
      line.setCharAt(column + 2, look.glyphs().edges().charAt(10));
      label(labels, column + 2, ticks.text(tick) + " s");
    }
    var left = " ".repeat(PlotPanel.LEFT - 2);
    return List.of(
        text().own(left + line, Tone.DIM).toAttributedString(),
        text().own((left + labels).stripTrailing(), Tone.DIM).toAttributedString());
  }

  /** Below its tick, or further left where the line ends; not over the label before. */
  private static void label(StringBuilder labels, int column, String text) {
    int at = Math.max(0, Math.min(column - text.length() / 2, labels.length() - text.length()));
    boolean free = labels.substring(Math.max(0, at - 1), at + text.length()).isBlank();
    if (free) {
      labels.replace(at, at + text.length(), text);
    }
  }

  private BitSet marks(TraceSummary trace, TraceView view) {
    var columns = new BitSet(width);
    for (var mark : trace.marks()) {
      if (mark.time() >= view.span().from() && mark.time() <= view.span().to()) {
        columns.set(column(view.span(), mark.time()));
      }
    }
    return columns;
  }

  private BitSet gaps(TraceView view, Track track) {
    var columns = new BitSet(width);
    for (var gap : view.gaps().stream().filter(it -> it.isIn(track)).toList()) {
      columns.set(column(view.span(), gap.from()), column(view.span(), gap.to()) + 1);
    }
    return columns;
  }

  private int column(TrackBins.Span span, double time) {
    return (int) Math.max(0, Math.min(width - 1, Math.floor(span.share(time) * width)));
  }

  private PlotDots.Ink dots() {
    return PlotDots.Ink.of(look.glyphs());
  }

  private StyledText text() {
    return new StyledText(look.palette(), "");
  }
}
