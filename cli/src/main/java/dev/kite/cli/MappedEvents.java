package dev.kite.cli;

import dev.kite.client.ConnectionListener;
import dev.kite.client.ConnectionState;
import dev.kite.client.Gap;
import dev.kite.client.Notice;
import dev.kite.client.PageEvent;
import dev.kite.client.RelayConnection;
import dev.kite.client.StackMapping;
import dev.kite.client.StrayReply;
import dev.kite.stack.SourceMaps;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Passes on what a connection hears, with the stacks led back to their sources. */
final class MappedEvents implements ConnectionListener {
  private final ConnectionListener listener;
  private final StackMapping mapping;
  private final CompletableFuture<RelayConnection> connection;

  /**
   * @param connection knows the pages; events wait for it, until it is cancelled
   */
  MappedEvents(
      ConnectionListener listener, SourceMaps maps, CompletableFuture<RelayConnection> connection) {
    this.listener = listener;
    this.mapping = new StackMapping(maps);
    this.connection = connection;
  }

  @Override
  public void event(PageEvent event) {
    try {
      var targets = connection.join().targets();
      var page = StackMapping.page(event.at().epoch(), event.at().target(), targets);
      listener.event(mapping.event(event, page));
    } catch (CancellationException e) {
      // There is no connection whose events anybody could hear.
      return;
    }
  }

  @Override
  public void sessionEvent(PageEvent event) {
    listener.sessionEvent(event);
  }

  @Override
  public void strayReply(StrayReply reply) {
    listener.strayReply(reply);
  }

  @Override
  public void gap(Gap gap) {
    listener.gap(gap);
  }

  @Override
  public void notice(Notice notice) {
    listener.notice(notice);
  }

  @Override
  public void trimmed(long from, long to) {
    listener.trimmed(from, to);
  }

  @Override
  public void state(ConnectionState state) {
    listener.state(state);
  }
}
