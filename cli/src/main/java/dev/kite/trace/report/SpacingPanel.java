package dev.kite.trace.report;

import dev.kite.trace.AxisTicks;
import dev.kite.trace.RowSpacing;
import dev.kite.trace.TraceSummary.Kind;

/** The histogram of how far apart the rows of a kind are. */
final class SpacingPanel {
  private static final int BARS = 48;
  private static final int TICKS = 4;

  private final Html html;

  SpacingPanel(Html html) {
    this.html = html;
  }

  void write(Kind kind) {
    var spacing = kind.spacing();
    html.open("figure", "class", "spacing").open("figcaption").foreign("b", kind.name());
    html.element("span", Figures.hertz(spacing.rate()), "class", "unit");
    html.element("span", "median " + Figures.millis(spacing.quantile(0.5)), "class", "key");
    html.element("span", "p99 " + Figures.millis(spacing.quantile(0.99)), "class", "key");
    html.element("span", "longest " + Figures.millis(spacing.greatest()), "class", "key").close();
    html.open("svg", "class", "area wide", "height", "104", "role", "img");
    html.element("title", "Histogram of the spacing");
    html.empty("rect", "class", "back", "width", "100%", "height", "100%");
    bars(spacing);
    html.close().close().line();
  }

  private void bars(RowSpacing spacing) {
    var bars = spacing.bars(BARS);
    // Half a bar at either end, so that one bar alone is none that fills the picture.
    double width = bars.get(0).to() - bars.get(0).from();
    double from = Math.max(0, bars.get(0).from() - 4 * width);
    double to = bars.get(bars.size() - 1).to() + 4 * width;
    long most = bars.stream().mapToLong(RowSpacing.Bar::count).max().orElse(1);
    var ticks = new AxisTicks(from, to, TICKS);
    for (double tick : ticks.values()) {
      var x = Figures.percent((tick - from) / (to - from));
      html.empty("line", "class", "grid", "x1", x, "x2", x, "y2", "100%");
      html.element("text", ticks.text(tick) + " ms", "class", "time", "x", x, "y", "120");
    }
    for (var bar : bars) {
      if (bar.count() > 0) {
        // A single spacing among thousands is to be seen too.
        double height = Math.max(0.02, (double) bar.count() / most);
        html.open(
            "rect",
            "class",
            "bar",
            "x",
            Figures.percent((bar.from() - from) / (to - from)),
            "width",
            Figures.percent(width / (to - from)),
            "y",
            Figures.percent(1 - height),
            "height",
            Figures.percent(height));
        html.element("title", text(bar)).close();
      }
    }
  }

  private static String text(RowSpacing.Bar bar) {
    return "%s to %s: %s"
        .formatted(
            Figures.millis(bar.from()), Figures.millis(bar.to()), Figures.count(bar.count()));
  }
}
