package dev.kite.repl;

/** One lexical piece of JavaScript source, from {@code start} up to {@code end}. */
record JsToken(Kind kind, int start, int end) {

  /** What the prompt has to tell apart: colours, and whether a slash after it divides. */
  enum Kind {
    WORD,
    KEYWORD,
    NUMBER,
    STRING,
    TEMPLATE,
    REGEX,
    COMMENT,
    PUNCTUATION
  }

  String text(String source) {
    return source.substring(start, end);
  }
}
