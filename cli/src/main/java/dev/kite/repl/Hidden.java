package dev.kite.repl;

import java.util.Arrays;

/** The characters that a terminal obeys, or draws as nothing, and how to show them. */
final class Hidden {
  /**
   * Default-ignorable characters that are not of the general category Cf (Unicode 16,
   * DerivedCoreProperties).
   */
  private static final int[] IGNORABLE = {
    0x034f, 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x2065, 0x2065, 0x3164, 0x3164,
    0xfdd0, 0xfdef, 0xfe00, 0xfe0f, 0xffa0, 0xffa0, 0xfff0, 0xfff8, 0xe0000, 0xe0fff
  };

  /** Of category Cf, but drawn: Arabic, Syriac and Kaithi signs around a number. */
  private static final int[] DRAWN = {
    0x0600, 0x0605, 0x06dd, 0x06dd, 0x070f, 0x070f, 0x0890, 0x0891, 0x08e2, 0x08e2, 0x110bd,
    0x110bd, 0x110cd, 0x110cd
  };

  private static final int[] HAN_SELECTORS = {0xfe00, 0xfe02, 0xe0100, 0xe01ef};
  private static final int[] MONGOLIAN_SELECTORS = {0x180b, 0x180d, 0x180f, 0x180f};

  private Hidden() {}

  static boolean is(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> !within(DRAWN, point);
      default -> within(IGNORABLE, point) || (point & 0xfffe) == 0xfffe;
    };
  }

  /** Whether {@code selector} chooses a variant of {@code base}, as in Han names and Mongolian. */
  static boolean selects(int base, int selector) {
    if (Character.isIdeographic(base)) {
      return within(HAN_SELECTORS, selector);
    }
    return Character.UnicodeScript.of(base) == Character.UnicodeScript.MONGOLIAN
        && Character.isLetter(base)
        && within(MONGOLIAN_SELECTORS, selector);
  }

  static String escape(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> {
        var form = point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\u{%x}";
        yield form.formatted(point);
      }
    };
  }

  /**
   * Whether a point lies in one of the ranges, which stand in order as first, last, first, last.
   */
  static boolean within(int[] ranges, int point) {
    int found = Arrays.binarySearch(ranges, point);
    return found >= 0 || (-found - 1) % 2 == 1;
  }
}
