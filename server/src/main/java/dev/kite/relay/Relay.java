package dev.kite.relay;

import dev.kite.protocol.ErrorCode;
import dev.kite.protocol.PageKey;
import dev.kite.protocol.Role;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The rooms, made when somebody comes and ended some time after the last one went. */
public final class Relay {
  private final Environment environment;
  private final LogBudget budget;
  private final HeldScripts heldScripts;
  private final ConcurrentHashMap<PageKey, Place> rooms = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();
  // Those without members, the longest idle first; guarded by itself.
  private final Map<PageKey, Place> idle = Collections.synchronizedMap(new LinkedHashMap<>());
  private final AtomicInteger connections = new AtomicInteger();

  public Relay(Environment environment) {
    this.environment = environment;
    this.budget = new LogBudget(environment.limits().log().allBytes());
    this.heldScripts = new HeldScripts(environment.clock());
  }

  /** A place for one connection from {@code address}; empty when the relay is full. */
  public Optional<Seat> admit(PageKey key, String address) {
    var limits = environment.limits().members();
    if (connections.incrementAndGet() > limits.connections()) {
      connections.decrementAndGet();
      return refused();
    }
    if (byAddress.merge(address, 1, Integer::sum) > limits.perAddress()) {
      leave(address);
      return refused();
    }
    if (rooms.size() >= limits.rooms() && !rooms.containsKey(key)) {
      endLongestIdle();
    }
    var place = rooms.compute(key, (name, known) -> enter(name, known));
    if (place == null) {
      leave(address);
      return refused();
    }
    return Optional.of(new Seat(place.room, address, () -> release(key, address)));
  }

  /** A page's connection. */
  public Link page(Seat seat, Transport transport) {
    var room = seat.room();
    var outlet = outlet(room, transport);
    return new PageLink(room, seat.address(), outlet, new Pace(environment), seat::release);
  }

  /** The connection of a console with that role. */
  public Link console(Seat seat, Role role, Transport transport) {
    var room = seat.room();
    var outlet = outlet(room, transport);
    return new ConsoleLink(room, role, outlet, new Pace(environment), seat::release);
  }

  /** How many consoles are in a room; 0 when there is no such room. */
  public int consoles(PageKey key) {
    var place = rooms.get(key);
    return place == null ? 0 : place.room.consoleCount();
  }

  /** A script that a page of that room asked for, once, when {@code address} is that page's. */
  public Optional<ByteBuffer> takeScript(PageKey room, String address, String id) {
    return heldScripts.take(room, address, id);
  }

  public Limits limits() {
    return environment.limits();
  }

  /** Sends everybody away because the relay stops. */
  public void close() {
    rooms
        .values()
        .forEach(
            place ->
                place.room.execute(
                    () -> place.room.close(ErrorCode.GOING_AWAY, "The relay stops.")));
  }

  int rooms() {
    return rooms.size();
  }

  private Outlet outlet(Room room, Transport transport) {
    var outlet = new Outlet(environment, transport);
    room.execute(() -> room.joined(outlet));
    return outlet;
  }

  private Optional<Seat> refused() {
    environment.counters().hit(Counters.Event.REFUSED_CONNECTION);
    return Optional.empty();
  }

  private void leave(String address) {
    connections.decrementAndGet();
    byAddress.computeIfPresent(address, (name, count) -> count == 1 ? null : count - 1);
  }

  // Inside the map's own lock: counts and timers only, nothing that runs a room's tasks.
  private @Nullable Place enter(PageKey key, @Nullable Place known) {
    if (known == null && rooms.size() >= environment.limits().members().rooms()) {
      return null;
    }
    var place = known == null ? open(key) : known;
    if (place.members++ == 0) {
      budget.withdrawIdle(place.clear);
      idle.remove(key);
      place.keep();
    }
    return place;
  }

  private Place open(PageKey key) {
    var log =
        new MemoryRoomLog(
            environment.ids().log(), environment.clock(), environment.limits().log(), budget);
    var room = new Room(environment, log, key, heldScripts);
    return new Place(room, () -> room.execute(log::clear));
  }

  private void release(PageKey key, String address) {
    leave(address);
    rooms.computeIfPresent(
        key,
        (name, place) -> {
          if (--place.members == 0) {
            budget.offerIdle(place.clear);
            idle.put(key, place);
            long millis = environment.limits().times().roomEnd();
            place.end = environment.scheduler().after(millis, () -> end(key, place));
          }
          return place;
        });
    endIfNothingHappened(key);
  }

  // Whoever tries keys leaves nothing behind. Asked in the room, after what still waits there.
  private void endIfNothingHappened(PageKey key) {
    var place = rooms.get(key);
    if (place != null) {
      place.room.execute(
          () -> {
            if (place.room.isUnused()) {
              end(key, place);
            }
          });
    }
  }

  private void endLongestIdle() {
    Map.Entry<PageKey, Place> longest;
    synchronized (idle) {
      var entries = idle.entrySet().iterator();
      longest = entries.hasNext() ? entries.next() : null;
    }
    if (longest != null) {
      end(longest.getKey(), longest.getValue());
    }
  }

  private void end(PageKey key, Place place) {
    var isEnded = new AtomicBoolean();
    rooms.computeIfPresent(
        key,
        (name, now) -> {
          isEnded.set(now == place && now.members == 0);
          return isEnded.get() ? null : now;
        });
    if (isEnded.get()) {
      idle.remove(key, place);
      place.keep();
      budget.withdrawIdle(place.clear);
      place.clear.run();
    }
  }

  /** A room, how many connections it has, and what ends it when there are none. */
  private static final class Place {
    private final Room room;
    private final Runnable clear;
    private int members;
    private Scheduler.@Nullable Timer end;

    Place(Room room, Runnable clear) {
      this.room = room;
      this.clear = clear;
    }

    void keep() {
      if (end != null) {
        end.cancel();
        end = null;
      }
    }
  }
}
