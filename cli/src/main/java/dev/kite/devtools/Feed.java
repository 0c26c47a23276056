package dev.kite.devtools;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.RelayConnection;
import java.util.concurrent.Semaphore;

/**
 * Hands what comes from the relay over to the event loop, in order.
 *
 * <p>While {@value #MOST} entries wait there, the connection's event thread waits too, and with it
 * the relay, which keeps what we have not read.
 */
final class Feed implements ConnectionListener {
  private static final int MOST = 1_000;

  private final RelayConnection connection;
  private final EventLoop loop;
  private final Pages pages;
  private final Semaphore room = new Semaphore(MOST);
  private volatile boolean closed;

  Feed(RelayConnection connection, EventLoop loop, Pages pages) {
    this.connection = connection;
    this.loop = loop;
    this.pages = pages;
  }

  @Override
  public void event(PageEvent event) {
    hand(() -> pages.find(event.at().target()).ifPresent(page -> page.hear(event)));
  }

  @Override
  public void sessionEvent(PageEvent event) {
    hand(() -> pages.find(event.at().target()).ifPresent(page -> page.hearAsked(event)));
  }

  @Override
  public void gap(Gap gap) {
    hand(() -> pages.find(gap.at().target()).ifPresent(page -> page.hearGap(gap)));
  }

  @Override
  public void notice(Notice notice) {
    // As of this entry; by the time the loop gets to it the list may be newer.
    var targets = connection.targets();
    hand(() -> pages.update(targets));
  }

  @Override
  public void state(ConnectionState state) {
    if (state instanceof ConnectionState.Connected connected) {
      var targets = connection.targets();
      hand(
          () -> {
            if (!connected.sameLog()) {
              pages.relayForgot();
            }
            pages.update(targets);
            pages.foundRelay();
          });
    } else if (state instanceof ConnectionState.Lost lost) {
      hand(() -> pages.lostRelay("The relay is away. " + lost.why()));
    } else if (state instanceof ConnectionState.Stopped stopped) {
      hand(() -> pages.lostRelay(stopped.why()));
    }
  }

  /** Hands over what there is already. */
  void begin() {
    var targets = connection.targets();
    hand(() -> pages.update(targets));
  }

  /** Nothing is handed over any more, and nobody waits. */
  void close() {
    closed = true;
    room.release(MOST);
  }

  private void hand(Runnable task) {
    if (closed) {
      return;
    }
    room.acquireUninterruptibly();
    loop.run(
        () -> {
          room.release();
          task.run();
        });
  }
}
