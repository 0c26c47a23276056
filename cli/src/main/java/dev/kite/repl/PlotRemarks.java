package dev.kite.repl;

import dev.kite.trace.TraceSummary;
import dev.kite.trace.TraceView;
import dev.kite.trace.TraceView.Gap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;

/** What stands below a plot: what its marks say and how long its gaps are, in order of time. */
final class PlotRemarks {
  private final Look look;
  private final int most;

  /** {@code text} may be foreign. */
  private record Remark(double time, String sign, String text, Tone tone) {}

  PlotRemarks(Look look, int most) {
    this.look = look;
    this.most = most;
  }

  List<AttributedString> lines(TraceSummary trace, TraceView view) {
    var remarks = new ArrayList<Remark>();
    trace.marks().stream()
        .filter(mark -> mark.time() >= view.span().from() && mark.time() <= view.span().to())
        .map(mark -> new Remark(mark.time(), look.glyphs().upright(), mark.text(), Tone.NOTICE))
        .forEach(remarks::add);
    view.gaps().stream().map(this::gap).forEach(remarks::add);
    remarks.sort(Comparator.comparingDouble(Remark::time));
    var lines = new ArrayList<>(remarks.stream().limit(most).map(this::line).toList());
    if (remarks.size() > most) {
      var more = "  and " + (remarks.size() - most) + " more; kite trace report shows them";
      lines.add(new StyledText(look.palette(), "").own(more, Tone.DIM).toAttributedString());
    }
    return lines;
  }

  private Remark gap(Gap gap) {
    var lasts = String.format(Locale.ROOT, "%.3f s", (gap.to() - gap.from()) / 1000);
    var what =
        gap.tag().equals("d")
            ? String.format(Locale.ROOT, "%,d samples lost in %s", gap.lost(), lasts)
            : "no reading of " + gap.kind() + " for " + lasts;
    return new Remark(gap.from(), look.glyphs().gap(), what, Tone.WARNING);
  }

  private AttributedString line(Remark remark) {
    return new StyledText(look.palette(), "")
        .own("  " + remark.sign(), remark.tone())
        .own(String.format(Locale.ROOT, " %8.3f s  ", remark.time() / 1000), Tone.DIM)
        .remoteLine(remark.text(), Tone.PLAIN)
        .toAttributedString();
  }
}
