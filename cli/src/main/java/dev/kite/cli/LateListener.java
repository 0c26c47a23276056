package dev.kite.cli;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.StrayReply;
import java.util.concurrent.CompletableFuture;

/** Passes everything on to a listener that comes later; until then the event thread waits. */
final class LateListener implements ConnectionListener {
  private final CompletableFuture<ConnectionListener> listener = new CompletableFuture<>();

  void listen(ConnectionListener late) {
    listener.complete(late);
  }

  @Override
  public void event(PageEvent event) {
    listener.join().event(event);
  }

  @Override
  public void sessionEvent(PageEvent event) {
    listener.join().sessionEvent(event);
  }

  @Override
  public void strayReply(StrayReply reply) {
    listener.join().strayReply(reply);
  }

  @Override
  public void gap(Gap gap) {
    listener.join().gap(gap);
  }

  @Override
  public void notice(Notice notice) {
    listener.join().notice(notice);
  }

  @Override
  public void trimmed(long from, long to) {
    listener.join().trimmed(from, to);
  }

  @Override
  public void state(ConnectionState state) {
    listener.join().state(state);
  }
}
