package dev.kite.trace.report;

import dev.kite.protocol.Reading.Mark;
import dev.kite.trace.AxisTicks;
import dev.kite.trace.TraceSummary.TrackFacts;
import dev.kite.trace.TraceView;
import dev.kite.trace.TrackBins;
import dev.kite.trace.TrackBins.Point;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The plot of one track: curves, marks and gaps over time.
 *
 * <p>Lines and labels have places in percent and sizes in pixels, so that they look the same on a
 * phone and on a wall; only the curves are stretched.
 */
final class TrackPanel {
  private static final int HEIGHT = 150;
  private static final int VALUE_TICKS = 4;
  private static final int TIME_TICKS = 5;

  /** More marks than these would hide the curves. */
  private static final int MOST_MARKS = 200;

  private static final double MARGIN = 0.04;

  private final Html html;
  private final TraceView view;
  private final List<Mark> marks;

  TrackPanel(Html html, TraceView view, List<Mark> marks) {
    this.html = html;
    this.view = view;
    this.marks = marks.subList(0, Math.min(MOST_MARKS, marks.size()));
  }

  void write(TrackBins bins, TrackFacts facts) {
    html.open("figure");
    caption(facts);
    html.open("svg", "class", "area", "height", String.valueOf(HEIGHT), "role", "img");
    html.element("title", facts.track().name() + " over time");
    html.empty("rect", "class", "back", "width", "100%", "height", "100%");
    var scale = Scale.of(bins);
    gaps(bins);
    values(scale);
    times();
    marks();
    curves(bins, scale);
    html.close().close().line();
  }

  /** What the values between two edges are to the height of the drawing. */
  private record Scale(double least, double greatest) {
    static Scale of(TrackBins bins) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (int axis = 0; axis < bins.track().axes().size(); axis++) {
        for (int bin = 0; bin < bins.bins(); bin++) {
          double low = bins.least(axis, bin).value();
          least = Double.isNaN(low) ? least : Math.min(least, low);
          double high = bins.greatest(axis, bin).value();
          greatest = Double.isNaN(high) ? greatest : Math.max(greatest, high);
        }
      }
      if (least > greatest) {
        return new Scale(-1, 1);
      }
      double margin =
          least == greatest
              ? Math.max(1, Math.ulp(least))
              : (greatest / 2 - least / 2) * 2 * MARGIN;
      return new Scale(bounded(least - margin), bounded(greatest + margin));
    }

    private static double bounded(double value) {
      return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** 0 at the top, 1 at the bottom. */
    double share(double value) {
      return (greatest / 2 - value / 2) / (greatest / 2 - least / 2);
    }
  }

  private void caption(TrackFacts facts) {
    var track = facts.track();
    html.open("figcaption").foreign("b", track.name());
    html.element("span", track.unit(), "class", "unit");
    for (int axis = 0; axis < facts.axes().size(); axis++) {
      var range = facts.axes().get(axis);
      if (range.count() > 0) {
        html.open("span", "class", "key c" + axis).element("i", track.axes().get(axis));
        html.text(" " + Figures.value(range.least()) + " … " + Figures.value(range.greatest()));
        html.close();
      }
    }
    html.close();
  }

  private void gaps(TrackBins bins) {
    for (var gap : view.gaps().stream().filter(it -> it.isIn(bins.track())).toList()) {
      double from = within(view.span().share(gap.from()));
      double to = within(view.span().share(gap.to()));
      html.open(
          "rect",
          "class",
          "gap",
          "x",
          Figures.percent(from),
          "width",
          Figures.percent(Math.max(0.002, to - from)),
          "height",
          "100%");
      html.element("title", GapText.of(gap)).close();
    }
  }

  private static double within(double share) {
    return Math.max(0, Math.min(1, share));
  }

  private void values(Scale scale) {
    var ticks = new AxisTicks(scale.least(), scale.greatest(), VALUE_TICKS);
    for (double value : ticks.values()) {
      var y = Figures.percent(scale.share(value));
      html.empty("line", "class", value == 0 ? "zero" : "grid", "x2", "100%", "y1", y, "y2", y);
      html.element("text", ticks.text(value), "class", "value", "x", "-8", "y", y, "dy", "4");
    }
  }

  private void times() {
    var span = view.span();
    var ticks = new AxisTicks(span.from() / 1000, span.to() / 1000, TIME_TICKS);
    for (double second : ticks.values()) {
      var x = Figures.percent(span.share(second * 1000));
      html.empty("line", "class", "grid", "x1", x, "x2", x, "y2", "100%");
      html.element(
          "text",
          ticks.text(second) + " s",
          "class",
          "time",
          "x",
          x,
          "y",
          String.valueOf(HEIGHT + 16));
    }
  }

  private void marks() {
    for (int i = 0; i < marks.size(); i++) {
      var x = Figures.percent(view.span().share(marks.get(i).time()));
      html.open("g", "class", "mark").element("title", marks.get(i).text());
      html.empty("line", "x1", x, "x2", x, "y2", "100%");
      html.element("text", String.valueOf(i + 1), "x", x, "y", "-4").close();
    }
  }

  private void curves(TrackBins bins, Scale scale) {
    html.open("svg", "class", "curves", "viewBox", "0 0 1000 1000", "preserveAspectRatio", "none");
    IntStream.range(0, bins.track().axes().size())
        .filter(bins::hasNumbers)
        .forEach(axis -> html.empty("path", "class", "c" + axis, "d", path(bins, axis, scale)));
    html.close();
  }

  private String path(TrackBins bins, int axis, Scale scale) {
    var path = new Path(scale);
    for (int bin = 0; bin < bins.bins(); bin++) {
      var least = bins.least(axis, bin);
      if (Double.isNaN(least.value())) {
        continue;
      }
      if (bins.isBroken(axis, bin)) {
        path.lift();
      }
      var greatest = bins.greatest(axis, bin);
      path.to(least.time() <= greatest.time() ? least : greatest);
      if (bins.isTurned(axis, bin)) {
        path.lift();
      }
      if (!least.equals(greatest)) {
        path.to(least.time() <= greatest.time() ? greatest : least);
      }
    }
    return path.toString();
  }

  /** A curve as SVG writes it. */
  private final class Path {
    private final StringBuilder out = new StringBuilder();
    private final Scale scale;
    private boolean lifted = true;

    Path(Scale scale) {
      this.scale = scale;
    }

    void lift() {
      lifted = true;
    }

    void to(Point point) {
      out.append(lifted ? 'M' : 'L');
      out.append(Figures.thousandth(view.span().share(point.time())))
          .append(' ')
          .append(Figures.thousandth(scale.share(point.value())));
      // A line of no length, so that a single point is seen.
      out.append(lifted ? "h0" : "");
      lifted = false;
    }

    @Override
    public String toString() {
      return out.toString();
    }
  }
}
