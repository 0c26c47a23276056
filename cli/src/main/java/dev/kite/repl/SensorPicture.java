package dev.kite.repl;

import dev.kite.client.Target;
import dev.kite.protocol.SensorStream;
import dev.kite.repl.SensorTrail.Curve;
import dev.kite.trace.Track;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jline.utils.AttributedString;

/**
 * Draws what the sensors of a page say: numbers, rates, and a plot of each as far as there is room.
 */
final class SensorPicture {
  private static final int MAX_PLOT_COLUMNS = 150;
  private static final int LEAST_PLOT_COLUMNS = 10;

  /** A plot with its title; with less of it a curve is no longer read. */
  private static final int PLOT_LINES = 7;

  private static final int LEAST_ROWS = 3;
  private static final int LEAST_STRIP_ROWS = 2;
  private static final int MOST_ROWS = 8;

  private final Look look;

  SensorPicture(Look look) {
    this.look = look;
  }

  /**
   * @param why the page's sentence about what does not come, empty when it has none. Remote text
   * @param jobs what runs meanwhile
   * @param height the lines there are
   */
  List<AttributedString> lines(
      Target target, SensorTrail trail, String why, List<Job> jobs, int height) {
    var lines = new ArrayList<AttributedString>();
    lines.add(heading(target, trail));
    jobs.forEach(job -> lines.add(job(job)));
    var curves = trail.curves();
    int names = curves.stream().mapToInt(it -> name(it.track()).length()).max().orElse(0);
    curves.forEach(curve -> lines.add(values(curve, names)));
    if (trail.isEmpty() && why.isEmpty()) {
      lines.add(text().own("  Waiting for readings ...", Tone.DIM).toAttributedString());
    }
    if (!why.isEmpty()) {
      lines.addAll(sentence(why));
    }
    lines.addAll(plots(curves, height - lines.size() - 1));
    // The way out is told however little room there is.
    var shown = new ArrayList<>(lines.subList(0, Math.max(0, Math.min(lines.size(), height - 1))));
    shown.add(text().own("  any key leaves", Tone.DIM).toAttributedString());
    return shown;
  }

  private List<AttributedString> sentence(String why) {
    int columns = look.columns().getAsInt() - 1;
    var text = new StyledText(look.palette(), "  ").own("  ", Tone.PLAIN);
    var broken = text.remoteLine(why, Tone.WARNING).breaker(columns).lines(columns);
    return broken.columnSplitLength(Integer.MAX_VALUE);
  }

  private AttributedString heading(Target target, SensorTrail trail) {
    var heading = text().own("  ", Tone.PLAIN).remoteLine(target.label(), Tone.PROMPT);
    rate(heading, "motion", trail.rate(SensorStream.MOTION));
    rate(heading, "orientation", trail.rate(SensorStream.ORIENTATION));
    rate(heading, "absolute", trail.rate(SensorStream.ABSOLUTE_ORIENTATION));
    rate(heading, "generic", trail.rate(SensorStream.GENERIC));
    long skipped = trail.skipped();
    var share = 100.0 * skipped / Math.max(1, skipped + trail.received());
    return heading
        .own("  skipped " + skipped, skipped > 0 ? Tone.WARNING : Tone.PLAIN)
        .own(skipped > 0 ? String.format(Locale.ROOT, " (%.1f %%)", share) : "", Tone.WARNING)
        .toAttributedString();
  }

  private static void rate(StyledText heading, String name, OptionalDouble rate) {
    rate.ifPresent(
        hertz -> heading.own(String.format(Locale.ROOT, "  %s %.1f Hz", name, hertz), Tone.PLAIN));
  }

  private AttributedString job(Job job) {
    var line = text().own("  " + job.kind() + " ", Tone.NOTICE).remoteLine(job.what(), Tone.PLAIN);
    line.own("  " + Elapsed.text(job.nanos()), Tone.DIM);
    return line.own(job.state().isEmpty() ? "" : "  " + job.state(), Tone.DIM).toAttributedString();
  }

  private AttributedString values(Curve curve, int names) {
    var track = curve.track();
    var name = name(track);
    var line = text().own("  " + name, Tone.DIM);
    line.own(" ".repeat(Math.max(0, names - name.length()) + 1), Tone.PLAIN);
    for (int axis : axes(curve)) {
      double value = curve.newest().get(axis);
      var number = Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
      line.own(" " + letter(track.axes().get(axis)), PlotPanel.AXES.get(axis));
      line.own(String.format("%9s ", number), Tone.PLAIN);
    }
    return line.own(" " + look.glyphs().unit(track.unit()), Tone.DIM).toAttributedString();
  }

