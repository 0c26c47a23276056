package dev.kite.client;

/**
 * Hears what comes from the relay, in order and each entry once.
 *
 * <p>Called on the connection's own event thread, one call at a time. A listener that is slow slows
 * the relay down (it reads from the room log by cursor then); one that waits for a command's answer
 * there would wait for itself. All text in what it gets is remote and unsafe for a terminal.
 */
public interface ConnectionListener {

  /** A console call, an error, a change of the page's life. */
  default void event(PageEvent event) {}

  /** An event that only this session asked for, like {@code Sensor.recorded}. */
  default void sessionEvent(PageEvent event) {}

  /** An answer that came too late for its command. */
  default void strayReply(StrayReply reply) {}

  /** Entries of a page that were lost. */
  default void gap(Gap gap) {}

  /** A target joined, changed or left. */
  default void notice(Notice notice) {}

  /** The room log no longer holds these positions, which this console has not seen. */
  default void trimmed(long from, long to) {}

  /** The connection broke, is up again, or ended; not told of the first time it is up. */
  default void state(ConnectionState state) {}
}
