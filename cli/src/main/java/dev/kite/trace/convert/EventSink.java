package dev.kite.trace.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Vector;
import dev.kite.protocol.Reading.Visibility;
import dev.kite.protocol.ReadingJson;
import dev.kite.trace.TraceHeader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Writes browser events as JSON, with the members of the events (DeviceOrientation 4): one array
 * for a name in {@code .json}, else one object a line. Belongs to one thread.
 */
final class EventSink implements TraceSink {
  private final Writer out;
  private final Losses losses;
  private final boolean array;
  private boolean begun;

  private EventSink(Writer out, Losses losses, boolean array) {
    this.out = out;
    this.losses = losses;
    this.array = array;
  }

  static EventSink create(Output out, TraceHeader header, Losses losses) throws IOException {
    losses.add(header);
    var name = out.name();
    var array = name.endsWith(".json") || name.endsWith(".json.gz");
    var writer = new BufferedWriter(new OutputStreamWriter(out.open(), UTF_8));
    return new EventSink(writer, losses, array);
  }

  @Override
  public void write(Reading row) throws IOException {
    var event = event(row);
    if (event == null) {
      losses.add(row);
      return;
    }
    event.add("timeStamp", Numbers.json(row.time()));
    if (array) {
      out.write(begun ? ",\n" : "[\n");
    }
    begun = true;
    out.write(event.toString());
    if (!array) {
      out.write('\n');
    }
  }

  private static @Nullable JsonObject event(Reading row) {
    if (row instanceof Motion it) {
      return motion(it);
    } else if (row instanceof Orientation it) {
      var event = angles("deviceorientation", it.alpha(), it.beta(), it.gamma());
      event.addProperty("absolute", it.absolute());
      return event;
    } else if (row instanceof AbsoluteOrientation it) {
      return angles("deviceorientationabsolute", it.alpha(), it.beta(), it.gamma());
    } else if (row instanceof Generic it) {
      return generic(it);
    } else if (row instanceof Screen it) {
      var event = typed("change");
      event.add("angle", Numbers.json(it.angle()));
      event.addProperty("orientation", ReadingJson.wellFormed(it.type()));
      return event;
    } else if (row instanceof Visibility it) {
      var event = typed("visibilitychange");
      event.addProperty("visibilityState", ReadingJson.wellFormed(it.state()));
      return event;
    }
    return null;
  }

  private static JsonObject motion(Motion row) {
    var event = typed("devicemotion");
    event.add("acceleration", vector(row.acceleration(), "x", "y", "z"));
    event.add(
        "accelerationIncludingGravity", vector(row.accelerationIncludingGravity(), "x", "y", "z"));
    event.add("rotationRate", vector(row.rotationRate(), "alpha", "beta", "gamma"));
    event.add("interval", Numbers.json(row.interval()));
    return event;
  }

  private static JsonObject angles(
      String type, @Nullable Double alpha, @Nullable Double beta, @Nullable Double gamma) {
    var event = typed(type);
    event.add("alpha", Numbers.json(alpha));
    event.add("beta", Numbers.json(beta));
    event.add("gamma", Numbers.json(gamma));
    return event;
  }

  private static JsonObject generic(Generic row) {
    var event = typed("reading");
    event.addProperty("sensor", ReadingJson.wellFormed(row.sensor()));
    var values = new JsonArray();
    row.values().forEach(value -> values.add(Numbers.json(value)));
    event.add("values", values);
    return event;
  }

  private static JsonElement vector(@Nullable Vector vector, String x, String y, String z) {
    if (vector == null) {
      return JsonNull.INSTANCE;
    }
    var object = new JsonObject();
    object.add(x, Numbers.json(vector.x()));
    object.add(y, Numbers.json(vector.y()));
    object.add(z, Numbers.json(vector.z()));
    return object;
  }

  private static JsonObject typed(String type) {
    var event = new JsonObject();
    event.add("type", new JsonPrimitive(type));
    return event;
  }

  @Override
  public void close() throws IOException {
    try (out) {
      if (array) {
        out.write(begun ? "\n]\n" : "[]\n");
      }
    }
  }
}
