package dev.kite.trace.convert;

import com.google.gson.JsonObject;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.convert.SensorCommand.Angles;
import dev.kite.trace.convert.SensorCommand.Enable;
import dev.kite.trace.convert.SensorCommand.Other;
import dev.kite.trace.convert.SensorCommand.Values;
import dev.kite.trace.convert.VirtualSensor.Shape;
import java.util.List;

/**
 * The Chrome DevTools Protocol: {@code Emulation.setSensorOverrideEnabled} and {@code
 * setSensorOverrideReadings}, whose reading is one of {@code xyz}, {@code single} and {@code
 * quaternion}, and {@code DeviceOrientation.setDeviceOrientationOverride} in degrees.
 */
final class CdpDialect implements CommandDialect {
  private static final String ENABLE = "Emulation.setSensorOverrideEnabled";
  private static final String READINGS = "Emulation.setSensorOverrideReadings";
  private static final String ORIENTATION = "DeviceOrientation.setDeviceOrientationOverride";

  @Override
  public JsonObject encode(SensorCommand command) {
    if (command instanceof Values it) {
      return it.sensor().shape() == Shape.SINGLE
          ? readings(it.sensor(), "single", single(it.values().get(0)))
          : readings(it.sensor(), "xyz", CommandDialect.xyz(it.values()));
    } else if (command instanceof Angles it) {
      return it.sensor() == VirtualSensor.RELATIVE_ORIENTATION
          ? command(ORIENTATION, CommandDialect.angles(it.attitude()))
          : readings(it.sensor(), "quaternion", quaternion(it.attitude().quaternion()));
    }
    var params = new JsonObject();
    params.addProperty("enabled", true);
    params.addProperty("type", ((Enable) command).sensor().type());
    return command(ENABLE, params);
  }

  private static JsonObject single(double value) {
    var single = new JsonObject();
    single.add("value", Numbers.json(value));
    return single;
  }

  private static JsonObject quaternion(Attitude.Quaternion q) {
    var quaternion = CommandDialect.xyz(List.of(q.x(), q.y(), q.z()));
    quaternion.add("w", Numbers.json(q.w()));
    return quaternion;
  }

  private static JsonObject readings(VirtualSensor sensor, String kind, JsonObject values) {
    var reading = new JsonObject();
    reading.add(kind, values);
    var params = new JsonObject();
    params.addProperty("type", sensor.type());
    params.add("reading", reading);
    return command(READINGS, params);
  }

  private static JsonObject command(String method, JsonObject params) {
    var command = new JsonObject();
    command.addProperty("method", method);
    command.add("params", params);
    return command;
  }

  /** The override of DeviceOrientation is a sensor of its own. */
  @Override
  public boolean needsEnabling(SensorCommand command) {
    return !(command instanceof Angles it && it.sensor() == VirtualSensor.RELATIVE_ORIENTATION);
  }

  @Override
  public SensorCommand decode(JsonRecord command) throws TraceFormatException {
    return switch (command.text("method")) {
      case ENABLE -> enabled(command.object("params"));
      case READINGS -> readings(command.object("params"));
      case ORIENTATION ->
          new Angles(
              VirtualSensor.RELATIVE_ORIENTATION, CommandDialect.angles(command.object("params")));
      default -> new Other();
    };
  }

  private static SensorCommand enabled(JsonRecord params) throws TraceFormatException {
    return VirtualSensor.ofType(params.text("type"))
        .<SensorCommand>map(Enable::new)
        .orElseGet(Other::new);
  }

  private static SensorCommand readings(JsonRecord params) throws TraceFormatException {
    var sensor = VirtualSensor.ofType(params.text("type"));
    if (sensor.isEmpty()) {
      return new Other();
    }
    var reading = params.object("reading");
    return switch (sensor.get().shape()) {
      case XYZ -> new Values(sensor.get(), CommandDialect.xyz(reading.object("xyz")));
      case SINGLE -> new Values(sensor.get(), List.of(reading.object("single").number("value")));
      case ROTATION ->
          new Angles(sensor.get(), Attitude.of(quaternion(reading.object("quaternion"))));
    };
  }

  private static Attitude.Quaternion quaternion(JsonRecord q) throws TraceFormatException {
    var quaternion =
        new Attitude.Quaternion(q.number("x"), q.number("y"), q.number("z"), q.number("w"));
    if (!quaternion.isRotation()) {
      throw q.refused(Attitude.NO_ROTATION);
    }
    return quaternion;
  }
}
