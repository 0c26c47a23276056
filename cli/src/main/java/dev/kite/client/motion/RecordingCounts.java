package dev.kite.client.motion;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.AbsoluteOrientation;
import dev.kite.protocol.Reading.Generic;
import dev.kite.protocol.Reading.Motion;
import dev.kite.protocol.Reading.Orientation;
import dev.kite.protocol.Reading.Vector;
import dev.kite.protocol.Reading.Visibility;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many rows of each kind a recording has, and whether a sensor said anything in them. */
final class RecordingCounts {
  /** The streams of sensors; the others tell facts about the page. */
  private static final Set<String> SENSORS = Set.of("m", "o", "a", "g");

  private final Map<String, Long> rows = new HashMap<>();
  private boolean hasValues;
  private boolean isHidden;

  void add(Reading row) {
    rows.merge(row.tag(), 1L, Long::sum);
    hasValues = hasValues || hasValues(row);
    isHidden = row instanceof Visibility it ? it.state().equals("hidden") : isHidden;
  }

  /** Whether the page was when it last told. */
  boolean isHidden() {
    return isHidden;
  }

  /** By tag; a copy. */
  Map<String, Long> rows() {
    return Map.copyOf(rows);
  }

  /**
   * Whether there is what was asked for: a value of a sensor, or any row where no sensor was asked
   * for. Desktop browsers send events that are all null, which are none.
   */
  boolean hasReadings(List<String> streams) {
    return Collections.disjoint(streams, SENSORS)
        ? streams.stream().anyMatch(rows::containsKey)
        : hasValues;
  }

  private static boolean hasValues(Reading row) {
    if (row instanceof Motion it) {
      return Stream.of(it.acceleration(), it.accelerationIncludingGravity(), it.rotationRate())
          .anyMatch(RecordingCounts::hasValues);
    }
    if (row instanceof Orientation it) {
      return any(it.alpha(), it.beta(), it.gamma());
    }
    if (row instanceof AbsoluteOrientation it) {
      return any(it.alpha(), it.beta(), it.gamma());
    }
    return row instanceof Generic it && it.values().stream().anyMatch(Objects::nonNull);
  }

  private static boolean hasValues(@Nullable Vector vector) {
    return vector != null && any(vector.x(), vector.y(), vector.z());
  }

  private static boolean any(@Nullable Double... values) {
    return Arrays.stream(values).anyMatch(Objects::nonNull);
  }
}
