package dev.kite.relay;

import dev.kite.protocol.SensorStream;
import dev.kite.protocol.TargetInfo;
import dev.kite.protocol.TargetLink;
import dev.kite.protocol.ToPage;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A page in the room, or one that is away for a moment. Belongs to the room. */
final class Target {
  private TargetInfo info;
  private @Nullable PageLink link;
  private boolean welcomed;
  private boolean shownAway;
  private Set<SensorStream> watched = EnumSet.noneOf(SensorStream.class);
  private Scheduler.@Nullable Timer grace;

  Target(TargetInfo info) {
    this.info = info;
  }

  String id() {
    return info.target();
  }

  String epoch() {
    return info.epoch();
  }

  /** What consoles are told of it. */
  TargetInfo info() {
    return info;
  }

  /** The same for a console that comes now: one that is told of an absence must hear of its end. */
  TargetInfo show() {
    shownAway |= !info.connected();
    return info;
  }

  /** Takes over what a page says of itself; true when consoles were told something else. */
  boolean update(TargetInfo said) {
    var now = said.linked(info.link());
    // Away and back with nothing else new is no news: most consoles never heard that it was away.
    boolean news = now.connected() && (shownAway || !now.equals(info.present()));
    info = now;
    shownAway &= !now.connected();
    return news;
  }

  /** Takes over what feeds it now, and returns what consoles are told of it. */
  TargetInfo linked(Optional<TargetLink> link) {
    info = info.linked(link);
    return show();
  }

  /** Its connection; null while it is away. */
  @Nullable PageLink link() {
    return link;
  }

  /** The connection it can be sent commands over; null while there is none. */
  @Nullable Outlet reachable() {
    return link != null && welcomed ? link.outlet() : null;
  }

  void attach(PageLink next) {
    link = next;
    welcomed = false;
    cancelGrace();
  }

  /** It has its welcome; it is told which streams consoles watch, always. */
  void welcomed(Set<SensorStream> streams) {
    welcomed = true;
    watched = streams;
    tellWatched();
  }

  /** Its connection is gone; {@code timer} ends the grace. */
  void detach(Scheduler.Timer timer) {
    link = null;
    welcomed = false;
    cancelGrace();
    grace = timer;
  }

  /** Tells the page which streams consoles watch, if that has changed. */
  void watch(Set<SensorStream> streams) {
    if (!streams.equals(watched)) {
      watched = streams;
      tellWatched();
    }
  }

  /** Tells the page once more: it says then how things stand, which somebody new wants to know. */
  void watchAnew(Set<SensorStream> streams) {
    watched = streams;
    tellWatched();
  }

  private void tellWatched() {
    var outlet = reachable();
    if (outlet != null) {
      outlet.send(new ToPage.Watched(watched));
    }
  }

  private void cancelGrace() {
    if (grace != null) {
      grace.cancel();
      grace = null;
    }
  }
}
