package dev.kite.repl;

import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page that is waited for still answers anything: asked every two seconds.
 *
 * <p>Belongs to the thread that waits.
 */
final class Pulse implements AutoCloseable {
  private static final long INTERVAL = Duration.ofSeconds(2).toNanos();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final RelayConnection connection;
  private final String target;
  private final LongSupplier nanoTime;
  private @Nullable CompletableFuture<Outcome> question;
  private long since;

  Pulse(RelayConnection connection, String target, LongSupplier nanoTime) {
    this.connection = connection;
    this.target = target;
    this.nanoTime = nanoTime;
    this.since = nanoTime.getAsLong();
  }

  /** What is to be said of the page, empty when nothing is; asks it when it is time to. */
  String remark() {
    boolean away =
        connection.targets().stream()
            .noneMatch(known -> known.id().equals(target) && known.connected());
    if (away) {
      return "the page is away";
    }
    long now = nanoTime.getAsLong();
    if (question != null && question.isDone()) {
      question = null;
      since = now;
    }
    if (now - since < INTERVAL) {
      return "";
    }
    if (question == null) {
      question = connection.ping(target, PATIENCE);
      since = now;
      return "";
    }
    return "the page is busy and answers nothing";
  }

  @Override
  public void close() {
    if (question != null) {
      question.cancel(false);
    }
  }
}
