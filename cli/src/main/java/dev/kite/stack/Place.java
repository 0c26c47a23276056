package dev.kite.stack;

import org.jspecify.annotations.Nullable;

/**
 * Where code stands, read from text like {@code https://shop.test/app.js:3:9}.
 *
 * <p>Read from its end, digit by digit: a page may send 64 KiB that almost fit, and reading them
 * costs one pass.
 *
 * @param url what stands before the numbers
 * @param line from 1, 0 when it is not said, like the column
 */
record Place(String url, int line, int column) {
  private static final int MAX_DIGITS = 9;
  private static final String WASM = ":wasm-function[";

  static Place of(String text) {
    var wasm = wasm(text);
    if (wasm != null) {
      return wasm;
    }
    int lastColon = colonBeforeNumber(text, text.length());
    if (lastColon < 0) {
      return new Place(text, 0, 0);
    }
    int last = Integer.parseInt(text.substring(lastColon + 1));
    int firstColon = colonBeforeNumber(text, lastColon);
    return firstColon < 0
        ? new Place(text.substring(0, lastColon), last, 0)
        : new Place(
            text.substring(0, firstColon),
            Integer.parseInt(text.substring(firstColon + 1, lastColon)),
            last);
  }

  /** A colon and digits at the end of {@code text[0, end)}; -1 when there are none. */
  private static int colonBeforeNumber(String text, int end) {
    int at = end - 1;
    while (at >= 0 && end - at <= MAX_DIGITS + 1 && isDigit(text.charAt(at))) {
      at--;
    }
    return at > 0 && at < end - 1 && text.charAt(at) == ':' ? at : -1;
  }

  /** WebAssembly has one line; its column is the offset in the module's bytes. */
  private static @Nullable Place wasm(String text) {
    int function = text.lastIndexOf(WASM);
    int offset = text.lastIndexOf(":0x");
    if (function < 0 || offset < function || text.length() - offset > 10) {
      return null;
    }
    try {
      int column = Integer.parseInt(text.substring(offset + 3), 16) + 1;
      return new Place(text.substring(0, function), 1, column);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whether the text ends in a line number, the least that a place says. */
  static boolean isNumbered(String text) {
    return Place.of(text).line() > 0;
  }

  /** Whether the text begins with a scheme, as every absolute URL does. */
  static boolean isAbsolute(String text) {
    int at = 0;
    while (at < text.length() && at <= 20 && isSchemeLetter(text.charAt(at), at)) {
      at++;
    }
    return at > 1 && at < text.length() && text.charAt(at) == ':' && !isNumberBehind(text, at);
  }

  /** {@code example:25} is a place without a scheme, or no place at all. */
  private static boolean isNumberBehind(String text, int colon) {
    return colon + 1 < text.length() && isDigit(text.charAt(colon + 1));
  }

  private static boolean isSchemeLetter(char c, int at) {
    return (c >= 'a' && c <= 'z') || (at > 0 && (isDigit(c) || c == '+' || c == '.' || c == '-'));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
