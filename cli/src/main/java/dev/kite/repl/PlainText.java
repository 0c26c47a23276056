package dev.kite.repl;

import dev.kite.client.ExceptionDetails;
import dev.kite.client.Gap;
import dev.kite.client.PageEvent;
import dev.kite.client.RelayConnection;
import dev.kite.client.RemoteObject;
import java.time.Duration;
import java.util.List;

/** Remote text for pipes and files: sanitised, without colours. */
public final class PlainText {
  /** Where expanded values break when there is no terminal to ask. */
  static final int COLUMNS = 80;

  private static final String GUTTER = "  ";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

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

  /**
   * A value with its objects opened {@code depth} levels deep, which takes 5 s at most; as {@link
   * #value} writes it when the page cannot say more.
   */
  public static String expanded(
      RelayConnection connection, String target, RemoteObject value, int depth) {
    if (value.objectId() == null || !value.type().equals("object")) {
      return value(value);
    }
    var page = new PageObjects(connection, target, PATIENCE);
    return OpenedText.of(page, value, depth, COLUMNS)
        .join()
        .value()
        .map(PlainText::lines)
        .orElseGet(() -> value(value));
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
    return new ConsoleRenderer(Look.PLAIN, List::of).entry(bare).toString();
  }

  /** Any remote text, on one line. */
  public static String line(String text) {
    return Sanitiser.line(text);
  }

  /** Text whose lines are of our own making, below each other as they are. */
  private static String lines(List<Piece> pieces) {
    return new StyledText(Palette.NONE, "").remote(pieces).toAttributedString().toString();
  }

  private static String block(List<Piece> pieces) {
    return new StyledText(Palette.NONE, GUTTER).remote(pieces).toAttributedString().toString();
  }
}
