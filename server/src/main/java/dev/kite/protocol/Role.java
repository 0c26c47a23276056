package dev.kite.protocol;

import java.util.Locale;

/** What the holder of a key may do in its room. */
public enum Role {
  /** Sees, evaluates and drives. */
  CONTROL,
  /** Sees only. */
  VIEWER,
  /** Joins as a target and sees nothing. */
  PAGE;

  /** The role's name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
