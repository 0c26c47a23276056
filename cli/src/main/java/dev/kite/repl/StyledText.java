package dev.kite.repl;

import dev.kite.repl.Sanitiser.Kind;
import dev.kite.repl.Sanitiser.Span;
import java.util.BitSet;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Text on its way to the terminal: remote characters enter it through the sanitiser, and there is
 * no other way for them.
 */
final class StyledText {
  private final Palette palette;
  private final String gutter;
  private final BitSet breaks = new BitSet();
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
    boolean first = true;
    for (var line : Sanitiser.lines(piece.text())) {
      if (!first) {
        own("\n" + gutter, Tone.DIM);
      }
      first = false;
      spans(line, style(piece));
    }
    return this;
  }

  StyledText remote(List<Piece> pieces) {
    pieces.forEach(this::remote);
    return this;
  }

  /** Adds what a page sent, on one line. */
  StyledText remoteLine(String characters, Tone tone) {
    spans(Sanitiser.spans(characters), palette.style(tone));
    return this;
  }

  StyledText append(AttributedString ready) {
    text.append(ready);
    return this;
  }

  /** A line that is too wide is broken here rather than at a space. */
  void mayBreak() {
    breaks.set(text.length());
  }

  /** What breaks the text so far at the width of the terminal. */
  LineBreaker breaker(int columns) {
    var start = new AttributedString(gutter, palette.style(Tone.DIM));
    return new LineBreaker(toAttributedString(), breaks, start, columns);
  }

  AttributedString toAttributedString() {
    return text.toAttributedString();
  }

  private AttributedStyle style(Piece piece) {
    return piece.css() != null && palette == Palette.COLOURS
        ? piece.css()
        : palette.style(piece.tone());
  }

  private void spans(List<Span> spans, AttributedStyle style) {
    for (var span : spans) {
      text.styled(span.kind() == Kind.ESCAPE ? palette.style(Tone.DIM) : style, span.text());
    }
  }
}
