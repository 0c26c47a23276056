package dev.kite.client.motion;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
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
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Fires a trace into a page: ships its rows ahead of time, one batch for each credit of the page,
 * which fires them by its own clock.
 *
 * <p>Belongs to the thread that plays; {@link #stop}, {@link #pause}, {@link #resume} and {@link
 * #seek} may be called from any, and take effect on the one that plays.
 */
public final class TracePlayer {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /** A credit, and the end of a replay that is paused, come when they come; a status tells more. */
  private static final Duration CREDIT = Duration.ofDays(30);

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
  private final RelayPresence relay = new RelayPresence();
  private final PlayerOrders orders = new PlayerOrders();
  private boolean moved;
  private long nextStatus;
  private long heard;

  /** Hears once a second how far the page is. */
  public interface Progress {
    /**
     * The page's own words.
     *
     * @param fired rows so far
     * @param stalls how often it ran out of rows
     * @param now place in the trace, in its milliseconds
     */
    void at(long fired, long stalls, double now);

    /** The page is armed, but its own scripts ran before it was. */
    default void armedLate() {}
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
    orders.stop();
  }

  /**
   * Time stands still in the page until {@link #resume}.
   *
   * @return the page's answer, with {@code now}; {@link Outcome.NotRun} when it is over
   */
  public CompletableFuture<Outcome> pause() {
    return orders.give(() -> answer("Replay.pause", params()));
  }

  /** Time goes on; answers like {@link #pause}. */
  public CompletableFuture<Outcome> resume() {
    return orders.give(() -> answer("Replay.resume", params()));
  }

  /**
   * Goes on from another place of the trace, paused if it was.
   *
   * @param position milliseconds of the trace; before what is replayed it is its beginning
   * @return the page's answer; {@link Outcome.NotRun} when it is over, and when the trace ends
   *     before the position
   */
  public CompletableFuture<Outcome> seek(double position) {
    return orders.give(() -> move(position));
  }

  /** Plays as soon as the page has enough rows, also while it is hidden. */
  public Result play(String label) throws IOException {
    return play(ReplayStart.of(label));
  }

  /**
   * Plays to the end, to {@link #stop}, or to the first command that fails.
   *
   * @throws IOException when the trace cannot be read on; the page's replay is stopped then
   */
  public Result play(ReplayStart start) throws IOException {
    var watching = connection.listen(relay);
    try {
      var started = answer("Replay.start", start.addTo(params()));
      if (!(started instanceof Outcome.Done done)) {
        return new Failed(started);
      }
      if (new JsonPrimitive(false).equals(done.result().get("early"))) {
        progress.armedLate();
      }
      heard = nanos.getAsLong();
      nextStatus = heard + STATUS_EVERY.toNanos();
      return ended(ship());
    } catch (IOException e) {
      report();
      throw e;
    } finally {
      watching.close();
      orders.close();
    }
  }

  /** Returns the outcome of the last command: the first that was not done, if there is one. */
  private Outcome ship() throws IOException {
    while (true) {
      var batch = schedule.next();
      var last = batch.isEmpty() ? await("Replay.finish", finish()) : load(batch);
      if (!moved && (batch.isEmpty() || !(last instanceof Outcome.Done))) {
        return last;
      }
      moved = false;
    }
  }

  private JsonObject finish() {
    var params = params();
    params.addProperty("duration", schedule.duration());
    return params;
  }

  private Outcome load(List<Reading> rows) throws IOException {
    var json = Reading.toJson(rows);
    if (json.length() > MOST_CHARACTERS && rows.size() > 1) {
      int half = rows.size() / 2;
      var first = load(rows.subList(0, half));
      return first instanceof Outcome.Done && !moved
          ? load(rows.subList(half, rows.size()))
          : first;
    }
    var params = params();
    params.add("rows", JsonParser.parseString(json));
    return await("Replay.load", params);
  }

  /**
   * Both a load and the finish are answered only when the page has fired most of what it has.
   * Returns early when the replay was stopped, or moved, which leaves what was sent without
   * meaning.
   */
  private Outcome await(String method, JsonObject params) throws IOException {
    var answer = connection.command(target.id(), method, params, CREDIT);
    var unused = answer.thenRun(orders::wake);
    while (!orders.areToStop() && !moved && nanos.getAsLong() - heard < ANSWER.toNanos()) {
      var order = orders.next(nextStatus - nanos.getAsLong());
      if (order.isPresent()) {
        order.get().run();
      } else if (answer.isDone()) {
        heard = nanos.getAsLong();
        return answer.join();
      } else if (nextStatus <= nanos.getAsLong()) {
        nextStatus = nanos.getAsLong() + STATUS_EVERY.toNanos();
        if (!relay.isAway()) {
          status();
        }
      }
    }
    answer.cancel(false);
    return orders.areToStop() || moved ? new Outcome.Cancelled() : new Outcome.TimedOut(ANSWER);
  }

  /** What was sent and not fired is thrown away by the page, so the next batch is from there on. */
  private Outcome move(double position) throws IOException {
    var end = schedule.endBefore(position);
    if (end.isPresent()) {
      return new Outcome.NotRun(
          0,
          String.format(
              Locale.ROOT,
              "The replay stays where it is: the trace ends at %.1f s.",
              end.getAsDouble() / 1000));
    }
    var params = params();
    params.addProperty("to", schedule.seek(position));
    var answer = answer("Replay.seek", params);
    moved = answer instanceof Outcome.Done;
    if (!moved) {
      // The schedule has moved and the page has not.
      orders.stop();
    }
    return answer;
  }

  private void status() {
    var outcome = connection.command(target.id(), "Replay.status", params(), STATUS_ANSWER).join();
    // What else it may be, the command that is waited for will tell.
    if (outcome instanceof Outcome.Done done) {
      heard = nanos.getAsLong();
      try {
        var members = new Members("Replay.status", done.result());
        progress.at(
            members.whole("fired", 0),
            members.whole("stalls", 0),
            schedule.position(members.number("now", 0)));
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
      return new Played(ReplayReport.from(done.result()).withUnsent(schedule.skipped()));
    } catch (BadMessageException e) {
      return new Failed(new Outcome.Failed(0, String.valueOf(e.getMessage())));
    }
  }

  private Outcome report() {
    if (relay.isAway()) {
      return new Outcome.NotRun(0, "The relay is away.");
    }
    return answer("Replay.stop", params());
  }

  private Outcome answer(String method, JsonObject params) {
    return connection.command(target.id(), method, params, ANSWER).join();
  }

  private JsonObject params() {
    var params = new JsonObject();
    params.addProperty("replay", replay);
    return params;
  }
}
