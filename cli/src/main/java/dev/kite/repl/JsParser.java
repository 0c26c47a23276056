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
    return new Whole(line, cursor);
  }

  private static boolean goesOn(String line) {
    return !Commands.isCommand(line) && JsSource.of(line).wantsMore();
  }

  /** The input as one word: nothing at this prompt is split at spaces. */
  private record Whole(String line, int cursor) implements ParsedLine {
    @Override
    public String word() {
      return line;
    }

    @Override
    public int wordCursor() {
      return cursor;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(line);
    }
  }
}
