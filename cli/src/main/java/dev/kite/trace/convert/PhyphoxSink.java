package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Vector;
import dev.kite.trace.TraceHeader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the motion rows as {@link Phyphox} exports a table, with comma and decimal point: names in
 * quotes, numbers without.
 */
final class PhyphoxSink implements TraceSink {
  private static final List<String> SENSORS =
      List.of("Linear Acceleration", "Acceleration", "Gyroscope");

  private final Writer out;
  private final Losses losses;

  private PhyphoxSink(Writer out, Losses losses) {
    this.out = out;
    this.losses = losses;
  }

  static PhyphoxSink create(Output out, TraceHeader header, Losses losses) throws IOException {
    losses.add(header);
    var writer = new BufferedWriter(new OutputStreamWriter(out.open(), UTF_8));
    var names =
        Stream.concat(
            Stream.of(Phyphox.TIME), SENSORS.stream().flatMap(s -> Phyphox.columns(s).stream()));
    writer.write(names.map(name -> '"' + name + '"').collect(Collectors.joining(",", "", "\n")));
    return new PhyphoxSink(writer, losses);
  }

  @Override
  public void write(Reading row) throws IOException {
    if (!(row instanceof Motion motion)) {
      losses.add(row);
      return;
    }
    var cells = new ArrayList<String>();
    cells.add(new BigDecimal(Double.toString(row.time())).movePointLeft(3).toString());
    add(cells, motion.acceleration());
    add(cells, motion.accelerationIncludingGravity());
    add(cells, Units.radians(motion.rotationRate()));
    out.write(String.join(",", cells));
    out.write('\n');
  }

  private static void add(List<String> cells, @Nullable Vector vector) {
    cells.add(vector == null ? "" : text(vector.x()));
    cells.add(vector == null ? "" : text(vector.y()));
    cells.add(vector == null ? "" : text(vector.z()));
  }

  private static String text(@Nullable Double number) {
    return number == null ? "" : Numbers.text(number);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
