package dev.kite.repl;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;
import org.jline.utils.WCWidth;

/**
 * The single door through which remote text reaches the terminal: what comes out can neither move
 * the cursor, nor change a colour, nor reorder or hide what stands around it.
 *
 * <p>Printable text of any script passes as it is. What a terminal would obey or not show becomes a
 * visible escape. Pure functions, in time linear in the text.
 */
public final class Sanitiser {
  /** More than this of one line is no text for a terminal. */
  static final int MOST_COLUMNS = 2000;

  /** UTF-8 bytes of one text. */
  static final int MOST_BYTES = 16 << 10;

  /** Marks on one character; more are drawn over the lines around it. */
  static final int MOST_MARKS = 8;

  /** Of so many characters nothing is cut: the widest of all is shown as {@code \\u202e}. */
  static final int SHORT = MOST_COLUMNS / 6;

  private static final int TAB = 4;

  private final String text;
  private final int mostBytes;
  private final SanitisedLines out;
  private int at;
  private int marks;
  private boolean hasBase;

  private Sanitiser(String text) {
    this(text, MOST_BYTES, MOST_COLUMNS);
  }

  private Sanitiser(String text, int mostBytes, int mostColumns) {
    this.text = text;
    this.mostBytes = mostBytes;
    this.out = new SanitisedLines(mostColumns);
  }

  /** What a run of sanitised text is: as it was sent, or in place of something. */
  public enum Kind {
    TEXT,
    ESCAPE
  }

  /** A run of text that is safe to print; the renderer dims the escapes. */
  public record Span(String text, Kind kind) {}

  /** The text on one line; a newline in it becomes a visible {@code \n}. */
  public static String line(String text) {
    return plain(spans(text));
  }

  /** The text on as many lines as it has, each after the first behind a newline and the gutter. */
  public static String block(String text, String gutter) {
    return lines(text).stream().map(Sanitiser::plain).collect(joining("\n" + gutter));
  }

  /**
   * The text as a program wants it that reads it from a pipe: all of it, with its own newlines and
   * tabs, and safe to print all the same.
   */
  public static String whole(String text) {
    return Stream.of(text.split("\t", -1))
        .map(part -> new Sanitiser(part, Integer.MAX_VALUE, Integer.MAX_VALUE))
        .map(part -> part.run(Sanitiser::realNewline))
        .map(lines -> lines.stream().map(Sanitiser::plain).collect(joining("\n")))
        .collect(joining("\t"));
  }

  /** Like {@link #line}, with the escapes told from the text. */
  public static List<Span> spans(String text) {
    return new Sanitiser(text).run(Sanitiser::visibleNewline).get(0);
  }

  /** Like {@link #block}, line by line without a gutter, with the escapes told from the text. */
  public static List<List<Span>> lines(String text) {
    return new Sanitiser(text).run(Sanitiser::realNewline);
  }

  /** Whether {@link #lines} leaves out some of a text for its length. */
  static boolean cuts(String text) {
    if (text.length() <= SHORT) {
      return false;
    }
    var sanitiser = new Sanitiser(text);
    sanitiser.run(Sanitiser::realNewline);
    return sanitiser.at < text.length() || sanitiser.out.isCut();
  }

  private static String plain(List<Span> spans) {
    return spans.stream().map(Span::text).collect(joining());
  }

  /** Takes a newline at the current place, if there is one; false if not. */
  private interface Newline {
    boolean taken(Sanitiser sanitiser);
  }

  private List<List<Span>> run(Newline newline) {
    int end = Utf8.indexAfter(text, mostBytes);
    while (at < end) {
      int ascii = asciiEnd(end);
      if (ascii > at) {
        ascii(ascii);
      } else if (!newline.taken(this)) {
        next();
      }
    }
    endMarks();
    if (at < text.length()) {
      out.cut(Utf8.bytes(text, at), "bytes");
    }
    return out.finish();
  }

  private boolean visibleNewline() {
    if (text.charAt(at) != '\n') {
      return false;
    }
    escape("\\n", 1);
    return true;
  }

  private boolean realNewline() {
    int length = text.startsWith("\r\n", at) ? 2 : text.charAt(at) == '\n' ? 1 : 0;
    if (length > 0) {
      endMarks();
      out.newLine();
      hasBase = false;
      at += length;
    }
    return length > 0;
  }

  /** The end of what needs no closer look; the last character stays, it may bear a mark. */
  private int asciiEnd(int end) {
    int to = at;
    while (to < end && text.charAt(to) >= ' ' && text.charAt(to) < 0x7f) {
      to++;
    }
    return to == text.length() ? to : to - 1;
  }

  private void ascii(int end) {
    endMarks();
    out.narrow(text, at, end);
    hasBase = true;
    at = end;
  }

  private void next() {
    int point = text.codePointAt(at);
    int emoji = Emoji.length(text, at);
    if (emoji > 0) {
      base(text.substring(at, at + emoji));
    } else if (point == '\t') {
      endMarks();
      int columns = TAB - out.column() % TAB;
      out.text(" ".repeat(columns), columns);
      at++;
    } else if (Hidden.is(point) && !selectsVariant(point)) {
      escape(Hidden.escape(point), Character.charCount(point));
    } else if (isMark(point)) {
      mark(point);
    } else {
      base(Character.toString(point));
    }
  }

  private void base(String characters) {
    endMarks();
    out.text(characters, characters.codePoints().map(Sanitiser::columns).sum());
    hasBase = true;
    at += characters.length();
  }

  /** A mark with nothing to stand on would change a character of ours. */
  private void mark(int point) {
    int length = Character.charCount(point);
    if (!hasBase) {
      escape(Hidden.escape(point), length);
      return;
    }
    if (++marks <= MOST_MARKS) {
      out.text(Character.toString(point), columns(point));
    }
    at += length;
  }

  private void escape(String visible, int length) {
    endMarks();
    out.escape(visible);
    hasBase = false;
    at += length;
  }

  private void endMarks() {
    if (marks > MOST_MARKS) {
      out.cut(marks - MOST_MARKS, "marks");
    }
    marks = 0;
  }

  /** A selector behind a character that has variants belongs to its script; one more hides data. */
  private boolean selectsVariant(int point) {
    return hasBase && marks == 0 && Hidden.selects(text.codePointBefore(at), point);
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> WCWidth.wcwidth(point) == 0;
    };
  }

  private static int columns(int point) {
    return Math.max(0, WCWidth.wcwidth(point));
  }
}
