package dev.kite.repl;

/** What a piece of text is, for the palette to colour. */
enum Tone {
  PLAIN,
  /** Between a value's properties: a good place to break a line behind. */
  SEPARATOR,
  DIM,
  STRONG,
  ERROR,
  WARNING,
  NOTICE,
  WELL,
  LABEL,
  PROMPT,
  KEYWORD,
  NUMBER,
  STRING,
  REGEX,
  NAME,
  FUNCTION
}
