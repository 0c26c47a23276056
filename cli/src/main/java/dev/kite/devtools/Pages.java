package dev.kite.devtools;

import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The pages that clients see. One that goes away is kept for as long as a load takes: for a client
 * it is the same page that comes back.
 *
 * <p>Belongs to the event loop; {@link #listed} may be called on any thread.
 */
final class Pages {
  private static final String AWAY = "The page is away: it is loading, frozen or out of reach.";
  private static final String CLOSED = "Target closed: the page has left.";

  /** A page that has not told of its load event by then is taken to be loaded. */
  private static final Duration LONGEST_LOAD = Duration.ofSeconds(20);

  private final RelayConnection connection;
  private final EventLoop loop;
  private final Predicate<Target> shown;
  private final Map<String, Page> pages = new LinkedHashMap<>();
  private final Map<String, Runnable> leaving = new LinkedHashMap<>();
  private final LinkedHashSet<Listener> listeners = new LinkedHashSet<>();
  private volatile List<Target> listed = List.of();
  private long contexts;
  private boolean relayLost;
  private boolean begun;

  /** Hears which pages there are. */
  interface Listener {
    void created(Page page);

    void changed(Page page);

    void destroyed(Page page);
  }

  /** Shows clients those targets that {@code shown} is true of. */
  Pages(RelayConnection connection, EventLoop loop, Predicate<Target> shown) {
    this.connection = connection;
    this.loop = loop;
    this.shown = shown;
  }

  /** On any thread: the targets as of now, by number. */
  List<Target> listed() {
    return listed;
  }

  Collection<Page> all() {
    return List.copyOf(pages.values());
  }

  Optional<Page> find(String id) {
    return Optional.ofNullable(pages.get(id));
  }

  void add(Listener listener) {
    listeners.add(listener);
  }

  void remove(Listener listener) {
    listeners.remove(listener);
  }

  /** Takes the targets as the relay tells them now. */
  void update(List<Target> targets) {
    var here = targets.stream().filter(shown).toList();
    here.forEach(this::put);
    var gone = new ArrayList<>(pages.keySet());
    here.forEach(target -> gone.remove(target.id()));
    gone.forEach(id -> find(id).ifPresent(this::leave));
    begun = true;
    publish();
  }

  /** The relay is away, and with it the way to all pages. */
  void lostRelay(String why) {
    relayLost = true;
    pages.values().forEach(page -> page.lane().pause(why));
  }

  /** What was sent to the relay before it was restarted has no answer of its own. */
  void relayForgot() {
    pages.values().forEach(page -> page.lane().relayForgot());
  }

  void foundRelay() {
    relayLost = false;
    pages.values().stream()
        .filter(page -> !leaving.containsKey(page.id()))
        .forEach(page -> page.lane().resume());
  }

  /** Tells that something about a page is other than before, as who is attached to it. */
  void tellChanged(Page page) {
    if (pages.get(page.id()) == page) {
      each(listener -> listener.changed(page));
    }
  }

  private void put(Target target) {
    var page = pages.get(target.id());
    if (page == null) {
      create(target);
      return;
    }
    var alarm = leaving.remove(target.id());
    if (alarm != null) {
      alarm.run();
      if (!relayLost) {
        page.lane().resume();
      }
    }
    var before = page.load();
    if (!target.equals(page.target()) && page.update(target)) {
      tellChanged(page);
    }
    if (page.load() != before) {
      completeLater(page);
    }
  }

  private void create(Target target) {
    var page = new Page(target, new Lane(target.id(), connection, loop), () -> ++contexts);
    pages.put(target.id(), page);
    if (begun) {
      completeLater(page);
    } else {
      page.complete(page.load()); // Its load event came long before us.
    }
    each(listener -> listener.created(page));
  }

  /** The event may have been lost, or have come before a page came back from sleep. */
  private void completeLater(Page page) {
    var load = page.load();
    loop.after(LONGEST_LOAD, () -> page.complete(load));
  }

  private void leave(Page page) {
    var id = page.id();
    if (!leaving.containsKey(id)) {
      page.lane().pause(AWAY);
      leaving.put(id, loop.after(Lane.PATIENCE, () -> destroy(id)));
    }
  }

  private void destroy(String id) {
    leaving.remove(id);
    var page = pages.remove(id);
    if (page != null) {
      page.lane().close(CLOSED);
      publish();
      // The newest first: a session that was opened through another tells of its end before that.
      var told = new ArrayList<>(listeners);
      Collections.reverse(told);
      told.forEach(listener -> listener.destroyed(page));
    }
  }

  private void publish() {
    listed = pages.values().stream().map(Page::target).toList();
  }

  private void each(Consumer<Listener> call) {
    List.copyOf(listeners).forEach(call);
  }
}
