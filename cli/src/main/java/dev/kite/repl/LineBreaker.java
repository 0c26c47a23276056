package dev.kite.repl;

import java.util.BitSet;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.WCWidth;

/**
 * Breaks styled lines at the terminal's width: between an object's properties, else between words,
 * else between characters; never inside an emoji or a visible escape's colours.
 */
final class LineBreaker {
  /** An indentation deeper than this leaves too little room to keep it. */
  private static final int MOST_HANGING = 24;

  private final AttributedString text;
  private final BitSet preferred;
  private final AttributedString gutter;
  private final int columns;
  private final AttributedStringBuilder out = new AttributedStringBuilder();
  private boolean brokeWord;

  /**
   * @param preferred offsets in {@code text} that are better places than a space
   * @param gutter starts every line that a break begins
   */
  LineBreaker(AttributedString text, BitSet preferred, AttributedString gutter, int columns) {
    this.text = text;
    this.preferred = preferred;
    this.gutter = gutter;
    this.columns = columns;
  }

  /** All lines; the first one is at most {@code firstColumns} wide, however long its words are. */
  AttributedString lines(int firstColumns) {
    int limit = firstColumns;
    int start = 0;
    while (start <= text.length()) {
      int end = indexOf('\n', start);
      line(start, end, limit);
      limit = columns;
      start = end + 1;
      if (end < text.length()) {
        out.append("\n");
      }
    }
    return out.toAttributedString();
  }

  /** Whether a word had to be broken, or moved away from the front, for want of room. */
  boolean brokeWord() {
    return brokeWord;
  }

  private void line(int start, int end, int firstLimit) {
    if (fits(start, end, firstLimit)) {
      out.append(text.subSequence(start, end));
      return;
    }
    int content = start;
    while (content < end && isSpaceOrGutter(content, start)) {
      content++;
    }
    var hanging = " ".repeat(hanging(start, content));
    int limit = firstLimit;
    for (int at = start, from = content; at < end; from = at) {
      int cut = breakPoint(at, from, end, limit);
      out.append(trimmed(at, cut));
      for (at = cut; at < end && text.charAt(at) == ' '; ) {
        at++;
      }
      if (at < end) {
        out.append("\n").append(gutter).append(hanging);
      }
      limit = columns - gutter.columnLength() - hanging.length();
    }
  }

  private boolean isSpaceOrGutter(int index, int start) {
    char c = text.charAt(index);
    return c == ' ' || (index == start && gutter.length() > 0 && c == gutter.charAt(0));
  }

  /** Columns that lines below get, to stand under the text and not under its indentation. */
  private int hanging(int start, int content) {
    int indented = content - start - gutter.length();
    return Math.max(0, Math.min(indented, Math.min(MOST_HANGING, columns / 3)));
  }

  private boolean fits(int start, int end, int limit) {
    return end - start <= limit / 2 || text.subSequence(start, end).columnLength() <= limit;
  }

  /** Where the line that begins at {@code at} ends; {@code from} is where its words begin. */
  private int breakPoint(int at, int from, int end, int limit) {
    int space = -1;
    int good = -1;
    int width = 0;
    for (int next, i = at; i < end; i = next) {
      next = cluster(i, end);
      int wide = width(i, next);
      boolean isSpace = text.charAt(i) == ' ';
      if (i > from && (isSpace ? width + wide > limit : text.charAt(i - 1) == ' ' || wide == 2)) {
        space = i;
      }
      good = i > from && preferred.get(i) ? i : good;
      if (width + wide > limit && i > from) {
        return best(at, good, space, i, wordEnd(i, end), from);
      }
      width += wide;
    }
    return end;
  }

  private int best(int at, int good, int space, int full, int wordEnd, int from) {
    int word = Math.max(space, from);
    if (!fits(word, wordEnd, columns - gutter.columnLength())) {
      // It has to be broken anyway, and begins beside what it belongs to.
      return full;
    }
    if (good > at + (full - at) / 3) {
      return good;
    }
    if (space > at) {
      return space;
    }
    if (good > at) {
      return good;
    }
    brokeWord = true;
    return full;
  }

  private int wordEnd(int from, int end) {
    int space = indexOf(' ', from);
    return Math.min(space, end);
  }

  private AttributedString trimmed(int start, int end) {
    int last = end;
    while (last > start && text.charAt(last - 1) == ' ') {
      last--;
    }
    return text.subSequence(start, last);
  }

  private int indexOf(char sought, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == sought) {
        return i;
      }
    }
    return text.length();
  }

  /** The end of what is drawn as one character. */
  private int cluster(int start, int end) {
    int at = start + Character.charCount(Character.codePointAt(text, start));
    while (at < end) {
      int point = Character.codePointAt(text, at);
      boolean joined = text.charAt(at - 1) == '\u200d' || isSkinTone(point);
      if (!joined && WCWidth.wcwidth(point) > 0) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static boolean isSkinTone(int point) {
    return point >= 0x1f3fb && point <= 0x1f3ff;
  }

  private int width(int start, int end) {
    char c = text.charAt(start);
    return end == start + 1 && c < 0x7f ? 1 : text.subSequence(start, end).columnLength();
  }
}
