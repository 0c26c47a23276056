package dev.kite.relay;

import dev.kite.protocol.ErrorCode;
import dev.kite.protocol.LinkLimits;
import dev.kite.protocol.LinkSource;
import dev.kite.protocol.PageHello;
import dev.kite.protocol.PageWelcome;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetInfo;
import dev.kite.protocol.TargetLink;
import dev.kite.protocol.TargetNotice;
import dev.kite.protocol.ToPage;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which pages are in the room, by which ids, and what consoles are told of their coming and going.
 *
 * <p>Belongs to the room.
 */
final class Targets {
  // While a connection lives on, what waits in its queue will still be written.
  private static final List<ByteBuffer> NOTHING_UNSENT = List.of();

  private final Environment environment;
  private final Executor room;
  private final RoomLog log;
  private final CommandTable commands;
  private final Routes routes;
  private final Map<String, Target> byId = new LinkedHashMap<>();
  private final Tokens tokens;

  /** Where readings go: what a page has to be told of it, and what of the page matters there. */
  interface Routes {
    /** The streams of a target that somebody wants. */
    Set<SensorStream> wanted(String target);

    /** What feeds a target. */
    Optional<LinkSource> source(String target);

    /** A page is there, with the epoch that its target has now. */
    void welcomed(Target target);

    /** A page will not come back. */
    void left(Target target);
  }

  Targets(
      Environment environment, Executor room, RoomLog log, CommandTable commands, Routes routes) {
    this.environment = environment;
    this.room = room;
    this.log = log;
    this.commands = commands;
    this.routes = routes;
    this.tokens = new Tokens(environment.ids());
  }

  @Nullable Target find(String id) {
    return byId.get(id);
  }

  Collection<Target> all() {
    return byId.values();
  }

  /** What a console that comes now is told of them. */
  List<TargetInfo> show() {
    return byId.values().stream().map(Target::show).toList();
  }

  /** A page says which page it is, and which epoch its next frames belong to. */
  void hello(PageLink link, PageHello hello) {
    var current = link.target();
    if (hello.rest()) {
      takeRest(link, hello);
    } else if (current != null && current.epoch().equals(hello.epoch())) {
      tellIfNews(current, TargetInfo.of(current.id(), hello, current.info().joined()));
    } else {
      enter(link, hello);
    }
  }

  /** Another link feeds a target, or none. */
  void linked(Target target, Optional<TargetLink> link) {
    tell(new TargetNotice.Changed(target.linked(link)));
  }

  /** A connection is gone. */
  void lost(PageLink link) {
    var target = link.target();
    var intake = link.intake();
    if (intake != null) {
      intake.end();
    }
    if (target == null || target.link() != link) {
      return;
    }
    depart(target, link.outlet().unsent());
  }

  private void depart(Target target, List<ByteBuffer> unsent) {
    commands.gone(target.id(), unsent);
    long grace = environment.limits().times().grace();
    target.detach(environment.scheduler().after(grace, () -> room.execute(() -> leave(target))));
    target.update(target.info().away());
  }

  private void enter(PageLink link, PageHello hello) {
    var id = idFor(link, hello);
    var known = byId.get(id);
    if (known == null && byId.size() >= environment.limits().members().targetsPerRoom()) {
      link.outlet().fail(ErrorCode.TOO_MANY, "The room has as many pages as it may.");
      return;
    }
    leaveBehind(link, id);
    var target = known == null ? join(id, hello) : comeBack(known, link, hello);
    target.attach(link);
    link.become(target);
    var token = tokens.of(id, shownFor(id, hello), byId::containsKey);
    var source = new Draft.Source(id, hello.epoch());
    deliver(link, source, token, () -> routes.source(target.id()), () -> welcomed(link, target));
  }

  private Target join(String id, PageHello hello) {
    var target = new Target(TargetInfo.of(id, hello, environment.clock().now()));
    byId.put(id, target);
    tell(new TargetNotice.Joined(target.info()));
    return target;
  }

