package dev.kite.repl;

import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * Text on its way to the terminal: remote characters enter it through the sanitiser, and there is
 * no other way for them.
 */
final class StyledText {
  private final Palette palette;
  private final String gutter;
  private final AttributedStringBuilder text = new AttributedStringBuilder();

  /** {@code gutter} starts every line that a newline in remote text begins. */
  StyledText(Palette palette, String gutter) {
    this.palette = palette;
    this.gutter = gutter;
  }

  /** Adds characters of our own. */
  StyledText own(String characters, Tone tone) {
    text.styled(palette.style(tone), characters);
    return this;
  }

  /** Adds what a page sent, which may be anything. */
  StyledText remote(Piece piece) {
    boolean css = piece.css() != null && palette == Palette.COLOURS;
    text.styled(
        css ? piece.css() : palette.style(piece.tone()), Sanitiser.block(piece.text(), gutter));
    return this;
  }

  StyledText remote(List<Piece> pieces) {
    pieces.forEach(this::remote);
    return this;
  }

  /** Adds what a page sent, on one line. */
  StyledText remoteLine(String characters, Tone tone) {
    text.styled(palette.style(tone), Sanitiser.line(characters));
    return this;
  }

  StyledText append(AttributedString ready) {
    text.append(ready);
    return this;
  }

  int columns() {
    return text.columnLength();
  }

  AttributedString toAttributedString() {
    return text.toAttributedString();
  }
}
