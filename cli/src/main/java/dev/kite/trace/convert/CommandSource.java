package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.TraceHeader;
import dev.kite.trace.convert.SensorCommand.Angles;
import dev.kite.trace.convert.SensorCommand.Other;
import dev.kite.trace.convert.SensorCommand.Values;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the commands that {@link CommandSink} writes, of any program, in an array or one a line.
 *
 * <p>Readings of accelerometer, linear-acceleration and gyroscope at one time become one motion
 * row, those of the orientation sensors an orientation row, others a row of their class. The times
 * are kept. Commands that are no readings are counted and passed over.
 */
final class CommandSource implements TraceSource {
  private final JsonRecords commands;
  private final CommandDialect dialect;
  private final RisingTimes times = new RisingTimes();
  private final ArrayDeque<Reading> ready = new ArrayDeque<>(2);
  private final Map<VirtualSensor, Vector> motion = new EnumMap<>(VirtualSensor.class);
  private double motionTime;
  private long others;

  private CommandSource(JsonRecords commands, CommandDialect dialect) {
    this.commands = commands;
    this.dialect = dialect;
  }

  static CommandSource open(Input in, CommandDialect dialect) throws IOException {
    return new CommandSource(JsonRecords.open(in.open(), in.name()), dialect);
  }

  @Override
  public TraceHeader header() {
    return new TraceHeader();
  }

  @Override
  public @Nullable Reading next() throws IOException {
    while (ready.isEmpty()) {
      var record = commands.next();
      if (record == null) {
        endMotion();
        return ready.poll();
      }
      take(record);
    }
    return ready.poll();
  }

  private void take(JsonRecord record) throws TraceFormatException {
    double time = times.next(record.number("time"), record::refused);
    var command = dialect.decode(record);
    if (command instanceof Values it) {
      values(time, it);
    } else if (command instanceof Angles it) {
      endMotion();
      ready.add(row(time, it));
    } else if (command instanceof Other) {
      others++;
    }
  }

  private void values(double time, Values command) {
    var v = command.values();
    switch (command.sensor()) {
      case ACCELEROMETER, LINEAR_ACCELERATION, GYROSCOPE -> {
        if (time != motionTime || motion.containsKey(command.sensor())) {
          endMotion();
        }
        motionTime = time;
        motion.put(command.sensor(), new Vector(v.get(0), v.get(1), v.get(2)));
      }
      default -> {
        endMotion();
        ready.add(new Generic(time, command.sensor().className(), v));
      }
    }
  }

  private static Reading row(double time, Angles command) {
    var attitude = command.attitude();
    return command.sensor() == VirtualSensor.RELATIVE_ORIENTATION
        ? new Orientation(time, attitude.alpha(), attitude.beta(), attitude.gamma(), false)
        : new AbsoluteOrientation(time, attitude.alpha(), attitude.beta(), attitude.gamma());
  }

  private void endMotion() {
    if (!motion.isEmpty()) {
      ready.add(
          new Motion(
              motionTime,
              motion.get(VirtualSensor.LINEAR_ACCELERATION),
              motion.get(VirtualSensor.ACCELEROMETER),
              Units.degrees(motion.get(VirtualSensor.GYROSCOPE)),
              null));
      motion.clear();
    }
  }

  @Override
  public Optional<String> remark() {
    return others == 0
        ? Optional.empty()
        : Optional.of(
            others
                + (others == 1 ? " other command was" : " other commands were")
                + " passed over.");
  }

  @Override
  public void close() throws IOException {
    commands.close();
  }
}
