package dev.kite.trace.convert;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Visibility;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.TraceHeader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads browser events that a page logged as JSON, in an array or one a line.
 *
 * <p>{@code JSON.stringify(event)} itself gives {@code isTrusted} alone, since an event's members
 * are getters of its prototype; so a page copies them, and members that it leaves out count as
 * null. The first event's {@code timeStamp} becomes 0. Events of other types are counted and passed
 * over.
 */
final class EventSource implements TraceSource {
  private static final int MOST_VALUES = 16;

  private final JsonRecords events;
  private final RisingTimes times = new RisingTimes();
  private double first = Double.NaN;
  private long others;

  private EventSource(JsonRecords events) {
    this.events = events;
  }

  static EventSource open(Input in) throws IOException {
    return new EventSource(JsonRecords.open(in.open(), in.name()));
  }

  @Override
  public TraceHeader header() {
    return new TraceHeader();
  }

  @Override
  public @Nullable Reading next() throws IOException {
    for (var event = events.next(); event != null; event = events.next()) {
      var row = row(event);
      if (row != null) {
        return row;
      }
      others++;
    }
    return null;
  }

  private @Nullable Reading row(JsonRecord event) throws TraceFormatException {
    return switch (type(event)) {
      case "devicemotion" -> motion(event);
      case "deviceorientation" ->
          new Orientation(
              time(event),
              event.numberOrNull("alpha"),
              event.numberOrNull("beta"),
              event.numberOrNull("gamma"),
              event.truthOrNull("absolute"));
      case "deviceorientationabsolute" ->
          new AbsoluteOrientation(
              time(event),
              event.numberOrNull("alpha"),
              event.numberOrNull("beta"),
              event.numberOrNull("gamma"));
      case "reading" -> new Generic(time(event), event.text("sensor"), values(event));
      case "change" -> new Screen(time(event), event.number("angle"), event.text("orientation"));
      case "visibilitychange" -> new Visibility(time(event), event.text("visibilityState"));
      default -> null;
    };
  }

  /** A page that listens to one kind of event may leave out its type. */
  private static String type(JsonRecord event) throws TraceFormatException {
    if (event.has("type")) {
      return event.text("type");
    }
    if (event.has("acceleration")
        || event.has("accelerationIncludingGravity")
        || event.has("rotationRate")) {
      return "devicemotion";
    }
    return event.has("alpha") || event.has("beta") ? "deviceorientation" : event.text("type");
  }

  private Motion motion(JsonRecord event) throws TraceFormatException {
    return new Motion(
        time(event),
        event.vectorOrNull("acceleration", "x", "y", "z"),
        event.vectorOrNull("accelerationIncludingGravity", "x", "y", "z"),
        event.vectorOrNull("rotationRate", "alpha", "beta", "gamma"),
        event.numberOrNull("interval"));
  }

  /** A Generic Sensor class has its values under their own names. */
  private static List<@Nullable Double> values(JsonRecord event) throws TraceFormatException {
    if (event.has("quaternion")) {
      return event.numbers("quaternion", 4);
    }
    if (event.has("illuminance")) {
      return List.of(event.number("illuminance"));
    }
    return event.has("x")
        ? List.of(event.number("x"), event.number("y"), event.number("z"))
        : event.numbers("values", MOST_VALUES);
  }

  private double time(JsonRecord event) throws TraceFormatException {
    double stamp = event.number("timeStamp");
    if (Double.isNaN(first)) {
      first = stamp;
    }
    return times.next(stamp - first, event::refused);
  }

  @Override
  public Optional<String> remark() {
    return others == 0
        ? Optional.empty()
        : Optional.of(
            others
                + (others == 1 ? " event of another type was" : " events of other types were")
                + " passed over.");
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
