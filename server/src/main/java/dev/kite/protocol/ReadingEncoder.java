package dev.kite.protocol;

import com.google.gson.JsonPrimitive;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Screen;
import dev.kite.protocol.Reading.Unknown;
import dev.kite.protocol.Reading.Vector;
import dev.kite.protocol.Reading.Visibility;
import org.jspecify.annotations.Nullable;

/** Writes readings as rows: compact JSON whose numbers read back to the same bits. */
final class ReadingEncoder {
  private final StringBuilder out;

  private ReadingEncoder(StringBuilder out) {
    this.out = out;
  }

  static void append(Reading reading, StringBuilder out) {
    out.append('[').append(quote(reading.tag()));
    new ReadingEncoder(out).number(reading.time()).members(reading);
    out.append(']');
  }

  private void members(Reading reading) {
    if (reading instanceof Motion it) {
      vector(it.acceleration()).vector(it.accelerationIncludingGravity());
      vector(it.rotationRate()).number(it.interval());
    } else if (reading instanceof Orientation it) {
      number(it.alpha()).number(it.beta()).number(it.gamma());
      out.append(',').append(it.absolute());
    } else if (reading instanceof AbsoluteOrientation it) {
      number(it.alpha()).number(it.beta()).number(it.gamma());
    } else if (reading instanceof Generic it) {
      generic(it);
    } else if (reading instanceof Screen it) {
      number(it.angle()).text(it.type());
    } else if (reading instanceof Visibility it) {
      text(it.state());
    } else if (reading instanceof Mark it) {
      text(it.text());
    } else if (reading instanceof Dropped it) {
      out.append(',').append(it.count());
    } else if (reading instanceof Unknown it) {
      it.members().forEach(member -> out.append(',').append(member));
    } else {
      throw new AssertionError("a kind of reading without a row: " + reading.tag());
    }
  }

  private ReadingEncoder vector(@Nullable Vector vector) {
    if (vector == null) {
      out.append(",null");
      return this;
    }
    out.append(",[");
    bare(vector.x());
    number(vector.y()).number(vector.z());
    out.append(']');
    return this;
  }

  private void generic(Generic reading) {
    text(reading.sensor());
    out.append(",[");
    var values = reading.values();
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      bare(values.get(i));
    }
    out.append(']');
  }

  private void text(String text) {
    out.append(',').append(quote(text));
  }

  private ReadingEncoder number(@Nullable Double value) {
    out.append(',');
    bare(value);
    return this;
  }

  private void bare(@Nullable Double value) {
    if (value == null) {
      out.append("null");
    } else {
      ReadingJson.appendNumber(value, out);
    }
  }

  private static String quote(String text) {
    return new JsonPrimitive(ReadingJson.wellFormed(text)).toString();
  }
}
