package dev.kite.repl;

import dev.kite.client.ExceptionDetails;
import dev.kite.client.Gap;
import dev.kite.client.PageEvent;
import dev.kite.client.RemoteObject;
import java.util.List;

/** Remote text for pipes and files: sanitised, without colours. */
public final class PlainText {
  private static final String GUTTER = "  ";

  private PlainText() {}

  /**
   * A value as DevTools writes it; a string on its own is all that it says, without quotes and
   * uncut, for the program behind the pipe.
   */
  public static String value(RemoteObject value) {
    return value.type().equals("string")
        ? Sanitiser.whole(ValueFormat.primitive(value))
        : block(ValueFormat.bare(value));
  }

  /** What was thrown, with its stack. */
  public static String exception(ExceptionDetails details) {
    return block(ErrorText.uncaught(details, ""));
  }

  /**
   * What an event of a page says, without the marks of a console: no level, no target, no place.
   * Empty when it shows nothing.
   */
  public static String event(PageEvent event) {
    return EventText.of(event).map(PlainText::unmarked).orElse("");
  }

  /** What a person is told of messages of a page that never arrive. */
  public static String gap(Gap gap) {
    return line(LossText.of(gap));
  }

  /** What a person is told of entries, from one position to another, that the relay dropped. */
  public static String trimmed(long from, long to) {
    return LossText.trimmed(from, to);
  }

  private static String unmarked(Entry entry) {
    var bare = new Entry(Level.LOG, entry.pieces(), entry.table(), "");
    var text = new ConsoleRenderer(Look.PLAIN, List::of).entry(bare).toString();
    // A table begins below the line that holds the marks.
    return entry.table().isNone() ? text : text.substring(1);
  }

  /** Any remote text, on one line. */
  public static String line(String text) {
    return Sanitiser.line(text);
  }

  private static String block(List<Piece> pieces) {
    return new StyledText(Palette.NONE, GUTTER).remote(pieces).toAttributedString().toString();
  }
}
