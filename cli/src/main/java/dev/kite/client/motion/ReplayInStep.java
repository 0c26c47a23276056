package dev.kite.client.motion;

import dev.kite.client.Outcome;
import dev.kite.client.PageClock;
import dev.kite.client.RelayConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Plays into several pages at the same moment: asks each for its clock and gives it the moment on
 * that clock.
 *
 * <p>Each page has a player and a thread of its own; {@link #stop} may be called from any.
 */
public final class ReplayInStep {
  /** Until then all pages have the rows that they begin with. */
  private static final long AHEAD = TimeUnit.MILLISECONDS.toNanos(1500);

  private final RelayConnection connection;
  private final List<Part> parts;
  private final LongSupplier nanos;

  /** One page's player. */
  public record Part(String target, TracePlayer player) {}

  /** At least one part. */
  public ReplayInStep(RelayConnection connection, List<Part> parts, LongSupplier nanos) {
    this.connection = connection;
    this.parts = List.copyOf(parts);
    this.nanos = nanos;
  }

  /** All pages end the replay and report. */
  public void stop() {
    parts.forEach(part -> part.player().stop());
  }

  /**
   * Plays to the end of all; a page that does not tell its clock fails, and the others play.
   *
   * @return what came of each part, in their order
   * @throws IOException when the trace cannot be read on; all replays are stopped then
   */
  public List<TracePlayer.Result> play(ReplayStart start) throws IOException {
    if (parts.size() == 1) {
      return List.of(parts.get(0).player().play(start));
    }
    var clocks = all(part -> () -> PageClock.measure(connection, part.target(), nanos));
    long moment = nanos.getAsLong() + AHEAD;
    var playing = new ArrayList<Supplier<TracePlayer.Result>>();
    for (int i = 0; i < parts.size(); i++) {
      var player = parts.get(i).player();
      playing.add(
          clocks
              .get(i)
              .map(clock -> start.at(clock.at(moment)))
              .<Supplier<TracePlayer.Result>>map(begin -> () -> played(player, begin))
              .orElse(ReplayInStep::withoutClock));
    }
    try {
      return beside(playing);
    } catch (Unreadable e) {
      throw e.why;
    }
  }

  private <T> List<T> all(java.util.function.Function<Part, Supplier<T>> work) {
    return beside(parts.stream().map(work).toList());
  }

  /** Does all of it at the same time. */
  private static <T> List<T> beside(List<Supplier<T>> work) {
    var running =
        IntStream.range(0, work.size())
            .mapToObj(
                i -> CompletableFuture.supplyAsync(work.get(i), task -> thread(task, i).start()))
            .toList();
    try {
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Unreadable unreadable ? unreadable : e;
    }
  }

  private static Thread thread(Runnable task, int number) {
    var thread = new Thread(task, "kite-replay-" + number);
    thread.setDaemon(true);
    return thread;
  }

  private TracePlayer.Result played(TracePlayer player, ReplayStart start) {
    try {
      return player.play(start);
    } catch (IOException e) {
      stop();
      throw new Unreadable(e);
    }
  }

  private static TracePlayer.Result withoutClock() {
    return new TracePlayer.Failed(
        new Outcome.Failed(0, "The page does not tell its clock. Load it again."));
  }

  /** The way out of another thread for what its caller handles. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient IOException why;

    Unreadable(IOException why) {
      super(why);
      this.why = why;
    }
  }
}
