package dev.kite.repl;

import java.util.function.IntSupplier;

/**
 * How text is to look where it goes.
 *
 * @param columns the width there, 0 when it has none; marks are words then
 */
record Look(Palette palette, Glyphs glyphs, IntSupplier columns) {
  /** For pipes and files. */
  static final Look PLAIN = new Look(Palette.NONE, Glyphs.UNICODE, () -> 0);

  String mark(Level level) {
    return columns.getAsInt() == 0 ? level.word() : glyphs.mark(level) + " ";
  }

  /** What starts every line of an entry but its first. */
  String gutter() {
    return columns.getAsInt() == 0 ? "  " : glyphs.gutter() + " ";
  }
}
