package dev.kite.protocol;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sensor sample, or one remark between samples, with its own time in milliseconds.
 *
 * <p>The same JSON array is used on the wire and in a trace file (docs/trace-format.md). Doubles
 * arrive bit-exact, -0 included; a group that is null differs from a group of nulls.
 */
public sealed interface Reading {

  /** Milliseconds, from the start of a trace or on the page's clock. */
  double time();

  /** The first member of the row, which names its kind. */
  String tag();

  /** The same sample at another time. */
  Reading withTime(double time);

  /**
   * Decodes one row, which must be all of {@code json}.
   *
   * @throws ReadingFormatException naming the member that is wrong
   */
  static Reading parse(String json) throws ReadingFormatException {
    return ReadingJson.whole(json, ReadingDecoder::row);
  }

  /**
   * Decodes an array of rows, as a frame carries them.
   *
   * @throws ReadingFormatException naming the row and the member that is wrong, or that there are
   *     more than {@code most} rows
   */
  static List<Reading> parseAll(String json, int most) throws ReadingFormatException {
    return ReadingJson.whole(json, in -> ReadingDecoder.rows(in, most));
  }

  /** Appends the row as compact JSON without a line break. */
  default void appendTo(StringBuilder out) {
    ReadingEncoder.append(this, out);
  }

  /** The row as compact JSON. */
  default String toJson() {
    var out = new StringBuilder(96);
    appendTo(out);
    return out.toString();
  }

  /** The rows as one compact JSON array. */
  static String toJson(List<? extends Reading> readings) {
    var out = new StringBuilder(96 * readings.size() + 2).append('[');
    for (var reading : readings) {
      if (out.length() > 1) {
        out.append(',');
      }
      reading.appendTo(out);
    }
    return out.append(']').toString();
  }

  /** Three numbers about the axes x, y, z, each of which the browser may have left out. */
  record Vector(@Nullable Double x, @Nullable Double y, @Nullable Double z) {}

  /** A {@code devicemotion} event: m/s^2, m/s^2, deg/s; the interval in the browser's own unit. */
  record Motion(
      double time,
      @Nullable Vector acceleration,
      @Nullable Vector accelerationIncludingGravity,
      @Nullable Vector rotationRate,
      @Nullable Double interval)
      implements Reading {
    @Override
    public String tag() {
      return "m";
    }

    @Override
    public Motion withTime(double time) {
      return new Motion(time, acceleration, accelerationIncludingGravity, rotationRate, interval);
    }
  }

  /** A {@code deviceorientation} event, in degrees; WebKit has {@code absolute} null. */
  record Orientation(
      double time,
      @Nullable Double alpha,
      @Nullable Double beta,
      @Nullable Double gamma,
      @Nullable Boolean absolute)
      implements Reading {
    @Override
    public String tag() {
      return "o";
    }

    @Override
    public Orientation withTime(double time) {
      return new Orientation(time, alpha, beta, gamma, absolute);
    }
  }

  /** A {@code deviceorientationabsolute} event, in degrees. */
  record AbsoluteOrientation(
      double time, @Nullable Double alpha, @Nullable Double beta, @Nullable Double gamma)
      implements Reading {
    @Override
    public String tag() {
      return "a";
    }

    @Override
    public AbsoluteOrientation withTime(double time) {
      return new AbsoluteOrientation(time, alpha, beta, gamma);
    }
  }

  /** A reading of a Generic Sensor class, at most {@value #MOST_VALUES} numbers. */
  record Generic(double time, String sensor, List<@Nullable Double> values) implements Reading {
    /** As many as a rotation matrix has. */
    static final int MOST_VALUES = 16;

    public Generic {
      if (values.size() > MOST_VALUES) {
        throw new IllegalArgumentException(values.size() + " values in one generic reading");
      }
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    @Override
    public String tag() {
      return "g";
    }

    @Override
    public Generic withTime(double time) {
      return new Generic(time, sensor, values);
    }
  }

  /** The screen was turned: its angle in degrees and the orientation type. */
  record Screen(double time, double angle, String type) implements Reading {
    @Override
    public String tag() {
      return "s";
    }

    @Override
    public Screen withTime(double time) {
      return new Screen(time, angle, type);
    }
  }

  /** The page was hidden or shown again. */
  record Visibility(double time, String state) implements Reading {
    @Override
    public String tag() {
      return "v";
    }

    @Override
    public Visibility withTime(double time) {
      return new Visibility(time, state);
    }
  }

  /** A remark the person recording put there. */
  record Mark(double time, String text) implements Reading {
    @Override
    public String tag() {
      return "k";
    }

    @Override
    public Mark withTime(double time) {
      return new Mark(time, text);
    }
  }

  /** So many samples were lost before this place. */
  record Dropped(double time, long count) implements Reading {
    public Dropped {
      if (count < 0) {
        throw new IllegalArgumentException("a count of lost samples is not negative: " + count);
      }
    }

    @Override
    public String tag() {
      return "d";
    }

    @Override
    public Dropped withTime(double time) {
      return new Dropped(time, count);
    }
  }

  /**
   * A row of a kind this version does not know: what follows the time, each member as JSON text.
   */
  record Unknown(String tag, double time, List<String> members) implements Reading {
    public Unknown {
      members = members.stream().map(ReadingJson::wellFormed).toList();
    }

    @Override
    public Unknown withTime(double time) {
      return new Unknown(tag, time, members);
    }
  }
}
