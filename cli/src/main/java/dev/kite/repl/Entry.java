package dev.kite.repl;

import java.util.List;

/**
 * One thing to show, before its layout.
 *
 * @param table rows to draw below the text; {@link TableText#NONE} for almost every entry
 * @param source position in the page's code, like {@code app.js:3:9}, or empty
 */
record Entry(Level level, List<Piece> pieces, TableText table, String source) {

  Entry(Level level, List<Piece> pieces, String source) {
    this(level, pieces, TableText.NONE, source);
  }

  /** Words of ours, which may name something remote. */
  static Entry notice(String text) {
    return new Entry(Level.NOTICE, List.of(new Piece(text, Tone.NOTICE)), "");
  }

  static Entry error(String text) {
    return new Entry(Level.ERROR, List.of(Piece.plain(text)), "");
  }

  static Entry warning(String text) {
    return new Entry(Level.WARNING, List.of(Piece.plain(text)), "");
  }
}
