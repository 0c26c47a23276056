package dev.kite.journey;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Motion of a phone that a seed makes: every value another one, over all that a sensor can say. */
final class SeededMotion {
  /** Milliseconds between two samples of a phone. */
  static final double STEP = 1000.0 / 60;

  private static final double INTERVAL = 16;

  private final Random random;
  private final DoubleUnaryOperator shape;

  /** Values with all the digits a double has. */
  SeededMotion(long seed) {
    this(seed, DoubleUnaryOperator.identity());
  }

  /** Each value goes through {@code shape}, to be rounded for example. */
  SeededMotion(long seed, DoubleUnaryOperator shape) {
    random = new Random(seed);
    this.shape = shape;
  }

  /** One sample of each of the three streams at each of {@code count} moments. */
  List<Reading> rows(int count) {
    var rows = new ArrayList<Reading>();
    for (int i = 0; i < count; i++) {
      rows.add(motion(i * STEP));
      rows.add(orientation(i * STEP));
      rows.add(absolute(i * STEP));
    }
    return rows;
  }

  List<Orientation> orientations(int count) {
    var rows = new ArrayList<Orientation>();
    for (int i = 0; i < count; i++) {
      rows.add(orientation(i * STEP));
    }
    return rows;
  }

  private Motion motion(double time) {
    return new Motion(time, vector(20), vector(30), vector(720), INTERVAL);
  }

  private Orientation orientation(double time) {
    return new Orientation(time, between(0, 360), between(-180, 180), between(-90, 90), false);
  }

  private AbsoluteOrientation absolute(double time) {
    return new AbsoluteOrientation(time, between(0, 360), between(-180, 180), between(-90, 90));
  }

  /** No axis is further from 0 than {@code most}. */
  Vector vector(double most) {
    return new Vector(between(-most, most), between(-most, most), between(-most, most));
  }

  private double between(double low, double high) {
    return shape.applyAsDouble(low + (high - low) * random.nextDouble());
  }

  /** The rows of one stream. */
  static <R extends Reading> List<R> only(Class<R> kind, List<? extends Reading> rows) {
    return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
