package dev.kite.repl;

import java.util.Map;

/** Writes a string as the JavaScript literal that DevTools shows for it. */
final class JsLiteral {
  private static final Map<Character, String> ESCAPES =
      Map.of(
          '\b', "\\b", '\f', "\\f", '\n', "\\n", '\r', "\\r", '\t', "\\t", '\u000b', "\\v", '\\',
          "\\\\");

  private JsLiteral() {}

  /** The quote is the first of {@code ' " `} that the text does not contain. */
  static String of(String text) {
    char quote = '\'';
    if (text.indexOf('\'') >= 0) {
      if (text.indexOf('"') < 0) {
        quote = '"';
      } else if (text.indexOf('`') < 0 && !text.contains("${")) {
        quote = '`';
      }
    }
    var literal = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); i++) {
      append(literal, text, i, quote);
    }
    return literal.append(quote).toString();
  }

  private static void append(StringBuilder literal, String text, int index, char quote) {
    char c = text.charAt(index);
    var escape = ESCAPES.get(c);
    if (escape != null) {
      literal.append(escape);
    } else if (c == quote) {
      literal.append('\\').append(c);
    } else if (Character.isISOControl(c)) {
      literal.append(String.format("\\x%02x", (int) c));
    } else if (isLoneSurrogate(text, index)) {
      literal.append(String.format("\\u%04x", (int) c));
    } else {
      literal.append(c);
    }
  }

  private static boolean isLoneSurrogate(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }
}
