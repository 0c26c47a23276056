package dev.kite.repl;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Colours the input while it is typed. */
final class JsHighlighter implements Highlighter {
  private final Palette palette;

  JsHighlighter(Palette palette) {
    this.palette = palette;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    return highlight(buffer);
  }

  AttributedString highlight(String buffer) {
    if (Commands.isCommand(buffer)) {
      return new AttributedString(buffer, palette.style(Tone.NOTICE));
    }
    var text = new AttributedStringBuilder();
    int written = 0;
    for (var token : JsSource.of(buffer).tokens()) {
      text.append(buffer, written, token.start());
      text.styled(palette.style(tone(token)), token.text(buffer));
      written = token.end();
    }
    return text.append(buffer, written, buffer.length()).toAttributedString();
  }

  private static Tone tone(JsToken token) {
    return switch (token.kind()) {
      case KEYWORD -> Tone.KEYWORD;
      case NUMBER -> Tone.NUMBER;
      case STRING, TEMPLATE -> Tone.STRING;
      case REGEX -> Tone.REGEX;
      case COMMENT -> Tone.DIM;
      case WORD, PUNCTUATION -> Tone.PLAIN;
    };
  }
}
