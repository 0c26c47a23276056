package dev.kite.repl;

import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.protocol.SensorStream;
import dev.kite.trace.FileProblem;
import dev.kite.trace.Recorder;
import dev.kite.trace.ReplayReport;
import dev.kite.trace.ReportTable;
import dev.kite.trace.TracePlayer;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Recordings and replays that run while the prompt goes on: one of each at a time, each on a thread
 * of its own, each ending in one entry.
 */
final class TraceJobs {
  private final RelayConnection connection;
  private final Consumer<Entry> entries;
  private final Slot recording = new Slot();
  private final Slot replay = new Slot();

  /** A job's work; what it throws is told about {@code file}. */
  private interface Work {
    Entry run() throws IOException;
  }

  /** Room for one job; holds what stops it. */
  private static final class Slot {
    private Optional<Runnable> stop = Optional.empty();

    /** False when a job is running already. */
    synchronized boolean take(Runnable stopping) {
      if (stop.isPresent()) {
        return false;
      }
      stop = Optional.of(stopping);
      return true;
    }

    synchronized void free() {
      stop = Optional.empty();
    }

    synchronized Optional<Runnable> stopping() {
      return stop;
    }
  }

  TraceJobs(RelayConnection connection, Consumer<Entry> entries) {
    this.connection = connection;
    this.entries = entries;
  }

  void record(Target target, Path file, Duration longest) {
    if (Files.exists(file)) {
      entries.accept(Entry.error(FileProblem.taken(file) + " Name another."));
      return;
    }
    var recorder =
        new Recorder(
            connection,
            target,
            EnumSet.of(SensorStream.MOTION, SensorStream.ORIENTATION),
            file,
            new Remarks());
    if (recording.take(recorder::stop)) {
      entries.accept(
          Entry.notice("Recording " + target.label() + " to " + file + "; :record stop ends it"));
      start("record", file, recording, () -> recorded(file, recorder.record(longest)));
    } else {
      entries.accept(Entry.error("A recording is running already; :record stop ends it."));
    }
  }

  void replay(Target target, Path file, double speed, Repeat repeat) {
    try {
      TraceSchedule.Source source = () -> TraceReader.open(file);
      var schedule =
          repeat == Repeat.FOR_EVER
              ? TraceSchedule.looping(source, speed)
              : TraceSchedule.once(source, speed);
      var player =
          new TracePlayer(
              connection, target, schedule, new SecureRandom(), (fired, stalls, now) -> {});
      if (replay.take(player::stop)) {
        entries.accept(
            Entry.notice(
                "Replaying " + file + " into " + target.label() + "; :replay stop ends it"));
        start("replay", file, replay, () -> played(file, player, schedule));
      } else {
        schedule.close();
        entries.accept(Entry.error("A replay is running already; :replay stop ends it."));
      }
    } catch (IOException e) {
      entries.accept(Entry.error(FileProblem.of(file, e)));
    }
  }

  /** How often a trace is fired. */
  enum Repeat {
    ONCE,
    FOR_EVER
  }

  void stopRecording() {
    stop(recording, "No recording is running.");
  }

  void stopReplay() {
    stop(replay, "No replay is running.");
  }

  /** Ends what is running, without a word. */
  void stopAll() {
    recording.stopping().ifPresent(Runnable::run);
    replay.stopping().ifPresent(Runnable::run);
  }

  private void stop(Slot job, String none) {
    job.stopping().ifPresentOrElse(Runnable::run, () -> entries.accept(Entry.notice(none)));
  }

  private void start(String name, Path file, Slot job, Work work) {
    var thread =
        new Thread(
            () -> {
              Entry end;
              try {
                end = work.run();
              } catch (IOException e) {
                end = Entry.error(FileProblem.of(file, e));
              }
              job.free();
              entries.accept(end);
            },
            "kite-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private static Entry recorded(Path file, Recorder.Result result) {
    if (result instanceof Recorder.NotStarted notStarted) {
      return EvaluationText.of(notStarted.why());
    }
    var recorded = (Recorder.Recorded) result;
    var summary = recorded.summary(file);
    return recorded.cut().isEmpty() ? Entry.notice(summary) : Entry.warning(summary);
  }

  private static Entry played(Path file, TracePlayer player, TraceSchedule schedule)
      throws IOException {
    try (schedule) {
      var result = player.play(String.valueOf(file.getFileName()));
      return result instanceof TracePlayer.Failed failed
          ? EvaluationText.of(failed.why())
          : report(file, ((TracePlayer.Played) result).report());
    }
  }

  private static Entry report(Path file, ReplayReport report) {
    var text = file + ": replayed\n" + String.join("\n", ReportTable.lines(report));
    boolean clean = report.stalls() + report.leaked() + report.exceptions() == 0;
    return clean ? Entry.notice(text) : Entry.warning(text);
  }

  /** Only what will not come is worth a line; the end gives the numbers. */
  private final class Remarks implements Recorder.Progress {
    @Override
    public void at(long rows, double milliseconds, long lost) {}

    @Override
    public void begun(String why) {
      if (!why.isEmpty()) {
        entries.accept(Entry.warning(why));
      }
    }

    /** The console shows the event already. */
    @Override
    public void remark(String why) {}
  }
}
