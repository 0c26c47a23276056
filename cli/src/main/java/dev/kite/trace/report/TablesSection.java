package dev.kite.trace.report;

import dev.kite.trace.TraceSummary;
import dev.kite.trace.TraceSummary.Kind;
import dev.kite.trace.TraceView;
import java.util.List;

/** What can be read off no picture: the rows by kind, the marks and the gaps. */
final class TablesSection {
  private final Html html;
  private final TraceSummary trace;
  private final TraceView view;

  TablesSection(Html html, TraceSummary trace, TraceView view) {
    this.html = html;
    this.trace = trace;
    this.view = view;
  }

  void write() {
    kinds();
    if (!trace.marks().isEmpty()) {
      marks();
    }
    if (!view.gaps().isEmpty()) {
      gaps();
    }
  }

  private void kinds() {
    begin("Rows", List.of("kind", "rows", "rate", "mean", "spread", "p99", "longest", "at"));
    trace.kinds().forEach(this::kind);
    if (trace.others() > 0) {
      row("of more kinds", Figures.count(trace.others()), "", "", "", "", "", "");
    }
    end();
  }

  private void kind(Kind kind) {
    var spacing = kind.spacing();
    var rows = Figures.count(kind.rows());
    if (!kind.isSampled() || spacing.count() == 0) {
      row(kind.name(), rows, "", "", "", "", "", "");
      return;
    }
    row(
        kind.name(),
        rows,
        Figures.hertz(spacing.rate()),
        Figures.millis(spacing.mean()),
        "± " + Figures.millis(spacing.deviation()),
        Figures.millis(spacing.quantile(0.99)),
        Figures.millis(spacing.greatest()),
        Figures.seconds(spacing.greatestAt()));
  }

  private void marks() {
    begin("Marks", List.of("text", "at", "number"));
    for (int i = 0; i < trace.marks().size(); i++) {
      var mark = trace.marks().get(i);
      row(mark.text(), Figures.seconds(mark.time()), String.valueOf(i + 1));
    }
    end();
  }

  private void gaps() {
    begin("Gaps", List.of("what", "from", "for"));
    for (var gap : view.gaps()) {
      row(GapText.of(gap), Figures.seconds(gap.from()), Figures.millis(gap.to() - gap.from()));
    }
    end();
  }

  private void begin(String title, List<String> names) {
    html.open("section").element("h2", title).open("div", "class", "scroll").open("table");
    html.open("thead").open("tr");
    names.forEach(name -> html.element("th", name));
    html.close().close().open("tbody").line();
  }

  private void row(String... cells) {
    html.open("tr");
    for (var cell : cells) {
      html.foreign("td", cell);
    }
    html.close().line();
  }

  private void end() {
    html.close().close().close().close().line();
  }
}
