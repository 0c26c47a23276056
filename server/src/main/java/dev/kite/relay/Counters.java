package dev.kite.relay;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each bound of the relay was hit. */
public final class Counters {
  private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);

  public Counters() {
    for (var event : Event.values()) {
      counts.put(event, new LongAdder());
    }
  }

  /** What is counted. */
  public enum Event {
    /** A connection was not admitted. */
    REFUSED_CONNECTION,
    /** A connection was ended with a named error. */
    FAILED_CONNECTION,
    /** A connection was not read for a while because it sent too fast. */
    PAUSED_READING,
    /** A command was refused. */
    REFUSED_COMMAND,
    /** A script that a page wanted held was over a bound. */
    REFUSED_SCRIPT,
    /** A console was told that the room log no longer holds what it wants. */
    TRIMMED_LOG,
    /** Links were ended because the session that made them did not come back. */
    FORGOTTEN_LINK
  }

  /** How often {@code event} has happened. */
  public long count(Event event) {
    return adder(event).sum();
  }

  void hit(Event event) {
    adder(event).increment();
  }

  private LongAdder adder(Event event) {
    var adder = counts.get(event);
    if (adder == null) {
      throw new IllegalStateException("the constructor made one for each event");
    }
    return adder;
  }
}
