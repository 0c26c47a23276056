package dev.kite.protocol;

import java.util.Locale;

/** Whether a page gets readings from its device. */
public enum SensorAccess {
  GRANTED,
  DENIED,
  /** The person must tap first. */
  PROMPT,
  /** The page is no secure context. */
  INSECURE,
  ABSENT,
  UNKNOWN;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SensorAccess of(Members members, String name) {
    var word = members.text(name);
    for (var access : values()) {
      if (access.wireName().equals(word)) {
        return access;
      }
    }
    throw new FrameException(name, "expected granted, denied, prompt, insecure, absent or unknown");
  }
}
