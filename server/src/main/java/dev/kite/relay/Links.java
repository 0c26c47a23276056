package dev.kite.relay;

import dev.kite.protocol.LinkSource;
import dev.kite.protocol.PageFrame;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetLink;
import dev.kite.protocol.ToPage;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which targets feed which with their readings.
 *
 * <p>A link outlives the connections of both pages. It ends when a console says so, when one of the
 * two has left, or when the session that made it has been gone for {@link Limits#LINK_SESSION_END}:
 * a link that everybody has forgotten must not keep a phone's sensors on. Belongs to the room.
 */
final class Links {
  private final Environment environment;
  private final Executor room;
  private final Observer observer;
  // By receiver, of which there are no more than targets.
  private final Map<String, Route> routes = new LinkedHashMap<>();
  // Which absence of a session it is that a timer may end links for.
  private final Map<String, Long> absences = new HashMap<>();
  private long lastAbsence;

  /** Hears what has changed. */
  interface Observer {
    /** {@code receiver} is fed by another link now, or by none. */
    void linked(Target receiver, Optional<TargetLink> link);

    /** Other streams of {@code source} may be wanted than before. */
    void wanted(Target source);
  }

  Links(Environment environment, Executor room, Observer observer) {
    this.environment = environment;
    this.room = room;
    this.observer = observer;
  }

  /** Feeds {@code to}, in place of what fed it before, on behalf of a session. */
  void link(Target from, Target to, TargetLink link, String session) {
    var before = routes.put(to.id(), new Route(from, to, link, session));
    if (before != null) {
      before.forgetUnsent();
      observer.wanted(before.from);
    }
    tell(to);
    observer.linked(to, Optional.of(link));
    observer.wanted(from);
  }

  /** Nothing feeds {@code to} any more. */
  void unlink(Target to) {
    var route = routes.remove(to.id());
    if (route != null) {
      route.forgetUnsent();
      tell(to);
      observer.linked(to, Optional.empty());
      observer.wanted(route.from);
    }
  }

  /** The streams of a target that others are fed with. */
  Set<SensorStream> wanted(String source) {
    var streams = EnumSet.noneOf(SensorStream.class);
    for (var route : routes.values()) {
      if (route.from.id().equals(source)) {
        streams.addAll(route.link.streams());
      }
    }
    return streams;
  }

  /** Readings of a target, to every page that it feeds with them. */
  void readings(Target source, PageFrame.Readings readings) {
    ByteBuffer frame = null;
    for (var route : routes.values()) {
      if (route.from == source && route.link.streams().contains(readings.stream())) {
        if (frame == null) {
          frame =
              new ToPage.Readings(readings.stream(), readings.n(), readings.readings()).encode();
        }
        route.send(readings.stream(), frame);
      }
    }
  }

  /** What a page is told of the target that feeds it. */
  Optional<LinkSource> source(String receiver) {
    return Optional.ofNullable(routes.get(receiver)).map(Route::source);
  }

  /** A page is there: those it feeds must know when it is another load than before. */
  void welcomed(Target target) {
    for (var route : routes.values()) {
      if (route.from == target && !route.epoch.equals(target.epoch())) {
        route.epoch = target.epoch();
        route.forgetUnsent();
        tell(route.to);
      }
    }
  }

  /** A page will not come back: what it feeds, and what feeds it, ends. */
  void left(Target target) {
    var fed = routes.remove(target.id());
    if (fed != null) {
      observer.wanted(fed.from);
    }
    end(route -> route.from == target);
  }

  /** A console is gone. */
  void sessionGone(String session) {
    long absence = ++lastAbsence;
    if (routes.values().stream().anyMatch(route -> route.session.equals(session))) {
      absences.put(session, absence);
      environment
          .scheduler()
          .after(Limits.LINK_SESSION_END, () -> room.execute(() -> forget(session, absence)));
    }
  }

  /** The console is there again. */
  void sessionBack(String session) {
    absences.remove(session);
  }

  private void forget(String session, long absence) {
    if (absences.remove(session, absence)) {
      environment.counters().hit(Counters.Event.FORGOTTEN_LINK);
      end(route -> route.session.equals(session));
    }
  }

  private void end(Predicate<Route> which) {
    List.copyOf(routes.values()).stream().filter(which).forEach(route -> unlink(route.to));
  }

  private void tell(Target receiver) {
    var outlet = receiver.reachable();
    if (outlet != null) {
      outlet.send(new ToPage.Linked(source(receiver.id())));
    }
  }

  /**
   * One link.
   *
   * <p>The slots are the keys of the latest-wins queue: several for each stream, taken in turn. A
   * network that jitters brings many readings at once, and those that are not too old to be played
   * out must not push each other away.
   */
  private static final class Route {
    private final Target from;
    private final Target to;
    private final TargetLink link;
    private final String session;
    private final Map<SensorStream, Slots> slots = new EnumMap<>(SensorStream.class);
    private String epoch;

    Route(Target from, Target to, TargetLink link, String session) {
      this.from = from;
      this.to = to;
      this.link = link;
      this.session = session;
      this.epoch = from.epoch();
    }

    LinkSource source() {
      return new LinkSource(from.id(), epoch, link.latency());
    }

    void send(SensorStream stream, ByteBuffer frame) {
      var outlet = to.reachable();
      if (outlet != null) {
        var turn = slots.computeIfAbsent(stream, name -> new Slots());
        outlet.queue().offerLatest(turn.next(), frame);
        outlet.wake();
      }
    }

    /** What still waits must not be taken for readings of what feeds the page next. */
    void forgetUnsent() {
      var outlet = to.reachable();
      if (outlet != null) {
        slots.values().forEach(stream -> stream.all().forEach(outlet.queue()::forget));
      }
    }
  }

  /** The slots of one stream of one link. */
  private static final class Slots {
    private final List<Object> all =
        Stream.generate(Object::new).limit(Limits.LINK_BATCHES).toList();
    private int next;

    List<Object> all() {
      return all;
    }

    /** The one whose readings are the oldest. */
    Object next() {
      next = (next + 1) % all.size();
      return all.get(next);
    }
  }
}
