package dev.kite.repl;

import java.util.List;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * A run of text in one tone, not yet sanitised.
 *
 * @param text remote text as a rule; {@link StyledText} is its only way to a terminal
 * @param css the style a page asked for with {@code %c}; null when the tone decides
 */
record Piece(String text, Tone tone, @Nullable AttributedStyle css) {
  static final Piece SEPARATOR = new Piece(", ", Tone.SEPARATOR);

  Piece(String text, Tone tone) {
    this(text, tone, null);
  }

  static Piece plain(String text) {
    return new Piece(text, Tone.PLAIN);
  }

  static String text(List<Piece> pieces) {
    var text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString();
  }
}
