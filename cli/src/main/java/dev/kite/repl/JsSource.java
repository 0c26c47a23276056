package dev.kite.repl;

import dev.kite.repl.JsToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What can be said of JavaScript source without parsing it: its tokens, and whether more has to
 * follow.
 *
 * <p>The page's engine is the judge of the syntax. This only decides between "send it" and "go on
 * typing", and in doubt it sends: a string that its line does not close is an error at once, as it
 * is in the browser.
 */
final class JsSource {
  /** An opening bracket or {@code `}, and whether a statement has to follow its end. */
  private record Open(char bracket, boolean head) {}

  private final String source;
  private final List<JsToken> tokens = new ArrayList<>();
  private final ArrayDeque<Open> open = new ArrayDeque<>();
  private int at;
  private boolean insideToken;
  private boolean unbalanced;
  private boolean afterHead;

  private JsSource(String source) {
    this.source = source;
    while (at < source.length()) {
      next();
    }
  }

  static JsSource of(String source) {
    return new JsSource(source);
  }

  List<JsToken> tokens() {
    return List.copyOf(tokens);
  }

  /** Whether the end is inside the text of a template. */
  boolean endsInTemplate() {
    return !open.isEmpty() && open.peek().bracket() == '`';
  }

  /** True when the source cannot stand as it is but could be the beginning of something. */
  boolean wantsMore() {
    return !unbalanced && (insideToken || !open.isEmpty() || afterHead || endsWithOperator());
  }

  private boolean endsWithOperator() {
    int last = lastSignificant();
    if (last < 0) {
      return false;
    }
    var text = text(last);
    return switch (tokens.get(last).kind()) {
      case KEYWORD -> JsWords.UNFINISHED.contains(text) && !isMember(last);
      case PUNCTUATION -> "=+-*/%&|^<>?:,.!~".contains(text) || JsWords.MARKS.contains(text);
      default -> false;
    };
  }

  private void next() {
    char c = source.charAt(at);
    if (!open.isEmpty() && open.peek().bracket() == '`') {
      template(at);
    } else if (Character.isWhitespace(c)) {
      at++;
    } else if (source.startsWith("//", at)) {
      int end = source.indexOf('\n', at);
      add(Kind.COMMENT, end < 0 ? source.length() : end);
    } else if (source.startsWith("/*", at)) {
      int end = source.indexOf("*/", at + 2);
      insideToken = end < 0;
      add(Kind.COMMENT, end < 0 ? source.length() : end + 2);
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '`') {
      open.push(new Open(c, false));
      template(at + 1);
    } else if (c == '/' && regexMayStart()) {
      regex();
    } else if (isDigit(at) || (c == '.' && isDigit(at + 1))) {
      add(Kind.NUMBER, numberEnd());
    } else if (isWordPart(c) || c == '#' || c == '@') {
      int end = wordEnd(at + 1);
      add(JsWords.KEYWORDS.contains(source.substring(at, end)) ? Kind.KEYWORD : Kind.WORD, end);
    } else {
      punctuation(c);
    }
  }

  private void add(Kind kind, int end) {
    afterHead = afterHead && kind == Kind.COMMENT;
    tokens.add(new JsToken(kind, at, end));
    at = end;
  }

  private void string(char quote) {
    int end = at + 1;
    while (end < source.length() && source.charAt(end) != quote && source.charAt(end) != '\n') {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    // Only a backslash at the line's end carries a string on to the next line.
    insideToken = end > source.length() || (end == source.length() && source.endsWith("\\\n"));
    boolean closed = end < source.length() && source.charAt(end) == quote;
    add(Kind.STRING, Math.min(source.length(), closed ? end + 1 : end));
  }

  /** The text of a template, from {@code from} to its end or to the next substitution. */
  private void template(int from) {
    int end = from;
    while (end < source.length() && source.charAt(end) != '`' && !source.startsWith("${", end)) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= source.length()) {
      add(Kind.TEMPLATE, source.length());
    } else if (source.charAt(end) == '`') {
      open.pop();
      add(Kind.TEMPLATE, end + 1);
    } else {
      open.push(new Open('{', false));
      add(Kind.TEMPLATE, end + 2);
    }
  }

  private void regex() {
    int end = at + 1;
    boolean inClass = false;
    while (end < source.length() && source.charAt(end) != '\n') {
      char c = source.charAt(end);
      if (c == '/' && !inClass) {
        break;
      }
      inClass = c == '[' || (inClass && c != ']');
      end += c == '\\' ? 2 : 1;
    }
    boolean closed = end < source.length() && source.charAt(end) == '/';
    add(Kind.REGEX, closed ? wordEnd(end + 1) : Math.min(source.length(), end));
  }

  private void punctuation(char c) {
    if ("([{".indexOf(c) >= 0) {
      open.push(new Open(c, c == '(' && headBefore()));
      add(Kind.PUNCTUATION, at + 1);
    } else if (")]}".indexOf(c) >= 0) {
      var opened = open.poll();
      unbalanced |= opened == null || "([{".indexOf(opened.bracket()) != ")]}".indexOf(c);
      boolean backInTemplate = !open.isEmpty() && open.peek().bracket() == '`';
      add(backInTemplate ? Kind.TEMPLATE : Kind.PUNCTUATION, at + 1);
      afterHead = opened != null && opened.head();
    } else {
      add(Kind.PUNCTUATION, at + markLength());
    }
  }

  /** A question mark with a number behind it is no optional chain: {@code a?.5:1}. */
  private int markLength() {
    for (var mark : JsWords.LONG_MARKS) {
      boolean chain = mark.equals("?.") && isDigit(at + 2);
      if (source.startsWith(mark, at) && !chain) {
        return mark.length();
      }
    }
    return 1;
  }

  private boolean headBefore() {
    int last = lastSignificant();
    if (last < 0 || isMember(last) || !JsWords.HEADS.contains(text(last))) {
      return false;
    }
    boolean endsDo = text(last).equals("while") && last > 0 && text(last - 1).equals("}");
    return !endsDo;
  }

  /** A slash divides when a value stands before it; otherwise it starts a regular expression. */
  private boolean regexMayStart() {
    int last = lastSignificant();
    if (last < 0) {
      return true;
    }
    var text = text(last);
    return switch (tokens.get(last).kind()) {
      case KEYWORD -> !JsWords.VALUES.contains(text) && !isMember(last);
      case PUNCTUATION -> afterHead || !Set.of(")", "]", "}", "++", "--").contains(text);
      case TEMPLATE -> text.endsWith("${");
      default -> false;
    };
  }

  /** Whether the word at {@code index} is the name of a property. */
  private boolean isMember(int index) {
    return index > 0 && (text(index - 1).equals(".") || text(index - 1).equals("?."));
  }

  private String text(int index) {
    return tokens.get(index).text(source);
  }

  /** The index of the last token that is no comment, or -1. */
  private int lastSignificant() {
    int last = tokens.size() - 1;
    while (last >= 0 && tokens.get(last).kind() == Kind.COMMENT) {
      last--;
    }
    return last;
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < source.length() && isWordPart(source.charAt(end))) {
      end++;
    }
    return end;
  }

  private int numberEnd() {
    var number = JsWords.NUMBER.matcher(source).region(at, source.length());
    return number.lookingAt() ? number.end() : at + 1;
  }

  private boolean isDigit(int index) {
    return index < source.length() && Character.isDigit(source.charAt(index));
  }

  private static boolean isWordPart(char c) {
    return Character.isUnicodeIdentifierPart(c) || c == '$' || Character.isSurrogate(c);
  }
}
