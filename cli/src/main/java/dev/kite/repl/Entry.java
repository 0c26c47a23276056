package dev.kite.repl;

import dev.kite.client.RemoteObject;
import java.util.List;

/**
 * One thing to show, before its layout.
 *
 * @param table rows to draw below the text; {@link TableText#NONE} for almost every entry
 * @param source position in the page's code, like {@code app.js:3:9}, or empty
 * @param values those of which not everything is shown
 */
record Entry(
    Level level, List<Piece> pieces, TableText table, String source, List<RemoteObject> values) {

  Entry(Level level, List<Piece> pieces, TableText table, String source) {
    this(level, pieces, table, source, List.of());
  }

  Entry(Level level, List<Piece> pieces, String source) {
    this(level, pieces, TableText.NONE, source);
  }

  /** The same, with those of these values that have more to show. */
  Entry with(List<RemoteObject> candidates) {
    var more = candidates.stream().filter(Cut::hidesSomething).toList();
    return new Entry(level, pieces, table, source, more);
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
