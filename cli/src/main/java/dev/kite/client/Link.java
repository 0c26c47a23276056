package dev.kite.client;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket's life: whole frames in and out.
 *
 * <p>In: at most {@value #WINDOW} messages are asked for ahead of their handling on the event
 * thread, so a slow listener stops the network instead of filling memory. Out: at most {@value
 * #MOST_WAITING} characters wait to be written.
 */
final class Link implements WebSocket.Listener {
  /** Messages asked for and not yet handled. */
  static final int WINDOW = 64;

  private static final int MOST_WAITING = 1 << 20;

  /** Twice the frame limit of the relay: what comes from a relay's log may have a longer header. */
  private static final int LONGEST_FRAME = 1 << 19;

  /** Hears of one link, on the event thread. */
  interface Owner {
    void frame(Link link, String frame);

    /** Told once, with the reason in words for a user. */
    void closed(Link link, String why);
  }

  private final Executor events;
  private final Owner owner;
  private final StringBuilder partial = new StringBuilder();
  private final AtomicInteger unhandled = new AtomicInteger();
  private final AtomicInteger waiting = new AtomicInteger();
  private CompletableFuture<WebSocket> tail = new CompletableFuture<>();
  private volatile @Nullable WebSocket socket;
  private boolean closed;

  Link(Executor events, Owner owner) {
    this.events = events;
    this.owner = owner;
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    tail.complete(opened);
    opened.request(WINDOW);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    if (partial.length() + data.length() > LONGEST_FRAME) {
      abort("the relay sent a frame over " + LONGEST_FRAME + " characters");
      return null;
    }
    partial.append(data);
    if (!last) {
      from.request(1);
      return null;
    }
    var frame = partial.toString();
    partial.setLength(0);
    unhandled.incrementAndGet();
    events.execute(() -> handle(from, frame));
    return null;
  }

  private void handle(WebSocket from, String frame) {
    try {
      owner.frame(this, frame);
    } finally {
      unhandled.decrementAndGet();
      from.request(1);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    tellClosed(reason.isEmpty() ? "the relay closed the connection (" + code + ")" : reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    tellClosed("the connection broke");
  }

  /** Whether frames wait for the event thread; the silence is ours then. */
  boolean busy() {
    return unhandled.get() > 0;
  }

  /** Queues one frame; false, sending nothing, when too much waits already. */
  synchronized boolean send(String frame) {
    if (closed || waiting.addAndGet(frame.length()) > MOST_WAITING) {
      waiting.addAndGet(-frame.length());
      return false;
    }
    tail =
        tail.thenCompose(to -> to.sendText(frame, true))
            .whenComplete(
                (to, error) -> {
                  waiting.addAndGet(-frame.length());
                  if (error != null) {
                    tellClosed("the connection broke");
                  }
                });
    return true;
  }

  /** Ends the link at once. */
  void abort(String why) {
    var open = socket;
    if (open != null) {
      open.abort();
    }
    tellClosed(why);
  }

  private synchronized void tellClosed(String why) {
    if (!closed) {
      closed = true;
      events.execute(() -> owner.closed(this, why));
    }
  }
}
