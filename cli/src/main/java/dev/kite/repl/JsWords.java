package dev.kite.repl;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the language itself is made of, as far as {@link JsSource} has to know it. */
final class JsWords {
  static final Set<String> KEYWORDS =
      words(
          "async await break case catch class const continue debugger default delete do else export"
              + " extends false finally for function if import in instanceof let new null of"
              + " return static super switch this throw true try typeof undefined var void while"
              + " with yield");

  /** Words that end a value, so that a slash behind them divides. */
  static final Set<String> VALUES = words("false null super this true undefined");

  /** Words that cannot be the last one. */
  static final Set<String> UNFINISHED =
      words(
          "await case class const delete do else extends finally function in instanceof new throw"
              + " try typeof var void");

  /** Words whose round brackets are the head of a statement that has to follow. */
  static final Set<String> HEADS = words("for if while with");

  /** Punctuation of several characters that has to be known as one. */
  static final List<String> LONG_MARKS = List.of("...", "?.", "++", "--");

  /** Those of them that cannot be the last. */
  static final Set<String> MARKS = Set.of("...", "?.");

  static final Pattern NUMBER =
      Pattern.compile(
          "0[xX][\\da-fA-F_]*n?|0[oO][0-7_]*n?|0[bB][01_]*n?"
              + "|(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d[\\d_]*)?n?");

  private JsWords() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }
}
