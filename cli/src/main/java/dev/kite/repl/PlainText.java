package dev.kite.repl;

import dev.kite.client.ExceptionDetails;
import dev.kite.client.RemoteObject;
import java.util.List;

/** Remote text for pipes and files: sanitised, without colours. */
public final class PlainText {
  private static final String GUTTER = "  ";

  private PlainText() {}

  /** A value as DevTools writes it; a string on its own is what it says, without quotes. */
  public static String value(RemoteObject value) {
    return block(ValueFormat.bare(value));
  }

  /** What was thrown, with its stack. */
  public static String exception(ExceptionDetails details) {
    return block(ErrorText.uncaught(details, ""));
  }

  /** Any remote text, on one line. */
  public static String line(String text) {
    return Sanitiser.line(text);
  }

  private static String block(List<Piece> pieces) {
    return new StyledText(Palette.NONE, GUTTER).remote(pieces).toAttributedString().toString();
  }
}
