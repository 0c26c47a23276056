package dev.kite.relay;

/**
 * Every bound of the relay in one place; docs/protocol.md lists what happens when one is hit.
 *
 * @param frameBytes the largest link frame
 * @param queueBytes what one connection may have waiting to be sent
 */
public record Limits(
    int frameBytes, int queueBytes, Rates rates, Members members, LogSize log, Times times) {
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  /** How much of the room log a console's send queue is filled with ahead of the network. */
  static final int FEED_BYTES = 64 * KIB;

  /** How many entries a console takes out of the room log at once. */
  static final int FEED_ENTRIES = 64;

  /** A page's frames are acknowledged after so many, or after {@link Times#acknowledge}. */
  static final int ACKNOWLEDGE_EVERY = 32;

  /** The epochs of a room whose last seq is remembered; the longest unused one goes first. */
  static final int EPOCHS = 1_000;

  /** The targets of a room, present or not, whose tokens are remembered; the oldest goes first. */
  static final int TOKENS = 1_000;

  /** The targets one console may watch, present or not. */
  static final int WATCHED_TARGETS = 128;

  /** The bytes of all commands in flight to one target; half of what its send queue takes. */
  static final int COMMAND_BYTES = 512 * KIB;

  /** The scripts held for one target, and their bytes. */
  static final int HELD_SCRIPTS = 4;

  static final int HELD_BYTES = 512 * KIB;

  /** The bytes of the scripts held for all targets of all rooms. */
  static final long ALL_HELD_BYTES = 16L * MIB;

  /** For so many ms a script is held. */
  static final long HELD_TIME = 10_000;

  /** After so many ms nobody waits for a reply any more. */
  static final long COMMAND_END = 15 * 60_000;

  /** The same when the session that gave the command has gone. */
  static final long SESSION_END = 5 * 60_000;

  /**
   * The newest batches of a linked stream that wait for one page: at 60 Hz as much as the page
   * could still play out in time.
   */
  static final int LINK_BATCHES = 16;

  /** For so many ms the links of a session that has gone are kept. */
  static final long LINK_SESSION_END = 60_000;

  /** How often commands that have come to their end are looked for, in ms. */
  static final long COMMAND_CHECK = 30_000;

  /** The tasks that may wait in a room before its connections stop reading for a moment. */
  static final int ROOM_BACKLOG = 512;

  public static Limits defaults() {
    return new Limits(
        256 * KIB, MIB, Rates.defaults(), Members.defaults(), LogSize.defaults(), Times.defaults());
  }

  public Limits withRates(Rates other) {
    return new Limits(frameBytes, queueBytes, other, members, log, times);
  }

  public Limits withMembers(Members other) {
    return new Limits(frameBytes, queueBytes, rates, other, log, times);
  }

  public Limits withLog(LogSize other) {
    return new Limits(frameBytes, queueBytes, rates, members, other, times);
  }

  public Limits withTimes(Times other) {
    return new Limits(frameBytes, queueBytes, rates, members, log, other);
  }

  /** What one connection may send; beyond it the relay stops reading. */
  public record Rates(Rate frames, Rate bytes, Rate commands, int commandsInFlight) {
    static Rates defaults() {
      return new Rates(new Rate(1_000, 5_000), new Rate(MIB, 2 * MIB), new Rate(50, 100), 64);
    }
  }

  /** So many a second, after a burst. */
  public record Rate(int perSecond, int burst) {}

  /** How many may be there at once. */
  public record Members(
      int targetsPerRoom, int consolesPerRoom, int rooms, int connections, int perAddress) {
    static Members defaults() {
      return new Members(64, 16, 10_000, 10_000, 256);
    }
  }

  /** What a room's log holds, and all of them together. */
  public record LogSize(int bytes, int entries, long allBytes) {
    static LogSize defaults() {
      long quarter = Runtime.getRuntime().maxMemory() / 4;
      return new LogSize(2 * MIB, 5_000, Math.min(256L * MIB, quarter));
    }
  }

  /**
   * How long things may take, in ms.
   *
   * @param hello until the first frame
   * @param unfinished until a begun message is complete, or a request's head
   * @param ping of silence until the relay pings
   * @param silent of silence until the relay gives up
   * @param acknowledge until a stored frame is acknowledged
   * @param grace until a page that went is said to have left
   * @param unwritten until a command that never reached its page has not been run
   * @param unanswered until nobody knows what became of a command
   * @param roomEnd after the last member left
   */
  public record Times(
      long hello,
      long unfinished,
      long ping,
      long silent,
      long acknowledge,
      long grace,
      long unwritten,
      long unanswered,
      long roomEnd) {
    static Times defaults() {
      return new Times(5_000, 10_000, 20_000, 45_000, 200, 1_500, 10_000, 60_000, 15 * 60_000);
    }

    public Times withUnfinished(long millis) {
      return new Times(
          hello, millis, ping, silent, acknowledge, grace, unwritten, unanswered, roomEnd);
    }

    public Times withSilent(long millis) {
      return new Times(
          hello, unfinished, ping, millis, acknowledge, grace, unwritten, unanswered, roomEnd);
    }

    public Times withHello(long millis) {
      return new Times(
          millis, unfinished, ping, silent, acknowledge, grace, unwritten, unanswered, roomEnd);
    }
  }
}
