package dev.kite.trace.convert;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column of somebody's CSV holds which field of a row, and in which units.
 *
 * @param columns the column's name by the field's
 * @param units the unit by {@code time}, {@code acc}, {@code gyro} and {@code angle}; those of a
 *     trace (ms, m/s2, deg, deg) where one lacks
 */
public record CsvMapping(Map<String, String> columns, Map<String, String> units) {
  private static final List<String> FIELDS =
      List.of(
          "time",
          "ax",
          "ay",
          "az",
          "gx",
          "gy",
          "gz",
          "ra",
          "rb",
          "rg",
          "interval",
          "alpha",
          "beta",
          "gamma",
          "absolute");
  private static final Map<String, List<String>> UNITS =
      Map.of(
          "time", List.of("ms", "s", "us", "ns"),
          "acc", List.of("m/s2", "g"),
          "gyro", List.of("deg", "rad"),
          "angle", List.of("deg", "rad"));

  public CsvMapping {
    columns = Map.copyOf(columns);
    units = Map.copyOf(units);
  }

  /** No mapping, for the formats that need none. */
  public static CsvMapping none() {
    return new CsvMapping(Map.of(), Map.of());
  }

  /**
   * Reads {@code time=t_ms,ax=acc_x,...}.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static Map<String, String> columns(String text) {
    var columns = new LinkedHashMap<String, String>();
    for (var word : text.split(",", -1)) {
      var pair = pair(word, '=', "FIELD=COLUMN");
      if (!FIELDS.contains(pair[0])) {
        throw new IllegalArgumentException(
            "'" + pair[0] + "' is no field: expected some of " + String.join(" ", FIELDS));
      }
      columns.put(pair[0], pair[1]);
    }
    if (!columns.containsKey("time") || columns.size() == 1) {
      throw new IllegalArgumentException("a map names time and at least one other field");
    }
    return columns;
  }

  /**
   * Reads {@code time:s,acc:g,gyro:rad}.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static Map<String, String> units(String text) {
    var units = new LinkedHashMap<String, String>();
    for (var word : text.split(",", -1)) {
      var pair = pair(word, ':', "WHAT:UNIT");
      var known = UNITS.getOrDefault(pair[0], List.of());
      if (!known.contains(pair[1])) {
        throw new IllegalArgumentException(
            "'"
                + word
                + "' is no unit: expected time:ms|s|us|ns, acc:m/s2|g, gyro:deg|rad or"
                + " angle:deg|rad");
      }
      units.put(pair[0], pair[1]);
    }
    return units;
  }

  /** Whether there is a mapping at all. */
  boolean isPresent() {
    return !columns.isEmpty();
  }

  Optional<String> column(String field) {
    return Optional.ofNullable(columns.get(field));
  }

  /** A moment in the file's unit, in milliseconds, exactly. */
  BigDecimal millis(BigDecimal time) {
    return switch (unit("time", "ms")) {
      case "s" -> time.movePointRight(3);
      case "us" -> time.movePointLeft(3);
      case "ns" -> time.movePointLeft(6);
      default -> time;
    };
  }

  /** A number of an acceleration in m/s^2. */
  double acceleration(double value) {
    return unit("acc", "").equals("g") ? value * Units.STANDARD_GRAVITY : value;
  }

  /** A number of a rotation rate in deg/s. */
  double rotationRate(double value) {
    return unit("gyro", "").equals("rad") ? Math.toDegrees(value) : value;
  }

  /** An angle in degrees. */
  double angle(double value) {
    return unit("angle", "").equals("rad") ? Math.toDegrees(value) : value;
  }

  private String unit(String what, String otherwise) {
    return units.getOrDefault(what, otherwise);
  }

  private static String[] pair(String word, char between, String shape) {
    int at = word.indexOf(between);
    if (at <= 0 || at == word.length() - 1) {
      throw new IllegalArgumentException("'" + word + "' is not " + shape);
    }
    return new String[] {word.substring(0, at).strip(), word.substring(at + 1).strip()};
  }
}
