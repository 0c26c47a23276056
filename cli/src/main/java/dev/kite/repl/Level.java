package dev.kite.repl;

/** How an entry is marked and coloured. */
enum Level {
  LOG(Tone.PLAIN, ""),
  DEBUG(Tone.DIM, "debug: "),
  WARNING(Tone.WARNING, "warning: "),
  ERROR(Tone.ERROR, "error: "),
  GROUP(Tone.STRONG, ""),
  COLLAPSED(Tone.STRONG, ""),
  RESULT(Tone.PLAIN, ""),
  NOTICE(Tone.NOTICE, "* ");

  private final Tone tone;
  private final String word;

  Level(Tone tone, String word) {
    this.tone = tone;
    this.word = word;
  }

  /** The tone of everything in the entry that has none of its own. */
  Tone tone() {
    return tone;
  }

  /** What stands for the mark where there are no colours and signs. */
  String word() {
    return word;
  }

  /** Whether the tone is that of the whole entry, whatever is in it. */
  boolean coloursWhole() {
    return this == WARNING || this == ERROR;
  }

  /** Whether it is the title of a group. */
  boolean isGroup() {
    return this == GROUP || this == COLLAPSED;
  }
}
