package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.convert.SensorCommand.Angles;
import dev.kite.trace.convert.SensorCommand.Enable;
import dev.kite.trace.convert.SensorCommand.Values;
import dev.kite.trace.convert.VirtualSensor.Shape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the commands that make a browser's own virtual sensors give the trace's readings: one a
 * line, with the {@code time} in milliseconds at which it is to be sent. A sensor is enabled before
 * its first reading.
 */
final class CommandSink implements TraceSink {
  private final Writer out;
  private final CommandDialect dialect;
  private final Losses losses;
  private final Set<VirtualSensor> enabled = EnumSet.noneOf(VirtualSensor.class);

  private CommandSink(Writer out, CommandDialect dialect, Losses losses) {
    this.out = out;
    this.dialect = dialect;
    this.losses = losses;
  }

  static CommandSink create(Output out, TraceHeader header, Losses losses, CommandDialect dialect)
      throws IOException {
    losses.add(header);
    var writer = new BufferedWriter(new OutputStreamWriter(out.open(), UTF_8));
    return new CommandSink(writer, dialect, losses);
  }

  @Override
  public void write(Reading row) throws IOException {
    if (row instanceof Motion it) {
      motion(it);
    } else if (row instanceof Orientation it) {
      var sensor = VirtualSensor.RELATIVE_ORIENTATION;
      angles(sensor, it, it.alpha(), it.beta(), it.gamma());
    } else if (row instanceof AbsoluteOrientation it) {
      var sensor = VirtualSensor.ABSOLUTE_ORIENTATION;
      angles(sensor, it, it.alpha(), it.beta(), it.gamma());
    } else if (!(row instanceof Generic it && generic(it))) {
      losses.add(row);
    }
  }

  private void motion(Motion row) throws IOException {
    double time = row.time();
    vector(VirtualSensor.LINEAR_ACCELERATION, time, row.acceleration());
    vector(VirtualSensor.ACCELEROMETER, time, row.accelerationIncludingGravity());
    vector(VirtualSensor.GYROSCOPE, time, Units.radians(row.rotationRate()));
  }

  private void vector(VirtualSensor sensor, double time, @Nullable Vector vector)
      throws IOException {
    if (vector == null) {
      return;
    }
    var x = vector.x();
    var y = vector.y();
    var z = vector.z();
    if (x == null || y == null || z == null) {
      losses.add("incomplete group");
      return;
    }
    reading(time, sensor, new Values(sensor, List.of(x, y, z)));
  }

  private void angles(
      VirtualSensor sensor,
      Reading row,
      @Nullable Double alpha,
      @Nullable Double beta,
      @Nullable Double gamma)
      throws IOException {
    if (alpha == null || beta == null || gamma == null) {
      losses.add(row, "incomplete orientation row");
      return;
    }
    reading(row.time(), sensor, new Angles(sensor, new Attitude(alpha, beta, gamma)));
  }

  /** False for a sensor that the protocols lack, and for values that are not its own. */
  private boolean generic(Generic row) throws IOException {
    var sensor = VirtualSensor.ofClass(row.sensor());
    var values = new ArrayList<Double>();
    for (var value : row.values()) {
      if (value != null) {
        values.add(value);
      }
    }
    int size = sensor.map(known -> known.shape().size()).orElse(0);
    if (sensor.isEmpty() || values.size() != size || row.values().size() != size) {
      return false;
    }
    if (sensor.get().shape() != Shape.ROTATION) {
      reading(row.time(), sensor.get(), new Values(sensor.get(), values));
      return true;
    }
    var quaternion =
        new Attitude.Quaternion(values.get(0), values.get(1), values.get(2), values.get(3));
    if (!quaternion.isRotation()) {
      return false;
    }
    reading(row.time(), sensor.get(), new Angles(sensor.get(), Attitude.of(quaternion)));
    return true;
  }

  private void reading(double time, VirtualSensor sensor, SensorCommand command)
      throws IOException {
    if (dialect.needsEnabling(command) && enabled.add(sensor)) {
      write(time, new Enable(sensor));
    }
    write(time, command);
  }

  private void write(double time, SensorCommand command) throws IOException {
    var line = new JsonObject();
    line.add("time", Numbers.json(time));
    dialect
        .encode(command)
        .entrySet()
        .forEach(member -> line.add(member.getKey(), member.getValue()));
    out.write(line.toString());
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
