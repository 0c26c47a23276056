package dev.kite.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the raw text of an error's stack.
 *
 * <p>The page script's own frames are left out everywhere: the user called {@code console.log}, not
 * what stands behind it.
 */
final class StackText {
  /** A line of the text and, when it is one, its frame. */
  private record Line(String text, Optional<StackFrame> frame) {}

  private StackText() {}

  /** The calls on the stack, innermost first. */
  static List<StackFrame> frames(String raw) {
    return users(raw).stream().map(Line::frame).flatMap(Optional::stream).toList();
  }

  /** Where the innermost call stands, empty when the stack does not say. */
  static String source(String raw) {
    return frames(raw).stream()
        .filter(frame -> !frame.ofEngine())
        .findFirst()
        .map(StackFrame::place)
        .orElse("");
  }

  /** The same text with its frames rewritten in V8's form with short URLs; other lines stay. */
  static String shorten(String text) {
    var lines =
        users(text).stream().map(line -> line.frame().map(StackFrame::text).orElse(line.text()));
    return String.join("\n", lines.toList());
  }

  /** All lines but those of our frames. */
  private static List<Line> users(String text) {
    var lines = new ArrayList<Line>();
    for (var line : text.split("\n", -1)) {
      lines.add(new Line(line, StackFrame.parse(line)));
    }
    boolean wrapped =
        lines.stream().anyMatch(line -> line.frame().filter(f -> f.ownEvals() > 1).isPresent());
    boolean underOurs = false;
    // Outermost first: a frame of the engine that we called is ours as well.
    for (int i = lines.size() - 1; i >= 0; i--) {
      var frame = lines.get(i).frame().orElse(null);
      if (frame == null) {
        underOurs = false;
      } else {
        boolean wrapper = wrapped && frame.ownEvals() == 1;
        underOurs = frame.ofOwnScript() || wrapper || (underOurs && frame.ofEngine());
        if (underOurs) {
          lines.remove(i);
        }
      }
    }
    return lines;
  }
}
