package dev.kite.repl;

import java.util.Locale;

/** Writes a property's name the way it is typed behind its object. */
final class PropertyKey {
  private PropertyKey() {}

  /** Whether the name can stand behind a dot and is seen as it is. */
  static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && isStart(name.codePointAt(0))
        && name.codePoints().allMatch(point -> isStart(point) || isPart(point));
  }

  /** Whether the name is the index of an array's element. */
  static boolean isIndex(String name) {
    return name.matches("0|[1-9]\\d{0,9}");
  }

  /** The rest of an access in brackets whose quote is given: {@code "a-b"]}. */
  static String quoted(String name, char quote) {
    var key = new StringBuilder().append(quote);
    name.codePoints().forEach(point -> append(key, point, quote));
    return key.append(quote).append(']').toString();
  }

  private static void append(StringBuilder key, int point, char quote) {
    if (point == quote || point == '\\') {
      key.append('\\').appendCodePoint(point);
    } else if (point < ' ' || Hidden.is(point)) {
      for (char unit : Character.toChars(point)) {
        key.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
      }
    } else {
      key.appendCodePoint(point);
    }
  }

  private static boolean isStart(int point) {
    return point == '$' || point == '_' || Character.isLetter(point);
  }

  /** Characters that identifiers may hold but nobody sees are left to the quoted form. */
  private static boolean isPart(int point) {
    return Character.isUnicodeIdentifierPart(point)
        && !Character.isIdentifierIgnorable(point)
        && !Hidden.is(point);
  }
}
