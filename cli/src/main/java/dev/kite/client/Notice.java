package dev.kite.client;

/** A change in the list of targets that the relay announced. */
public record Notice(Stamp at, Kind kind, Target target) {
  /** What happened to the target. */
  public enum Kind {
    /** It was not there before, or a new load of it began. */
    JOINED,
    /** Its title, URL or state is another now. */
    CHANGED,
    /** It went away; {@link Notice#target} is what was last known. */
    LEFT
  }
}
