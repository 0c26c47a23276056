package dev.kite.protocol;

import java.util.Locale;

/** How a page can run code that it is sent. */
public enum EvalMode {
  /** The engine's own eval. */
  EVAL,
  /** A script element, where the page's policy forbids eval. */
  SCRIPT,
  /** Not at all. */
  NONE,
  /**
   * Not asked yet: the question itself is heard by a page's policy, so nobody asks without need.
   */
  UNKNOWN;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EvalMode of(Members members, String name) {
    var word = members.text(name);
    for (var mode : values()) {
      if (mode.wireName().equals(word)) {
        return mode;
      }
    }
    throw new FrameException(name, "expected eval, script, none or unknown");
  }
}