  /** A class may have fewer values than are looked for. */
  private static List<Integer> axes(Curve curve) {
    var axes = new ArrayList<Integer>();
    for (int axis = 0; axis < curve.track().axes().size(); axis++) {
      if (hasNumbers(curve, axis) || !curve.track().tag().equals("g")) {
        axes.add(axis);
      }
    }
    return axes;
  }

  private static boolean hasNumbers(Curve curve, int axis) {
    return curve.axis(axis).stream().anyMatch(Double::isFinite);
  }

  /** A class is named by the page, so its name is made harmless here. */
  private static String name(Track track) {
    if (track.equals(Track.GRAVITY)) {
      return "with gravity";
    }
    return track.equals(Track.ROTATION) ? "rotation" : PlainText.line(track.name());
  }

  private String letter(String axis) {
    boolean greek = look.glyphs() != Glyphs.ASCII;
    return switch (axis) {
      case "alpha" -> greek ? "α" : "a";
      case "beta" -> greek ? "β" : "b";
      case "gamma" -> greek ? "γ" : "g";
      default -> axis;
    };
  }

  /** The first track of each stream comes before its others when there is no room for all. */
  private List<AttributedString> plots(List<Curve> curves, int height) {
    if (height <= LEAST_ROWS) {
      return List.of();
    }
    var drawn = new ArrayList<>(curves.stream().filter(Curve::hasNumbers).toList());
    var ranks = new ArrayList<Curve>(drawn);
    var seen = new HashSet<String>();
    var first = drawn.stream().filter(it -> seen.add(it.track().tag())).toList();
    ranks.sort(Comparator.comparing(curve -> !first.contains(curve)));
    int count = Math.min(drawn.size(), Math.max(1, height / PLOT_LINES));
    drawn.retainAll(ranks.subList(0, count));
    var lines = new ArrayList<AttributedString>();
    for (var curve : drawn) {
      int rows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, height / count - 1));
      lines.addAll(plot(curve, rows));
    }
    return lines;
  }

  /** Axes that share no scale lie one above the other, as far as there is room. */
  private List<AttributedString> plot(Curve curve, int rows) {
    var axes = axes(curve);
    var panel = PlotPanel.bare(look);
    var lines = new ArrayList<AttributedString>();
    var title =
        panel.title(name(curve.track()), curve.track().unit(), names(curve, axes), tones(axes));
    var span = String.format(Locale.ROOT, "  last %.1f s", curve.span() / 1000);
    lines.add(text().append(title).own(span, Tone.DIM).toAttributedString());
    var strips = strips(curve, axes);
    if (rows < LEAST_STRIP_ROWS * strips.size()) {
      strips = List.of(axes);
    }
    for (int strip = 0; strip < strips.size(); strip++) {
      int until = rows * (strip + 1) / strips.size();
      int height = until - rows * strip / strips.size();
      var shown = strips.get(strip);
      lines.addAll(panel.rows(picture(curve, shown, height), tones(shown)));
    }
    return lines;
  }

  private static List<List<Integer>> strips(Curve curve, List<Integer> axes) {
    return curve.track().scales().stream()
        .map(scale -> scale.stream().filter(axes::contains).toList())
        .filter(scale -> scale.stream().anyMatch(axis -> hasNumbers(curve, axis)))
        .toList();
  }

  private BraillePlot.Picture picture(Curve curve, List<Integer> axes, int rows) {
    int columns = look.columns().getAsInt() - PlotPanel.LEFT - 1;
    return BraillePlot.values(
        axes.stream().map(curve::axis).toList(),
        curve.track().turn(),
        Math.max(LEAST_PLOT_COLUMNS, Math.min(MAX_PLOT_COLUMNS, columns)),
        rows,
        PlotDots.Ink.of(look.glyphs()),
        PlotPanel.letters(names(curve, axes)));
  }

  private static List<String> names(Curve curve, List<Integer> axes) {
    return axes.stream().map(axis -> curve.track().axes().get(axis)).toList();
  }

  private static List<Tone> tones(List<Integer> axes) {
    return axes.stream().map(PlotPanel.AXES::get).toList();
  }

  private StyledText text() {
    return new StyledText(look.palette(), "");
  }
}
