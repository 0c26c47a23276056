package dev.kite.repl;

import dev.kite.client.Target;
import dev.kite.protocol.Reading;
import dev.kite.protocol.SensorStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/** Draws what the sensors of a page say: numbers, rates, and a small plot of the acceleration. */
final class SensorPicture {
  private static final int PLOT_ROWS = 6;
  private static final int MAX_PLOT_COLUMNS = 100;
  private static final int SCALE_COLUMNS = 8;

  /** x, y and z as in most tools. */
  private static final List<Tone> AXES = List.of(Tone.ERROR, Tone.STRING, Tone.NUMBER);

  private final Look look;

  SensorPicture(Look look) {
    this.look = look;
  }

  /**
   * @param why the page's sentence about what does not come, empty when it has none. Remote text
   */
  List<AttributedString> lines(Target target, SensorTrail trail, String why) {
    var lines = new ArrayList<AttributedString>();
    lines.add(heading(target, trail));
    if (trail.isEmpty()) {
      var reason = why.isEmpty() ? "Waiting for readings ..." : why;
      lines.add(text().own("  ", Tone.DIM).remoteLine(reason, Tone.DIM).toAttributedString());
      return lines;
    }
    boolean ascii = look.glyphs() == Glyphs.ASCII;
    var degrees = ascii ? "deg" : "°";
    var acceleration = ascii ? "m/s2" : "m/s²";
    if (trail.newest(SensorStream.MOTION).orElse(null) instanceof Reading.Motion motion) {
      lines.add(vector("with gravity", motion.accelerationIncludingGravity(), acceleration));
      lines.add(vector("acceleration", motion.acceleration(), acceleration));
      lines.add(vector("rotation", motion.rotationRate(), degrees + "/s"));
    }
    if (trail.newest(SensorStream.ORIENTATION).orElse(null) instanceof Reading.Orientation o) {
      var angles = Arrays.asList(o.alpha(), o.beta(), o.gamma());
      lines.add(values("orientation", ascii ? "abg" : "αβγ", angles, degrees));
    }
    var points = trail.points();
    if (points.stream().anyMatch(SensorPicture::hasNumbers)) {
      lines.addAll(plot(points));
    }
    return lines;
  }

  /** A device without sensors sends one event of nulls. */
  private static boolean hasNumbers(Reading.Motion motion) {
    var vector = motion.accelerationIncludingGravity();
    return vector != null && (vector.x() != null || vector.y() != null || vector.z() != null);
  }

  private AttributedString heading(Target target, SensorTrail trail) {
    var heading = text().own("  ", Tone.PLAIN).remoteLine(target.label(), Tone.PROMPT);
    rate(heading, "motion", trail.rate(SensorStream.MOTION));
    rate(heading, "orientation", trail.rate(SensorStream.ORIENTATION));
    return heading
        .own("  skipped " + trail.skipped(), Tone.PLAIN)
        .own("  (any key leaves)", Tone.DIM)
        .toAttributedString();
  }

  private static void rate(StyledText heading, String name, OptionalDouble rate) {
    rate.ifPresent(
        hertz -> heading.own(String.format(Locale.ROOT, "  %s %.1f Hz", name, hertz), Tone.PLAIN));
  }

  private AttributedString vector(String name, Reading.@Nullable Vector vector, String unit) {
    return vector == null
        ? values(name, "xyz", Collections.emptyList(), unit)
        : values(name, "xyz", Arrays.asList(vector.x(), vector.y(), vector.z()), unit);
  }

  private AttributedString values(
      String name, String letters, List<@Nullable Double> values, String unit) {
    var line = text().own(String.format("  %-13s", name), Tone.DIM);
    for (int axis = 0; axis < letters.length(); axis++) {
      var value = axis < values.size() ? values.get(axis) : null;
      var number = value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
      line.own(" " + letters.charAt(axis), AXES.get(axis));
      line.own(String.format("%9s ", number), Tone.PLAIN);
    }
    return line.own(" " + unit, Tone.DIM).toAttributedString();
  }

  private List<AttributedString> plot(List<Reading.Motion> points) {
    int width =
        Math.max(10, Math.min(MAX_PLOT_COLUMNS, look.columns().getAsInt() - SCALE_COLUMNS - 4));
    List<List<@Nullable Double>> series =
        List.of(
            axis(points, Reading.Vector::x),
            axis(points, Reading.Vector::y),
            axis(points, Reading.Vector::z));
    var picture =
        BraillePlot.values(series, width, PLOT_ROWS, PlotDots.Ink.of(look.glyphs()), "xyz");
    var lines = new ArrayList<AttributedString>();
    for (int row = 0; row < picture.rows().size(); row++) {
      lines.add(plotLine(picture, row));
    }
    return lines;
  }

  private AttributedString plotLine(BraillePlot.Picture picture, int row) {
    var line = text();
    if (row == 0) {
      line.own(scale(picture.greatest()), Tone.DIM);
    } else {
      line.own(row == PLOT_ROWS - 1 ? scale(picture.least()) : " ".repeat(SCALE_COLUMNS), Tone.DIM);
    }
    line.own(" " + look.glyphs().gutter() + " ", Tone.DIM);
    for (var cell : picture.rows().get(row)) {
      line.own(
          String.valueOf(cell.glyph()),
          cell.series() == BraillePlot.Cell.NONE ? Tone.PLAIN : AXES.get(cell.series()));
    }
    return line.toAttributedString();
  }

  private static String scale(double value) {
    return String.format(Locale.ROOT, "%" + SCALE_COLUMNS + ".1f", value);
  }

  private static List<@Nullable Double> axis(
      List<Reading.Motion> points, Function<Reading.Vector, @Nullable Double> axis) {
    var values = new ArrayList<@Nullable Double>();
    for (var point : points) {
      var vector = point.accelerationIncludingGravity();
      values.add(vector == null ? null : axis.apply(vector));
    }
    return values;
  }

  private StyledText text() {
    return new StyledText(look.palette(), "");
  }
}
