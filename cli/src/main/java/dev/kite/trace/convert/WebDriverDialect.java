package dev.kite.trace.convert;

import com.google.gson.JsonObject;
import dev.kite.trace.TraceFormatException;
import dev.kite.trace.convert.SensorCommand.Angles;
import dev.kite.trace.convert.SensorCommand.Enable;
import dev.kite.trace.convert.SensorCommand.Other;
import dev.kite.trace.convert.SensorCommand.Values;
import dev.kite.trace.convert.VirtualSensor.Shape;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The extension commands of WebDriver: {@code POST /session/{session id}/sensor} makes a virtual
 * sensor, {@code POST .../sensor/{type}} gives it a reading (Generic Sensor 9, "Automation"; the
 * readings of orientation sensors are alpha, beta, gamma: DeviceOrientation, "Automation").
 */
final class WebDriverDialect implements CommandDialect {
  private static final String PATH = "/session/{session id}/sensor";
  private static final Pattern SENSOR = Pattern.compile("/session/[^/]+/sensor(?:/([a-z-]+))?");

  @Override
  public JsonObject encode(SensorCommand command) {
    if (command instanceof Values it) {
      return post("/" + it.sensor().type(), "reading", reading(it));
    } else if (command instanceof Angles it) {
      return post("/" + it.sensor().type(), "reading", CommandDialect.angles(it.attitude()));
    }
    var body = new JsonObject();
    body.addProperty("type", ((Enable) command).sensor().type());
    return post("", body);
  }

  private static JsonObject reading(Values command) {
    if (command.sensor().shape() == Shape.SINGLE) {
      var reading = new JsonObject();
      reading.add("illuminance", Numbers.json(command.values().get(0)));
      return reading;
    }
    return CommandDialect.xyz(command.values());
  }

  private static JsonObject post(String path, String name, JsonObject member) {
    var body = new JsonObject();
    body.add(name, member);
    return post(path, body);
  }

  private static JsonObject post(String path, JsonObject body) {
    var command = new JsonObject();
    command.addProperty("method", "POST");
    command.addProperty("path", PATH + path);
    command.add("body", body);
    return command;
  }

  @Override
  public boolean needsEnabling(SensorCommand command) {
    return true;
  }

  @Override
  public SensorCommand decode(JsonRecord command) throws TraceFormatException {
    var path = SENSOR.matcher(command.text("path"));
    if (!command.text("method").equals("POST") || !path.matches()) {
      return new Other();
    }
    var type = path.group(1);
    var sensor = VirtualSensor.ofType(type == null ? command.object("body").text("type") : type);
    if (sensor.isEmpty()) {
      return new Other();
    }
    return type == null
        ? new Enable(sensor.get())
        : reading(sensor.get(), command.object("body").object("reading"));
  }

  private static SensorCommand reading(VirtualSensor sensor, JsonRecord reading)
      throws TraceFormatException {
    return switch (sensor.shape()) {
      case XYZ -> new Values(sensor, CommandDialect.xyz(reading));
      case SINGLE -> new Values(sensor, List.of(reading.number("illuminance")));
      case ROTATION -> new Angles(sensor, CommandDialect.angles(reading));
    };
  }
}
