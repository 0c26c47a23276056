package dev.kite.client.motion;

/** What keeps the device's own events from a page's listeners during a replay. */
public enum LeakRemedy {
  /** {@code kite replay --arm}. */
  ARM_OPTION("; --arm holds them back"),
  /** The prompt has no such option; the page's tag has one. */
  TAG("; data-sensors=\"armed\" in the page's tag holds them back"),
  /** It is in use already. */
  NONE("");

  private final String words;

  LeakRemedy(String words) {
    this.words = words;
  }

  /** The end of a sentence. */
  String words() {
    return words;
  }
}
