package dev.kite.repl;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

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
      return new AttributedString(buffer, palette.command());
    }
    var text = new AttributedStringBuilder();
    int written = 0;
    for (var token : JsSource.of(buffer).tokens()) {
      text.append(buffer, written, token.start());
      text.styled(style(token), token.text(buffer));
      written = token.end();
    }
    return text.append(buffer, written, buffer.length()).toAttributedString();
  }

  private AttributedStyle style(JsToken token) {
    return switch (token.kind()) {
      case KEYWORD -> palette.keyword();
      case NUMBER -> palette.number();
      case STRING, TEMPLATE -> palette.string();
      case REGEX -> palette.regex();
      case COMMENT -> palette.dim();
      case WORD, PUNCTUATION -> palette.plain();
    };
  }
}
