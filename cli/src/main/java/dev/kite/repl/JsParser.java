package dev.kite.repl;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Tells the line reader when Enter ends the input and when it only ends a line of it. */
final class JsParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && goesOn(line)) {
      throw new EOFError(-1, cursor, "more input is needed");
    }
    return context == ParseContext.COMPLETE
        ? new OneWord(line, cursor, word(line.substring(0, cursor)))
        : new OneWord(line, cursor, line);
  }

  private static boolean goesOn(String line) {
    int source = Commands.sourceStart(line);
    return source >= 0 && JsSource.of(line.substring(source)).wantsMore();
  }

  /** The piece before the cursor that a suggestion replaces. */
  private static String word(String typed) {
    return typed.substring(Suggestions.start(typed));
  }

  /** The input as one word: nothing at this prompt is split at spaces. */
  private record OneWord(String line, int cursor, String word) implements ParsedLine {
    @Override
    public int wordCursor() {
      return Math.min(cursor, word.length());
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }
  }
}
