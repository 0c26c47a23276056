package dev.kite.client;

import static dev.kite.client.ConnectionException.Reason.KEY_REFUSED;
import static dev.kite.client.ConnectionException.Reason.NO_RELAY;
import static dev.kite.client.ConnectionException.Reason.REFUSED;

import dev.kite.protocol.ConsoleWelcome;
import dev.kite.protocol.ErrorCode;
import dev.kite.protocol.FrameException;
import dev.kite.protocol.FromConsole;
import dev.kite.protocol.LinkError;
import dev.kite.protocol.ToConsole;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a link to the relay up: dials, greets, watches over it, dials again.
 *
 * <p>Belongs to the event thread, {@link #beat} excepted. The first failure ends it; after a first
 * welcome only a refusal for good does.
 */
final class Reconnector implements Link.Owner {
  private static final Duration WELCOME_DEADLINE = Duration.ofSeconds(5);

  /** What the links are for. */
  interface Peer {
    /** The first frame of a new link. */
    FromConsole.Hello hello();

    /** The relay answered; {@code link} takes frames from now on. */
    void up(ConsoleWelcome welcome, Link link);

    /** One frame that follows the welcome. */
    void frame(ToConsole frame);

    /** The link broke. */
    void down(String why, Duration retryIn);

    /** There will be no further link; {@code last} is what listeners are told. */
    void ended(ConnectionState last);
  }

  private final EventThread events;
  private final Timer timer;
  private final Dialer dialer;
  private final Backoff backoff;
  private final Peer peer;
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private volatile @Nullable Link link;
  private volatile @Nullable Heartbeat heartbeat;
  private @Nullable LinkError farewell;
  private long upSince;
  private boolean up;
  private boolean ended;

  Reconnector(EventThread events, Timer timer, Dialer dialer, Backoff backoff, Peer peer) {
    this.events = events;
    this.timer = timer;
    this.dialer = dialer;
    this.backoff = backoff;
    this.peer = peer;
  }

  /** Completes with the first welcome, or exceptionally with a {@link ConnectionException}. */
  CompletableFuture<Void> first() {
    return first;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // A dial never completes exceptionally.
  void dial() {
    if (ended) {
      return;
    }
    farewell = null;
    var next = new Link(events, this);
    link = next;
    dialer.dial(next).thenAccept(result -> events.execute(() -> dialled(next, result)));
  }

  private void dialled(Link opened, Dialer.Result result) {
    if (result instanceof Dialer.Failed failed) {
      failed(failed.why());
      return;
    }
    if (ended) {
      opened.abort("closed");
      return;
    }
    opened.send(peer.hello().text());
    timer.after(WELCOME_DEADLINE, () -> events.execute(() -> expectWelcome(opened)));
  }

  private void expectWelcome(Link opened) {
    if (link == opened && !up) {
      opened.abort("the relay did not answer within 5 s");
    }
  }

  @Override
  public void frame(Link from, String text) {
    if (from != link) {
      return;
    }
    var beating = heartbeat;
    if (beating != null) {
      beating.heard(timer.nanos());
    }
    try {
      take(from, ToConsole.decode(text));
    } catch (FrameException e) {
      from.abort("the relay sent a frame this kite cannot read (" + e.getMessage() + ")");
    }
  }

  private void take(Link from, ToConsole frame) {
    if (frame instanceof ToConsole.Welcome welcome) {
      up = true;
      upSince = timer.nanos();
      heartbeat = new Heartbeat(upSince);
      peer.up(welcome.welcome(), from);
      first.complete(null);
    } else if (frame instanceof ToConsole.Failure failure) {
      farewell = failure.error();
    } else if (up) {
      peer.frame(frame);
    }
  }

  @Override
  public void closed(Link from, String why) {
    if (from != link || ended) {
      return;
    }
    var last = farewell;
    if (last == null) {
      failed(new ConnectionException(NO_RELAY, sentence(why)));
    } else if (ErrorCode.of(last.code()).map(ErrorCode::stops).orElse(false)) {
      failed(new ConnectionException(KEY_REFUSED, last.message()));
    } else {
      failed(new ConnectionException(REFUSED, last.message()));
    }
  }

  private void failed(ConnectionException failure) {
    link = null;
    heartbeat = null;
    if (up) {
      backoff.lasted(Duration.ofNanos(timer.nanos() - upSince));
    }
    up = false;
    if (ended) {
      return;
    }
    if (first.completeExceptionally(failure)) {
      // Who connects is told by the exception; listeners have not heard of any connection yet.
      end(new ConnectionState.Closed());
      return;
    }
    if (failure.reason() == KEY_REFUSED) {
      end(new ConnectionState.Stopped(String.valueOf(failure.getMessage())));
      return;
    }
    var wait = backoff.next();
    var retryIn = wait.compareTo(failure.retryAfter()) < 0 ? failure.retryAfter() : wait;
    timer.after(retryIn, () -> events.execute(this::dial));
    peer.down(String.valueOf(failure.getMessage()), retryIn);
  }

  /** Once a second, on the timer's thread. */
  void beat() {
    var present = link;
    var beating = heartbeat;
    if (present == null || beating == null) {
      return;
    }
    long now = timer.nanos();
    switch (beating.at(now)) {
      case FINE -> {}
      case PING -> present.send(new FromConsole.Ping().text());
      case DEAD -> silent(present, beating, now);
    }
  }

  private static void silent(Link present, Heartbeat beating, long now) {
    if (present.busy()) {
      beating.excuse(now);
      present.send(new FromConsole.Ping().text());
      return;
    }
    present.abort("the relay was silent for " + Heartbeat.DEAD_AFTER.toSeconds() + " s");
  }

  /** No further attempt is made. */
  void end(ConnectionState state) {
    if (ended) {
      return;
    }
    ended = true;
    up = false;
    var last = link;
    link = null;
    if (last != null) {
      last.abort("closed");
    }
    peer.ended(state);
  }

  private static String sentence(String why) {
    return Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
  }
}
