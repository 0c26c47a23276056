package dev.kite.trace.convert;

import java.util.List;

/**
 * The columns of kite's own CSV, one row of the trace a line (docs/trace-format.md, "Other
 * formats").
 *
 * <p>Three empty cells are a group that is null, {@code null} is a number that the browser left
 * out.
 */
final class CsvColumns {
  static final List<String> ACCELERATION = List.of("ax", "ay", "az");
  static final List<String> WITH_GRAVITY = List.of("gx", "gy", "gz");
  static final List<String> ROTATION_RATE = List.of("ra", "rb", "rg");
  static final List<String> ANGLES = List.of("alpha", "beta", "gamma");
  static final List<String> ALL =
      List.of(
          "row",
          "t",
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
          "absolute",
          "sensor",
          "values",
          "angle",
          "text",
          "n");

  private CsvColumns() {}
}
