package dev.kite.repl;

import java.util.function.IntSupplier;

/**
 * How text is to look where it goes.
 *
 * @param columns the width there, 0 when it has none; marks are words then
 * @param times whether entries say when they were made
 */
record Look(Palette palette, Glyphs glyphs, IntSupplier columns, TimeColumn times) {
  /** For pipes and files. */
  static final Look PLAIN = new Look(Palette.NONE, Glyphs.UNICODE, () -> 0);

  Look(Palette palette, Glyphs glyphs, IntSupplier columns) {
    this(palette, glyphs, columns, TimeColumn.local());
  }

  /** For pipes and files, with times when they are wanted. */
  static Look plain(TimeColumn times) {
    return new Look(Palette.NONE, Glyphs.UNICODE, () -> 0, times);
  }

  String mark(Level level) {
    return isPlain() ? level.word() : glyphs.mark(level) + " ";
  }

  /** What starts every line of an entry but its first. */
  String gutter() {
    return isPlain() ? "  " : glyphs.gutter() + " ";
  }

  /** Whether it is no terminal, so that nothing is broken into lines and words stand for marks. */
  boolean isPlain() {
    return columns.getAsInt() == 0;
  }
}
