package dev.kite.repl;

/**
 * One way to go on where the cursor stands.
 *
 * @param text takes the place of what is typed of it
 * @param shown what the list says, not sanitised
 * @param note stands behind it in the list; empty as a rule
 */
record Suggestion(String text, String shown, String note, Rank rank) {
  /** The order of the list, and how strongly each is drawn. */
  enum Rank {
    FIRST,
    SECOND,
    LAST
  }

  static Suggestion of(String text) {
    return new Suggestion(text, text, "", Rank.FIRST);
  }

  /** Whether a terminal shows all of it as it is; nothing else may get into the line. */
  boolean isPlain() {
    return Sanitiser.line(text).equals(text);
  }
}
