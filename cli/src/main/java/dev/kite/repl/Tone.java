package dev.kite.repl;

/** What a piece of text is, for the palette to colour. */
enum Tone {
  PLAIN,
  DIM,
  STRONG,
  ERROR,
  WARNING,
  NOTICE,
  LABEL,
  PROMPT,
  KEYWORD,
  NUMBER,
  STRING,
  REGEX,
  NAME,
  FUNCTION
}
