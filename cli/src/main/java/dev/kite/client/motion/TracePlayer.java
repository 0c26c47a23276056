package dev.kite.client.motion;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kite.client.BadMessageException;
import dev.kite.client.Members;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.Reading;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Fires a trace into a page: ships its rows ahead of time, one batch for each credit of the page,
 * which fires them by its own clock.
 *
 * <p>Belongs to the thread that plays; {@link #stop} may be called from any.
 */
public final class TracePlayer {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** A replay that hears nothing for 5 s stops by itself. */
  private static final Duration STATUS_EVERY = Duration.ofSeconds(1);

  /** Longer would keep the next rows waiting when the answer is lost; the next status follows. */
  private static final Duration STATUS_ANSWER = Duration.ofSeconds(2);

  /** A batch above it is shipped in halves; the frame limit is 256 KiB. */
  private static final int MOST_CHARACTERS = 200_000;

  private final RelayConnection connection;
  private final Target target;
  private final TraceSchedule schedule;
  private final String replay;
  private final Progress progress;
  private final LongSupplier nanos = System::nanoTime;
  private final CompletableFuture<Outcome> stopping = new CompletableFuture<>();
  private double now;
  private double shippedTo;
  private long nextStatus;

  /** Hears once a second how far the page is. */
  public interface Progress {
    /**
     * The page's own words.
     *
     * @param fired rows so far
     * @param stalls how often it ran out of rows
     * @param now time of the trace in milliseconds
     */
    void at(long fired, long stalls, double now);
  }

  /** How a replay ended. */
  public sealed interface Result {}

  /** It was played to its end, or stopped; the page's report tells which. */
  public record Played(ReplayReport report) implements Result {}

  /** It could not be played on; {@code why} is never {@link Outcome.Done}. */
  public record Failed(Outcome why) implements Result {}

  public TracePlayer(
      RelayConnection connection,
      Target target,
      TraceSchedule schedule,
      RandomGenerator random,
      Progress progress) {
    this.connection = connection;
    this.target = target;
    this.schedule = schedule;
    this.replay = HexFormat.of().toHexDigits(random.nextLong());
    this.progress = progress;
  }

  /** The page ends the replay and reports; nothing happens when it is over. */
  public void stop() {
    stopping.complete(new Outcome.Cancelled());
  }

  /**
   * Plays to the end, to {@link #stop}, or to the first command that fails.
   *
   * @param label shown by the page
   * @throws IOException when the trace cannot be read on; the page's replay is stopped then
   */
  public Result play(String label) throws IOException {
    var params = params();
    params.addProperty("label", label);
    var started = connection.command(target.id(), "Replay.start", params, ANSWER).join();
    nextStatus = nanos.getAsLong() + STATUS_EVERY.toNanos();
    if (!(started instanceof Outcome.Done)) {
      return new Failed(started);
    }
    try {
      var last = ship();
      return last instanceof Outcome.Done && !stopping.isDone()
          ? ended(await(send("Replay.finish", params())))
          : ended(last);
    } catch (IOException e) {
      report();
      throw e;
    }
  }

  /** Returns the outcome of the last command: the first that was not done, if there is one. */
  private Outcome ship() throws IOException {
    Outcome last = new Outcome.Done(new JsonObject());
    var batch = schedule.next();
    while (!batch.isEmpty() && last instanceof Outcome.Done && !stopping.isDone()) {
      last = load(batch);
      batch = schedule.next();
    }
    // A page that answers at once would else be shipped to for ever.
    return stopping.isDone() ? new Outcome.Cancelled() : last;
  }

  private Outcome load(List<Reading> rows) {
    var json = Reading.toJson(rows);
    if (json.length() > MOST_CHARACTERS && rows.size() > 1) {
      int half = rows.size() / 2;
      var first = load(rows.subList(0, half));
      return first instanceof Outcome.Done ? load(rows.subList(half, rows.size())) : first;
    }
    shippedTo = rows.get(rows.size() - 1).time();
    var params = params();
    params.add("rows", JsonParser.parseString(json));
    return await(send("Replay.load", params));
  }

  /** Both a load and the finish are answered only when the page has fired most of what it has. */
  private CompletableFuture<Outcome> send(String method, JsonObject params) {
    var ahead = Duration.ofMillis((long) Math.max(0, shippedTo - now));
    return connection.command(target.id(), method, params, ANSWER.plus(ahead));
  }

  private Outcome await(CompletableFuture<Outcome> answer) {
    var either = CompletableFuture.anyOf(answer, stopping);
    while (true) {
      try {
        return (Outcome) either.get(Math.max(0, nextStatus - nanos.getAsLong()), NANOSECONDS);
      } catch (TimeoutException e) {
        nextStatus = nanos.getAsLong() + STATUS_EVERY.toNanos();
        status();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stop();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the outcome of a command is never an exception", e);
      }
    }
  }

  private void status() {
    var outcome = connection.command(target.id(), "Replay.status", params(), STATUS_ANSWER).join();
    // What else it may be, the command that is waited for will tell.
    if (outcome instanceof Outcome.Done done) {
      try {
        var members = new Members("Replay.status", done.result());
        now = members.number("now", now);
        progress.at(members.whole("fired", 0), members.whole("stalls", 0), now);
      } catch (BadMessageException e) {
        stop();
      }
    }
  }

  /**
   * A replay that was stopped, here or by the page, has a report too; one that was lost has none.
   */
  private Result ended(Outcome last) {
    boolean over = last instanceof Outcome.Cancelled || last instanceof Outcome.Failed;
    var outcome = over ? report() : last;
    if (!(outcome instanceof Outcome.Done done)) {
      return new Failed(last);
    }
    try {
      return new Played(ReplayReport.from(done.result()));
    } catch (BadMessageException e) {
      return new Failed(new Outcome.Failed(0, String.valueOf(e.getMessage())));
    }
  }

  private Outcome report() {
    return connection.command(target.id(), "Replay.stop", params(), ANSWER).join();
  }

  private JsonObject params() {
    var params = new JsonObject();
    params.addProperty("replay", replay);
    return params;
  }
}
