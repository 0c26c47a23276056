package dev.kite.client.motion;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds a page at a tilt that changes by keys.
 *
 * <p>One command is under way at a time; turns that come meanwhile are one turn. The page repeats
 * what it was given last, so that keys cost commands, not time. Belongs to one thread.
 */
public final class TiltFeed implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(2);

  /** The page lets go after 5 s without a word. */
  private static final long WORD_EVERY = Duration.ofSeconds(1).toNanos();

  /** The relay takes 50 commands a second. */
  private static final long LEAST_SPAN = Duration.ofMillis(25).toNanos();

  private final RelayConnection connection;
  private final String page;
  private final LongSupplier nanos;
  private Tilt told = Tilt.FLAT;
  private Tilt tilt = Tilt.FLAT;
  private boolean isShakeDue;
  private @Nullable CompletableFuture<Outcome> underWay;
  private long sent;
  private String problem = "";

  public TiltFeed(RelayConnection connection, Target page, LongSupplier nanos) {
    this.connection = connection;
    this.page = page.id();
    this.nanos = nanos;
    this.sent = nanos.getAsLong() - WORD_EVERY;
  }

  /** How the page is told to lie, or will be told next. */
  public Tilt tilt() {
    return tilt;
  }

  /** Why the page does not do it; empty when it does. Remote text. */
  public String problem() {
    return problem;
  }

  public void turn(double beta, double gamma) {
    tilt = tilt.turned(beta, gamma);
  }

  public void lieFlat() {
    tilt = Tilt.FLAT;
  }

  public void shake() {
    isShakeDue = true;
  }

  /** Tells the page what is new; to be called every few ms while there is something, and often. */
  public void tick() {
    long since = nanos.getAsLong() - sent;
    if (isUnderWay() || since < LEAST_SPAN) {
      return;
    }
    if (!tilt.equals(told)) {
      send(told.turning(tilt));
      told = tilt;
    } else if (isShakeDue) {
      isShakeDue = false;
      send(told.shaking());
    } else if (since >= WORD_EVERY) {
      send(told.turning(told));
    }
  }

  /** Whether there is something new that the page was not told. */
  public boolean isBehind() {
    return isShakeDue || !tilt.equals(told);
  }

  private boolean isUnderWay() {
    if (underWay == null) {
      return false;
    }
    if (!underWay.isDone()) {
      return true;
    }
    var outcome = underWay.join();
    problem = outcome instanceof Outcome.Done ? "" : outcome.message();
    underWay = null;
    return false;
  }

  private void send(JsonArray rows) {
    var params = new JsonObject();
    params.add("rows", rows);
    sent = nanos.getAsLong();
    underWay = connection.command(page, "Motion.hold", params, ANSWER);
  }

  /** Lets the page go. */
  @Override
  public void close() {
    var unused = connection.command(page, "Motion.release", new JsonObject(), ANSWER);
  }
}
