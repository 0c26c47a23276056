package dev.kite.trace.convert;

import dev.kite.trace.TraceFormatException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link SensorLogger} exports as JSON: one array, in which all records of a sensor
 * stand together, their values as strings (README.md of its repository, "JSON").
 *
 * <p>So that memory stays constant, the file is read once for each sensor at the same time, and
 * once before to see which there are.
 */
final class SensorLoggerJsonSource {
  private SensorLoggerJsonSource() {}

  static TraceSource open(Input in) throws IOException {
    in.path();
    var contents = contents(in);
    var streams = new ArrayList<SampleStream>();
    for (var sensor : contents.sensors()) {
      streams.add(new JsonSamples(JsonRecords.open(in.open(), in.name()), sensor));
    }
    if (streams.isEmpty()) {
      throw new TraceFormatException(
          in.name(), "no sensor of a trace in it, like Accelerometer or Gyroscope");
    }
    return SensorMerge.of(
        streams,
        millis -> SensorLogger.header(millis, contents.sign()),
        SensorLogger.remark(contents.others()));
  }

  private record Contents(List<String> sensors, List<String> others, Optional<String> sign) {}

  private static Contents contents(Input in) throws IOException {
    var names = new LinkedHashSet<String>();
    Optional<String> sign = Optional.empty();
    try (var records = JsonRecords.open(in.open(), in.name())) {
      for (var record = records.next(); record != null; record = records.next()) {
        var sensor = record.text("sensor");
        names.add(sensor);
        if (sensor.equals(SensorLogger.METADATA)) {
          sign =
              SensorLogger.sign(
                  record.textOrNone("platform").orElse(""),
                  record.textOrNone("standardisation").orElse(""));
        }
      }
    }
    names.remove(SensorLogger.METADATA);
    return new Contents(
        names.stream().filter(SensorLogger.CHANNELS::containsKey).toList(),
        names.stream().filter(name -> !SensorLogger.CHANNELS.containsKey(name)).toList(),
        sign);
  }

  /** The records of one sensor. */
  private static final class JsonSamples implements SampleStream {
    private final JsonRecords records;
    private final String sensor;
    private final Channel channel;
    private @Nullable JsonRecord record;

    JsonSamples(JsonRecords records, String sensor) {
      this.records = records;
      this.sensor = sensor;
      this.channel = SensorLogger.CHANNELS.getOrDefault(sensor, Channel.REMARK);
    }

    @Override
    public Channel channel() {
      return channel;
    }

    @Override
    public @Nullable Sample next() throws IOException {
      do {
        record = records.next();
      } while (record != null && !record.text("sensor").equals(sensor));
      return record == null ? null : sample(record);
    }

    private Sample sample(JsonRecord record) throws TraceFormatException {
      var millis = record.exact(SensorLogger.TIME).movePointRight(SensorLogger.POINT_SHIFT);
      var names = SensorLogger.values(channel);
      return switch (channel) {
        case REMARK -> new Sample.OfRemark(millis, record.text("text"));
        case ATTITUDE -> attitude(record, millis, names);
        default ->
            new Sample.OfVector(millis, record.vector(names.get(0), names.get(1), names.get(2)));
      };
    }

    private static Sample attitude(JsonRecord record, BigDecimal millis, List<String> names)
        throws TraceFormatException {
      var quaternion =
          new Attitude.Quaternion(
              record.number(names.get(0)),
              record.number(names.get(1)),
              record.number(names.get(2)),
              record.number(names.get(3)));
      if (!quaternion.isRotation()) {
        throw record.refused(Attitude.NO_ROTATION);
      }
      return new Sample.OfAttitude(millis, quaternion);
    }

    @Override
    public TraceFormatException refused(String reason) {
      return record == null ? new TraceFormatException(sensor, reason) : record.refused(reason);
    }

    @Override
    public void close() throws IOException {
      records.close();
    }
  }
}
