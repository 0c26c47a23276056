package dev.kite.trace.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements that are closed in the order in which they were opened. Texts and the values of
 * attributes may be anything: they never become markup, and what cannot be seen is shown.
 */
final class Html {
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; {@code attributes} are names and values in turn. */
  Html open(String name, String... attributes) {
    tag(name, attributes);
    out.append('>');
    open.push(name);
    return this;
  }

  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element that has nothing in it. */
  Html empty(String name, String... attributes) {
    tag(name, attributes);
    out.append("/>");
    return this;
  }

  /** An element with a text alone. */
  Html element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /** An element whose text comes from somewhere else, and may be of another writing direction. */
  Html foreign(String name, String text, String... attributes) {
    return open(name, attributes).element("bdi", text).close();
  }

  Html text(String text) {
    text.codePoints().forEach(this::letter);
    return this;
  }

  /** A style sheet of our own, as it is. */
  Html style(String css) {
    out.append("<style>").append(css).append("</style>");
    return this;
  }

  Html line() {
    out.append('\n');
    return this;
  }

  /** All that was written; every element is closed. */
  String whole() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }

  private void tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      out.append('"');
    }
  }

  private void letter(int point) {
    switch (point) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      default -> plain(point);
    }
  }

  private void plain(int point) {
    if (isHidden(point)) {
      out.append(String.format("\\u%04x", point));
    } else {
      out.appendCodePoint(point);
    }
  }

  /** Control characters, and those that turn or hide the text around them. */
  private static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          point != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }
}
