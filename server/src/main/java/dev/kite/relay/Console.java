package dev.kite.relay;

import dev.kite.protocol.ConsoleHello.From;
import dev.kite.protocol.Role;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.ToConsole;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * A console in the room: its place in the room log, and what it watches.
 *
 * <p>Lossless entries are read from the log when its send queue has room for them, so that a slow
 * console holds a window of them and no more. Belongs to the room.
 */
final class Console {
  private final String session;
  private final Role role;
  private final Outlet outlet;
  private final RoomLog log;
  private final Executor room;
  private final TokenBucket commands;
  private final Counters counters;
  private final Map<String, Watch> watches = new HashMap<>();
  private long position;
  private boolean reading;

  Console(
      String session,
      ConsoleLink link,
      From from,
      RoomLog log,
      Executor room,
      TokenBucket commands,
      Counters counters) {
    this.counters = counters;
    this.session = session;
    this.role = link.role();
    this.outlet = link.outlet();
    this.log = log;
    this.room = room;
    this.commands = commands;
    this.position = start(from);
  }

  String session() {
    return session;
  }

  Role role() {
    return role;
  }

  Outlet outlet() {
    return outlet;
  }

  /** Whether it may send one more command now. */
  boolean mayCommand(long ticks) {
    return commands.tryTake(ticks);
  }

  /** Fills the send queue from the log, as far as it has room. */
  void feed() {
    if (reading || position >= log.newest() || outlet.queue().refillBelow(Limits.FEED_BYTES)) {
      return;
    }
    reading = true;
    log.read(position, Limits.FEED_ENTRIES)
        .exceptionally(failure -> List.of())
        .thenAcceptAsync(this::deliver, room);
  }

  /** Watches {@code streams} of a target from now on; false when it watches too many targets. */
  boolean watch(String target, Set<SensorStream> streams) {
    if (streams.isEmpty()) {
      watches.remove(target);
      return true;
    }
    if (!watches.containsKey(target) && watches.size() >= Limits.WATCHED_TARGETS) {
      return false;
    }
    watches.computeIfAbsent(target, id -> new Watch()).streams = streams;
    return true;
  }

  Set<SensorStream> watched(String target) {
    var watch = watches.get(target);
    return watch == null ? EnumSet.noneOf(SensorStream.class) : watch.streams;
  }

  /** Sends readings, latest wins. */
  void readings(String target, SensorStream stream, ByteBuffer frame) {
    var watch = watches.get(target);
    if (watch != null) {
      outlet.queue().offerLatest(watch.slot(stream), frame);
      outlet.wake();
    }
  }

  private long start(From from) {
    if (from instanceof From.Last last) {
      if (last.isEverything()) {
        return 0;
      }
      return Math.max(log.oldest() - 1, log.newest() - last.count());
    }
    if (from instanceof From.After after) {
      // Of another log it wants all of this one, and to be told what is gone already.
      return after.log().equals(log.id()) ? Math.min(after.position(), log.newest()) : 0;
    }
    return log.newest();
  }

  private void deliver(List<RoomLog.Entry> entries) {
    reading = false;
    long before = position;
    var queue = outlet.queue();
    for (var entry : entries) {
      if (queue.bytes() >= Limits.FEED_BYTES
          || !nameTrimmed(entry.position() - 1)
          || (entry.isFor(session) && !queue.offer(entry.frame()))) {
        break;
      }
      position = entry.position();
    }
    if (entries.isEmpty() && log.oldest() > position + 1) {
      nameTrimmed(log.oldest() - 1);
    }
    outlet.wake();
    // Without progress the queue is full, and asks for more when it is not, or is closed for ever.
    if (position > before) {
      feed();
    } else {
      queue.refillBelow(Limits.FEED_BYTES);
    }
  }

  // False when the queue is full and the place in the log has not moved.
  private boolean nameTrimmed(long last) {
    if (position >= last) {
      return true;
    }
    if (!outlet.queue().offer(new ToConsole.Trimmed(position + 1, last).encode())) {
      return false;
    }
    position = last;
    counters.hit(Counters.Event.TRIMMED_LOG);
    return true;
  }

  /** What is watched of one target; the slots are the keys of the latest-wins queue. */
  private static final class Watch {
    private final Map<SensorStream, Object> slots = new EnumMap<>(SensorStream.class);
    private Set<SensorStream> streams = EnumSet.noneOf(SensorStream.class);

    Object slot(SensorStream stream) {
      return slots.computeIfAbsent(stream, name -> new Object());
    }
  }
}
