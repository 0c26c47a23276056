package dev.kite.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The raw text of an error's stack, read.
 *
 * <p>The page script's own frames are left out everywhere: the user called {@code console.log}, not
 * what stands behind it. Any text is accepted; one without frames has none.
 */
public final class StackTrace {
  /** A line of the text and, when it is one, its frame. */
  private record Line(String text, Optional<ParsedFrame> parsed) {
    Optional<StackFrame> frame() {
      return parsed.map(ParsedFrame::frame);
    }
  }

  private final List<Line> lines;

  private StackTrace(List<Line> lines) {
    this.lines = lines;
  }

  /** Reads the text of {@code error.stack} as any engine writes it. */
  public static StackTrace parse(String raw) {
    var lines = new ArrayList<Line>();
    for (var line : raw.split("\n", -1)) {
      lines.add(new Line(line, ParsedFrame.of(line)));
    }
    nameBareLines(lines);
    removeOwn(lines);
    return new StackTrace(List.copyOf(lines));
  }

  /** JavaScriptCore may give a function of its own nothing but a name, in a line between frames. */
  private static void nameBareLines(List<Line> lines) {
    for (int i = 1; i < lines.size() - 1; i++) {
      var text = lines.get(i).text();
      if (lines.get(i).parsed().isEmpty()
          && lines.get(i - 1).parsed().isPresent()
          && AtSignLine.of(lines.get(i + 1).text()).isPresent()
          && AtSignLine.isBareName(text)) {
        var frame = ParsedFrame.at(text, new Place(AtSignLine.NATIVE, 0, 0));
        lines.set(i, new Line(text, Optional.of(frame)));
      }
    }
  }

  private static void removeOwn(List<Line> lines) {
    boolean wrapped =
        lines.stream().anyMatch(line -> line.parsed().filter(f -> f.ownEvals() > 1).isPresent());
    boolean underOurs = false;
    // Outermost first: a frame of the engine that we called is ours as well.
    for (int i = lines.size() - 1; i >= 0; i--) {
      var parsed = lines.get(i).parsed().orElse(null);
      if (parsed == null) {
        underOurs = false;
      } else {
        boolean wrapper = wrapped && parsed.ownEvals() == 1;
        underOurs = parsed.ofOwnScript() || wrapper || (underOurs && parsed.frame().ofEngine());
        if (underOurs) {
          lines.remove(i);
        }
      }
    }
  }

  /** The calls on the stack, innermost first. */
  public List<StackFrame> frames() {
    return lines.stream().map(Line::frame).flatMap(Optional::stream).toList();
  }

  /** Where the innermost call stands, like {@code app.js:3:9}; empty when nothing says. */
  public String source() {
    return top().map(StackFrame::place).orElse("");
  }

  /** The innermost call that has a place. */
  public Optional<StackFrame> top() {
    return frames().stream().filter(frame -> !frame.ofEngine()).findFirst();
  }

  /** The same text as the engine wrote it, without our frames. */
  public String raw() {
    return String.join("\n", lines.stream().map(Line::text).toList());
  }

  /** Which of the frames a text shows. */
  public enum Foreign {
    /** All of them. */
    SHOWN,
    /** Not those of code that maps call somebody else's, unless there are no others. */
    LEFT_OUT
  }

  /**
   * The same text with each mapped frame in V8's form, at its original place.
   *
   * @param mapped one for each of {@link #frames}
   */
  public String raw(List<MappedFrame> mapped, Foreign foreign) {
    boolean all = foreign == Foreign.SHOWN || mapped.stream().allMatch(MappedFrame::ignored);
    var left = mapped.iterator();
    var text = new ArrayList<String>();
    for (var line : lines) {
      var frame = line.parsed().isPresent() ? left.next() : null;
      if (frame == null || frame.original().isEmpty()) {
        text.add(line.text());
      } else if (all || !frame.ignored()) {
        text.add(frame.shown().raw());
      }
    }
    return String.join("\n", text);
  }

  /** The same text with its frames rewritten in V8's form with short URLs; other lines stay. */
  public String text() {
    var shown = lines.stream().map(line -> line.frame().map(StackFrame::text).orElse(line.text()));
    return String.join("\n", shown.toList());
  }
}
