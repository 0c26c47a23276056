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
    int source = Commands.sourceStart(buffer);
    if (source < 0) {
      return new AttributedString(buffer, palette.style(Tone.NOTICE));
    }
    var text = new AttributedStringBuilder(buffer.length());
    text.styled(palette.style(Tone.NOTICE), buffer.substring(0, source));
    return text.append(source(buffer.substring(source))).toAttributedString();
  }

  private AttributedString source(String source) {
    var text = new AttributedStringBuilder(source.length());
    int written = 0;
    for (var token : JsSource.of(source).tokens()) {
      text.append(source, written, token.start());
      text.styled(palette.style(tone(token)), token.text(source));
      written = token.end();
    }
    return text.append(source, written, source.length()).toAttributedString();
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
