package dev.kite.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
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
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one row member by member, so that a bad one is refused by its place and name. */
final class ReadingDecoder {
  private static final TypeAdapter<JsonElement> ANY = new Gson().getAdapter(JsonElement.class);

  private final JsonReader in;
  private int index = -1;
  private String name = "";

  private ReadingDecoder(JsonReader in) {
    this.in = in;
  }

  static List<Reading> rows(JsonReader in, int most) throws IOException {
    if (in.peek() != JsonToken.BEGIN_ARRAY) {
      throw new ReadingFormatException("expected an array of rows, found " + kind(in.peek()));
    }
    in.beginArray();
    var rows = new ArrayList<Reading>();
    while (in.peek() != JsonToken.END_ARRAY) {
      if (rows.size() == most) {
        throw new ReadingFormatException("more than " + most + " rows in one array");
      }
      try {
        rows.add(row(in));
      } catch (ReadingFormatException e) {
        throw new ReadingFormatException("reading " + rows.size() + ": " + e.getMessage());
      }
    }
    in.endArray();
    return rows;
  }

  static Reading row(JsonReader in) throws IOException {
    var decoder = new ReadingDecoder(in);
    try {
      return decoder.row();
    } catch (MalformedJsonException | EOFException e) {
      throw new ReadingFormatException(decoder.where() + ": not valid JSON");
    }
  }

  private Reading row() throws IOException {
    expect(JsonToken.BEGIN_ARRAY, "an array");
    in.beginArray();
    var tag = text("tag");
    var time = number("time");
    var reading = members(tag, time);
    at("");
    expect(JsonToken.END_ARRAY, "the end of a \"" + tag + "\" row");
    in.endArray();
    return reading;
  }

  private Reading members(String tag, double time) throws IOException {
    return switch (tag) {
      case "m" ->
          new Motion(
              time,
              vector("acceleration"),
              vector("accelerationIncludingGravity"),
              vector("rotationRate"),
              numberOrNull("interval"));
      case "o" ->
          new Orientation(
              time,
              numberOrNull("alpha"),
              numberOrNull("beta"),
              numberOrNull("gamma"),
              truthOrNull("absolute"));
      case "a" ->
          new AbsoluteOrientation(
              time, numberOrNull("alpha"), numberOrNull("beta"), numberOrNull("gamma"));
      case "g" -> new Generic(time, text("sensor"), values("values"));
      case "s" -> new Screen(time, number("angle"), text("type"));
      case "v" -> new Visibility(time, text("state"));
      case "k" -> new Mark(time, text("text"));
      case "d" -> new Dropped(time, count("count"));
      default -> new Unknown(tag, time, rest());
    };
  }

  private String text(String name) throws IOException {
    at(name);
    expect(JsonToken.STRING, "a string");
    return in.nextString();
  }

  private double number(String name) throws IOException {
    at(name);
    return finite("a number");
  }

  private @Nullable Double numberOrNull(String name) throws IOException {
    at(name);
    return finiteOrNull("a number or null");
  }

  private @Nullable Boolean truthOrNull(String name) throws IOException {
    at(name);
    if (nextIsNull()) {
      return null;
    }
    expect(JsonToken.BOOLEAN, "true, false or null");
    return in.nextBoolean();
  }

  private long count(String name) throws IOException {
    at(name);
    double value = finite("a whole number");
    if (value < 0 || value != Math.rint(value) || value > 1L << 53) {
      throw refused("a whole number from 0 to 2^53", "another number");
    }
    return (long) value;
  }

  private @Nullable Vector vector(String name) throws IOException {
    at(name);
    if (nextIsNull()) {
      return null;
    }
    var expected = "3 numbers or null";
    expect(JsonToken.BEGIN_ARRAY, expected);
    in.beginArray();
    var x = finiteOrNull(expected);
    var y = finiteOrNull(expected);
    var z = finiteOrNull(expected);
    expect(JsonToken.END_ARRAY, expected);
    in.endArray();
    return new Vector(x, y, z);
  }

  private List<@Nullable Double> values(String name) throws IOException {
    at(name);
    var expected = "at most " + Generic.MOST_VALUES + " numbers";
    expect(JsonToken.BEGIN_ARRAY, expected);
    in.beginArray();
    var values = new ArrayList<@Nullable Double>(4);
    while (values.size() < Generic.MOST_VALUES && in.peek() != JsonToken.END_ARRAY) {
      values.add(finiteOrNull(expected));
    }
    expect(JsonToken.END_ARRAY, expected);
    in.endArray();
    return values;
  }

  private List<String> rest() throws IOException {
    var members = new ArrayList<String>();
    while (in.peek() != JsonToken.END_ARRAY) {
      at("");
      members.add(ANY.read(in).toString());
    }
    return members;
  }

  private @Nullable Double finiteOrNull(String expected) throws IOException {
    return nextIsNull() ? null : finite(expected);
  }

  /** JsonReader.nextDouble would take a quoted number too. */
  private double finite(String expected) throws IOException {
    expect(JsonToken.NUMBER, expected);
    var value = Double.parseDouble(in.nextString());
    if (!Double.isFinite(value)) {
      throw refused(expected, "one too large for a double");
    }
    return value;
  }

  private boolean nextIsNull() throws IOException {
    if (in.peek() != JsonToken.NULL) {
      return false;
    }
    in.nextNull();
    return true;
  }

  private void at(String name) {
    index++;
    this.name = name;
  }

  private String where() {
    return index < 0 ? "row" : ("row[" + index + "] " + name).strip();
  }

  private void expect(JsonToken token, String expected) throws IOException {
    var found = in.peek();
    if (found != token) {
      throw refused(expected, kind(found));
    }
  }

  private ReadingFormatException refused(String expected, String found) {
    return new ReadingFormatException(where() + ": expected " + expected + ", found " + found);
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case BEGIN_ARRAY -> "an array";
      case BEGIN_OBJECT -> "an object";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case NAME, END_ARRAY, END_OBJECT, END_DOCUMENT -> "nothing";
    };
  }
}
