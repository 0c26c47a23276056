package dev.kite.client;

import dev.kite.protocol.ConsoleHello;
import dev.kite.protocol.ConsoleWelcome;
import dev.kite.protocol.FromConsole;
import dev.kite.protocol.Role;
import dev.kite.protocol.SensorStream;
import dev.kite.protocol.ToConsole;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One console over all its links: what it has heard, what it waits for, what it watches.
 *
 * <p>Belongs to the event thread; what may be asked on any says so.
 */
final class Session implements Reconnector.Peer {
  private final String id;
  private final String client;
  private final Cursor cursor;
  private final Listeners listeners = new Listeners();
  private final OpenCommands commands = new OpenCommands();
  private final Watches watches = new Watches();
  private final Inbox inbox;
  private volatile Role role = Role.VIEWER;
  private @Nullable Link link;
  private boolean wasUp;
  private boolean ended;

  Session(String id, ConnectionOptions options) {
    this.id = id;
    this.client = options.client();
    this.cursor = new Cursor(options.backlog());
    this.inbox = new Inbox(cursor, listeners, commands, watches);
  }

  /** On any thread. */
  Role role() {
    return role;
  }

  /** On any thread. */
  List<Target> targets() {
    return inbox.targets();
  }

  /** On any thread. */
  Subscription listen(ConnectionListener listener) {
    return listeners.add(listener);
  }

  @Override
  public FromConsole.Hello hello() {
    return new FromConsole.Hello(new ConsoleHello(id, client, cursor.from()));
  }

  @Override
  public void up(ConsoleWelcome welcome, Link welcomed) {
    link = welcomed;
    role = welcome.role();
    inbox.welcome(welcome);
    boolean sameLog = !cursor.welcomed(welcome);
    watches.frames().forEach(frame -> welcomed.send(frame.text()));
    commands.write(welcomed::send);
    if (wasUp) {
      var state = new ConnectionState.Connected(welcome.role(), sameLog);
      listeners.each(listener -> listener.state(state));
    }
    wasUp = true;
  }

  @Override
  public void frame(ToConsole frame) {
    inbox.receive(frame);
  }

  @Override
  public void down(String why, Duration retryIn) {
    link = null;
    commands.connectionLost();
    listeners.each(listener -> listener.state(new ConnectionState.Lost(why, retryIn)));
  }

  @Override
  public void ended(ConnectionState last) {
    ended = true;
    link = null;
    commands.connectionLost();
    commands.cancelAll();
    listeners.each(listener -> listener.state(last));
  }

  /** Returns false, keeping nothing, when the session has ended. */
  boolean submit(
      String command, String frame, Duration timeout, CompletableFuture<Outcome> future) {
    if (ended) {
      return false;
    }
    commands.add(command, frame, timeout, future);
    if (link != null) {
      commands.write(link::send);
    }
    return true;
  }

  /** The deadline of a command to {@code target} has passed. */
  void expire(String command, String target) {
    if (targets().stream().anyMatch(known -> known.id().equals(target) && known.connected())) {
      commands.expire(command);
    } else {
      commands.expireWithoutPage(command);
    }
  }

  void forget(String command) {
    commands.forget(command);
  }

  /** Returns what ends it, to be run on the event thread. */
  Runnable watch(String target, Set<SensorStream> streams, ReadingListener listener) {
    var end = watches.add(target, streams, listener);
    tellWatched(target);
    return () -> {
      end.run();
      tellWatched(target);
    };
  }

  private void tellWatched(String target) {
    if (link != null) {
      link.send(watches.frame(target).text());
    }
  }
}