  private Target comeBack(Target target, PageLink link, PageHello hello) {
    var old = target.link();
    if (old == link) {
      commands.gone(target.id(), NOTHING_UNSENT);
    } else if (old != null) {
      replace(old);
      commands.gone(target.id(), old.outlet().unsent());
    }
    tellIfNews(target, TargetInfo.of(target.id(), hello, target.info().joined()));
    return target;
  }

  // The connection becomes another target than before: the one before is gone.
  private void leaveBehind(PageLink link, String id) {
    var before = link.target();
    if (before != null && !before.id().equals(id) && before.link() == link) {
      depart(before, NOTHING_UNSENT);
    }
  }

  private void replace(PageLink old) {
    var intake = old.intake();
    if (intake != null) {
      intake.end();
    }
    old.become(null);
    old.outlet().fail(ErrorCode.REPLACED, "This page connected again elsewhere.");
  }

  private void takeRest(PageLink link, PageHello hello) {
    var claimed = hello.target().orElseGet(this::newId);
    var live = byId.get(claimed);
    // A copy of a tab has its token; the epoch tells whose the rest is.
    boolean isCopy =
        live != null
            && live.link() != null
            && live.link() != link
            && !live.epoch().equals(hello.epoch());
    var id = isCopy || !tokens.admits(claimed, hello.token()) ? newId() : claimed;
    var token = tokens.of(id, shownFor(id, hello), byId::containsKey);
    var source = new Draft.Source(id, hello.epoch());
    deliver(link, source, token, Optional::empty, () -> {});
  }

  // The welcome waits for the log, frames do not: the log takes them in the order of its calls.
  private void deliver(
      PageLink link,
      Draft.Source source,
      String token,
      Supplier<Optional<LinkSource>> fed,
      Runnable welcomed) {
    var intake = new Intake(source, log, link.outlet(), room, environment);
    link.deliverTo(intake);
    log.have(source)
        .exceptionally(failure -> 0L)
        .thenAcceptAsync(
            have -> {
              if (link.intake() == intake) {
                var welcome = welcome(source.target(), token, have, fed.get());
                link.outlet().send(new ToPage.Welcome(welcome));
                welcomed.run();
              }
            },
            room);
  }

  private PageWelcome welcome(String target, String token, long have, Optional<LinkSource> fed) {
    var limits = new LinkLimits(environment.limits().frameBytes());
    return new PageWelcome(target, token, have, environment.clock().now(), limits, fed);
  }

  private void welcomed(PageLink link, Target target) {
    if (target.link() == link) {
      target.welcomed(routes.wanted(target.id()));
      routes.welcomed(target);
      commands.back(target);
    }
  }

  /**
   * The id it claims, unless it has not the token of it, or another live page goes by it: then this
   * one is a copy of the tab.
   */
  private String idFor(PageLink link, PageHello hello) {
    if (hello.target().isEmpty()) {
      var current = link.target();
      return current == null ? newId() : current.id();
    }
    var claimed = hello.target().get();
    var holder = byId.get(claimed);
    boolean isFree =
        holder == null
            || holder.link() == null
            || holder.link() == link
            || hello.reload()
            || holder.epoch().equals(hello.epoch());
    return isFree && tokens.admits(claimed, hello.token()) ? claimed : newId();
  }

  // A token that was shown for one id is not the token of another.
  private static Optional<String> shownFor(String id, PageHello hello) {
    return hello.target().filter(id::equals).flatMap(claimed -> hello.token());
  }

  private String newId() {
    var id = environment.ids().target();
    return byId.containsKey(id) ? newId() : id;
  }

  private void leave(Target target) {
    if (target.link() == null && byId.remove(target.id(), target)) {
      routes.left(target);
      tell(new TargetNotice.Left(target.id(), target.epoch()));
    }
  }

  private void tellIfNews(Target target, TargetInfo now) {
    if (target.update(now)) {
      tell(new TargetNotice.Changed(target.info()));
    }
  }

  private void tell(TargetNotice notice) {
    log.append(new Draft.Notice(notice.encode()));
  }
}
