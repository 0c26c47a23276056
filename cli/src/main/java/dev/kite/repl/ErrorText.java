package dev.kite.repl;

import dev.kite.client.ExceptionDetails;
import dev.kite.client.RemoteObject;
import dev.kite.stack.StackFrame;
import dev.kite.stack.StackTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes errors with their stacks and causes. */
final class ErrorText {
  private ErrorText() {}

  /** A value that is an error: its name and message, its stack, what caused it. */
  static List<Piece> of(RemoteObject error) {
    var pieces = new ArrayList<Piece>();
    withStack(StackTrace.parse(ValueFormat.description(error)).text(), pieces);
    cause(error)
        .ifPresent(cause -> withStack("\nCaused by: " + StackTrace.parse(cause).text(), pieces));
    return List.copyOf(pieces);
  }

  /**
   * What was thrown and nobody caught.
   *
   * @param rawStack of the thrown error; used when its description brings no frames of its own, as
   *     in engines other than V8
   */
  static List<Piece> uncaught(ExceptionDetails details, String rawStack) {
    var pieces = new ArrayList<Piece>();
    pieces.add(Piece.plain(details.text() + " "));
    var exception = details.exception();
    if (exception == null) {
      return List.copyOf(pieces);
    }
    pieces.addAll(ValueFormat.bare(exception));
    boolean framed = pieces.stream().anyMatch(piece -> piece.text().contains("\n    at "));
    if ("error".equals(exception.subtype()) && !framed) {
      var frames = StackTrace.parse(rawStack).frames();
      frames.forEach(frame -> pieces.add(new Piece("\n" + frame.text(), Tone.DIM)));
      if (frames.isEmpty() && !details.url().isEmpty()) {
        pieces.add(Piece.plain(" (at " + place(details) + ")"));
      }
    }
    return List.copyOf(pieces);
  }

  /** Where it was thrown, like {@code app.js:3:9}; empty when nobody knows. */
  static String place(ExceptionDetails details) {
    return details.url().isEmpty()
        ? ""
        : new StackFrame("", details.url(), details.lineNumber() + 1, details.columnNumber() + 1)
            .place();
  }

  private static Optional<String> cause(RemoteObject error) {
    var preview = error.preview();
    if (preview == null) {
      return Optional.empty();
    }
    return preview.properties().stream()
        .filter(property -> property.name().equals("cause") && property.value() != null)
        .map(property -> Piece.text(PreviewFormat.value(property)))
        .map(ErrorText::withoutCutFrame)
        .findFirst();
  }

  /** A preview is cut anywhere, and half a frame says nothing. */
  private static String withoutCutFrame(String stack) {
    int last = stack.lastIndexOf("\n    at ");
    return last >= 0 && stack.endsWith("…") ? stack.substring(0, last) : stack;
  }

  private static void withStack(String text, List<Piece> pieces) {
    int stack = text.indexOf("\n    at ");
    if (stack < 0) {
      pieces.add(Piece.plain(text));
    } else {
      pieces.add(Piece.plain(text.substring(0, stack)));
      pieces.add(new Piece(text.substring(stack), Tone.DIM));
    }
  }
}
