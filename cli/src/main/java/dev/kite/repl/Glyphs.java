package dev.kite.repl;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The signs of our own that are no letters.
 *
 * @param edges of a table: for its top, its middle and its bottom the left end, line, crossing and
 *     right end; then the upright between cells
 */
record Glyphs(
    String error,
    String warning,
    String debug,
    String group,
    String result,
    String notice,
    String gutter,
    String edges) {

  static final Glyphs UNICODE = new Glyphs("✖", "▲", "·", "▾", "←", "•", "│", "┌─┬┐├─┼┤└─┴┘│");
  static final Glyphs ASCII = new Glyphs("x", "!", ".", "v", "<", "*", "|", "+-+++-+++-++|");

  /** What a terminal of this encoding can show. */
  static Glyphs of(Charset encoding) {
    boolean unicode =
        encoding.equals(StandardCharsets.UTF_8)
            || encoding.name().toUpperCase(Locale.ROOT).startsWith("UTF");
    return unicode ? UNICODE : ASCII;
  }

  boolean isAscii() {
    return this == ASCII;
  }

  String mark(Level level) {
    return switch (level) {
      case LOG -> " ";
      case DEBUG -> debug;
      case WARNING -> warning;
      case ERROR -> error;
      case GROUP -> group;
      case RESULT -> result;
      case NOTICE -> notice;
    };
  }
}
