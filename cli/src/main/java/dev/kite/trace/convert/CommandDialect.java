package dev.kite.trace.convert;

import com.google.gson.JsonObject;
import dev.kite.trace.TraceFormatException;
import java.util.List;

/** How a protocol of browser automation writes its commands about sensors. */
interface CommandDialect {

  /** The command's members without its time. */
  JsonObject encode(SensorCommand command);

  /** Whether the command's sensor has to be enabled before it. */
  boolean needsEnabling(SensorCommand command);

  /** What the command says. */
  SensorCommand decode(JsonRecord command) throws TraceFormatException;

  /** The three numbers of a reading as an object. */
  static JsonObject xyz(List<Double> values) {
    var xyz = new JsonObject();
    xyz.add("x", Numbers.json(values.get(0)));
    xyz.add("y", Numbers.json(values.get(1)));
    xyz.add("z", Numbers.json(values.get(2)));
    return xyz;
  }

  /** The numbers of such an object. */
  static List<Double> xyz(JsonRecord xyz) throws TraceFormatException {
    return List.of(xyz.number("x"), xyz.number("y"), xyz.number("z"));
  }

  /** The angles as an object. */
  static JsonObject angles(Attitude attitude) {
    var angles = new JsonObject();
    angles.add("alpha", Numbers.json(attitude.alpha()));
    angles.add("beta", Numbers.json(attitude.beta()));
    angles.add("gamma", Numbers.json(attitude.gamma()));
    return angles;
  }

  /** The angles of such an object. */
  static Attitude angles(JsonRecord angles) throws TraceFormatException {
    return new Attitude(angles.number("alpha"), angles.number("beta"), angles.number("gamma"));
  }
}
