package dev.kite.client;

/**
 * How much of the room's past a console wants before it hears what is new.
 *
 * @param entries the newest so many, 0 for none
 */
public record Backlog(int entries) {
  /** More than this the relay never holds. */
  private static final int MOST = 5000;

  /** Refuses a number the relay would refuse. */
  public Backlog {
    if (entries < 0 || entries > MOST) {
      throw new IllegalArgumentException("backlog of " + entries + ": 0 to " + MOST);
    }
  }

  /** Everything the relay still holds. */
  public static Backlog all() {
    return new Backlog(MOST);
  }

  /** Only what happens from now on. */
  public static Backlog none() {
    return new Backlog(0);
  }
}
