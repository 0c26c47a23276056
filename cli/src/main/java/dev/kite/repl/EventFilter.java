package dev.kite.repl;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the connection and what is shown, and keeps back events that the user does not
 * want to see; what is said of the connection and of losses always passes.
 *
 * <p>Groups pass too, because the entries in them are indented by them.
 */
final class EventFilter implements ConnectionListener {
  private final ConnectionListener shown;
  private final AtomicLong hidden = new AtomicLong();

  /** Null when everything is wanted. */
  private volatile @Nullable Predicate<Entry> wanted;

  EventFilter(ConnectionListener shown) {
    this.shown = shown;
  }

  /** Shows only these from now on. */
  void only(Predicate<Entry> entries) {
    wanted = entries;
  }

  /** Shows everything from now on; returns how many entries were hidden. */
  long all() {
    wanted = null;
    return hidden.getAndSet(0);
  }

  @Override
  public void event(PageEvent event) {
    var only = wanted;
    if (only == null || EventText.of(event).map(entry -> passes(entry, only)).orElse(true)) {
      shown.event(event);
    } else {
      hidden.incrementAndGet();
    }
  }

  private static boolean passes(Entry entry, Predicate<Entry> wanted) {
    return entry.level().isGroup() || wanted.test(entry);
  }

  @Override
  public void gap(Gap gap) {
    shown.gap(gap);
  }

  @Override
  public void notice(Notice notice) {
    shown.notice(notice);
  }

  @Override
  public void trimmed(long from, long to) {
    shown.trimmed(from, to);
  }

  @Override
  public void state(ConnectionState state) {
    shown.state(state);
  }
}
