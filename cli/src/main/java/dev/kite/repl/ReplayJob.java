package dev.kite.repl;

import dev.kite.client.BadMessageException;
import dev.kite.client.Members;
import dev.kite.client.Outcome;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.EmptyPart;
import dev.kite.client.motion.LeakRemedy;
import dev.kite.client.motion.ReplayReport;
import dev.kite.client.motion.ReplayVerdict;
import dev.kite.client.motion.ReportTable;
import dev.kite.client.motion.TracePlayer;
import dev.kite.trace.FileProblem;
import dev.kite.trace.ReplayPlan;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The replay that runs while the prompt goes on, one at a time. */
final class ReplayJob {
  private static final String NONE = "No replay is running.";

  private final RelayConnection connection;
  private final Consumer<Entry> tell;
  private final LongSupplier nanoTime;
  private final JobSlot slot = new JobSlot();
  private volatile Optional<Current> current = Optional.empty();

  /** What plays now. */
  private record Current(TracePlayer player, TraceSchedule schedule, Course course) {}

  ReplayJob(RelayConnection connection, Consumer<Entry> tell, LongSupplier nanoTime) {
    this.connection = connection;
    this.tell = tell;
    this.nanoTime = nanoTime;
  }

  JobSlot slot() {
    return slot;
  }

  void start(Target target, Path file, ReplayPlan plan) {
    try {
      var schedule = TraceSchedule.of(() -> TraceReader.open(file), plan);
      var beginning = "from " + seconds(plan.from());
      var empty = EmptyPart.of(schedule, plan, beginning);
      if (empty.isPresent()) {
        schedule.close();
        tell.accept(Entry.warning(empty.get().message()));
      } else {
        start(target, file, schedule, plan.repeat());
      }
    } catch (IOException e) {
      tell.accept(Entry.error(FileProblem.of(file, e)));
    }
  }

  private void start(Target target, Path file, TraceSchedule schedule, ReplayPlan.Repeat repeat)
      throws IOException {
    var course = new Course();
    var player = new TracePlayer(connection, target, schedule, new SecureRandom(), course);
    var span = repeat == ReplayPlan.Repeat.FOR_EVER ? JobSlot.Span.ENDLESS : JobSlot.Span.LIMITED;
    if (slot.take(
        new JobSlot.Running(
            target.label(),
            file.toString(),
            nanoTime.getAsLong(),
            span,
            course::text,
            player::stop))) {
      tell.accept(
          Entry.notice("Replaying " + file + " into " + target.label() + "; :replay stop ends it"));
      current = Optional.of(new Current(player, schedule, course));
      slot.start(
          "kite-replay", tell, () -> JobSlot.told(file, () -> played(file, player, schedule)));
    } else {
      schedule.close();
      tell.accept(Entry.error("A replay is running already; :replay stop ends it."));
    }
  }

  /** Time stands still in the page. */
  void pause() {
    order(
        it -> it.player().pause(),
        (it, now) -> {
          it.course().pausedAt(now);
          return "Paused at " + seconds(now) + "; :replay resume goes on";
        });
  }

  void resume() {
    order(it -> it.player().resume(), (it, now) -> "Going on at " + seconds(now));
  }

  /** Goes on from another place of the trace, in its milliseconds. */
  void seek(double position) {
    order(it -> it.player().seek(position), (it, now) -> "Moved to " + seconds(position));
  }

  /** Told on the thread that plays, to which the schedule belongs. */
  private void order(
      Function<Current, CompletableFuture<Outcome>> order,
      BiFunction<Current, Double, String> done) {
    if (slot.running().isEmpty() || current.isEmpty()) {
      tell.accept(Entry.notice(NONE));
      return;
    }
    var it = current.get();
    var unused =
        order
            .apply(it)
            .thenAccept(
                outcome ->
                    tell.accept(
                        outcome instanceof Outcome.Done answered
                            ? Entry.notice(done.apply(it, place(it, answered)))
                            : EvaluationText.of(outcome)));
  }

  private static double place(Current it, Outcome.Done answered) {
    try {
      var now = new Members("Replay.pause", answered.result()).number("now", 0);
      return it.schedule().position(now);
    } catch (BadMessageException e) {
      return 0;
    }
  }

  private static String seconds(double milliseconds) {
    return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000);
  }

  void stop() {
    if (!slot.stop()) {
      tell.accept(Entry.notice(NONE));
    }
  }

  private Entry played(Path file, TracePlayer player, TraceSchedule schedule) throws IOException {
    try (schedule) {
      var result = player.play(String.valueOf(file.getFileName()));
      schedule
          .cutOff()
          .ifPresent(rows -> tell.accept(Entry.warning(FileProblem.cutOff(file, rows))));
      return result instanceof TracePlayer.Failed failed
          ? EvaluationText.of(failed.why())
          : report(file, ((TracePlayer.Played) result).report());
    }
  }

  private static Entry report(Path file, ReplayReport report) {
    var text = file + ": replayed\n" + String.join("\n", ReportTable.lines(report, LeakRemedy.TAG));
    return ReplayVerdict.isClean(report) ? Entry.notice(text) : Entry.warning(text);
  }

  /** Who asks is told how far it is. */
  private final class Course implements TracePlayer.Progress {
    private volatile String text = "";

    String text() {
      return text;
    }

    void pausedAt(double now) {
      text = "paused at " + seconds(now);
    }

    @Override
    public void at(long fired, long stalls, double now) {
      text = "at " + seconds(now) + ", " + fired + " rows fired";
    }

    @Override
    public void armedLate() {
      tell.accept(Entry.warning(ReplayVerdict.ARMED_LATE));
    }
  }
}
