package dev.kite.repl;

import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.Recorder;
import dev.kite.client.motion.ReplayReport;
import dev.kite.client.motion.ReportTable;
import dev.kite.client.motion.TracePlayer;
import dev.kite.protocol.SensorStream;
import dev.kite.trace.FileProblem;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Recordings and replays that run while the prompt goes on: one of each at a time, each on a thread
 * of its own, each ending in one entry.
 */
final class TraceJobs {
  private static final int PATIENCE_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

  private final RelayConnection connection;
  private final Consumer<Entry> entries;
  private final LongSupplier nanoTime;
  private final Object telling = new Object();
  private final JobSlot recording = new JobSlot();
  private final JobSlot replay = new JobSlot();
  private boolean ended;

  /** A job's work; what it throws is told about {@code file}. */
  private interface Work {
    Entry run() throws IOException;
  }

  TraceJobs(RelayConnection connection, Consumer<Entry> entries, LongSupplier nanoTime) {
    this.connection = connection;
    this.entries = entries;
    this.nanoTime = nanoTime;
  }

  void record(Target target, Path file, Duration longest) {
    if (Files.exists(file)) {
      tell(Entry.error(FileProblem.taken(file) + " Name another."));
      return;
    }
    var recorder =
        new Recorder(
            connection,
            target,
            EnumSet.of(SensorStream.MOTION, SensorStream.ORIENTATION),
            file,
            new Remarks());
    var span = longest.equals(Recorder.FOR_EVER) ? JobSlot.Span.ENDLESS : JobSlot.Span.LIMITED;
    if (recording.take(running(target, file, span, recorder::stop))) {
      tell(Entry.notice("Recording " + target.label() + " to " + file + "; :record stop ends it"));
      start("record", file, recording, () -> recorded(file, recorder.record(longest)));
    } else {
      tell(Entry.error("A recording is running already; :record stop ends it."));
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
      var span = repeat == Repeat.FOR_EVER ? JobSlot.Span.ENDLESS : JobSlot.Span.LIMITED;
      if (replay.take(running(target, file, span, player::stop))) {
        tell(
            Entry.notice(
                "Replaying " + file + " into " + target.label() + "; :replay stop ends it"));
        start("replay", file, replay, () -> played(file, player, schedule));
      } else {
        schedule.close();
        tell(Entry.error("A replay is running already; :replay stop ends it."));
      }
    } catch (IOException e) {
      tell(Entry.error(FileProblem.of(file, e)));
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

  /** What runs at present. */
  List<Job> running() {
    var all = new ArrayList<Job>();
    recording.running().map(it -> job("recording", it)).ifPresent(all::add);
    replay.running().map(it -> job("replay", it)).ifPresent(all::add);
    return all;
  }

  private Job job(String kind, JobSlot.Running it) {
    return new Job(kind, it.page(), it.what(), nanoTime.getAsLong() - it.begun());
  }

  private JobSlot.Running running(Target target, Path file, JobSlot.Span span, Runnable stop) {
    return new JobSlot.Running(target.label(), file.toString(), nanoTime.getAsLong(), span, stop);
  }

  /** Waits for what is running and has an end, and stops what has none. */
  void finish() {
    recording.stopEndless();
    replay.stopEndless();
    recording.join();
    replay.join();
  }

  /**
   * Stops what is running and waits for its last word, at most {@value #PATIENCE_SECONDS} s; behind
   * that nothing is said any more.
   */
  void end() {
    boolean any = recording.stop();
    any |= replay.stop();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean over = recording.isOverWithin(PATIENCE);
    over &= replay.isOverWithin(Duration.ofNanos(deadline - System.nanoTime()));
    if (any && !over) {
      tell(
          Entry.warning(
              "Left unfinished: the page did not answer within " + PATIENCE_SECONDS + " s."));
    }
    synchronized (telling) {
      ended = true;
    }
  }

  private void stop(JobSlot job, String none) {
    if (!job.stop()) {
      tell(Entry.notice(none));
    }
  }

  private void start(String name, Path file, JobSlot job, Work work) {
    job.start("kite-" + name, () -> tell(run(file, job, work)));
  }

  /** Room for the next one comes before the end is told, so that who reads it can start anew. */
  private static Entry run(Path file, JobSlot job, Work work) {
    try {
      return work.run();
    } catch (IOException e) {
      return Entry.error(FileProblem.of(file, e));
    } finally {
      job.free();
    }
  }

  /** The lock keeps the last entry from a terminal that is being closed. */
  private void tell(Entry entry) {
    synchronized (telling) {
      if (!ended) {
        entries.accept(entry);
      }
    }
  }

  private static Entry recorded(Path file, Recorder.Result result) {
    if (result instanceof Recorder.NotStarted notStarted) {
      return EvaluationText.of(notStarted.why());
    }
    var recorded = (Recorder.Recorded) result;
    var summary = recorded.summary(file);
    return recorded.cut().isEmpty() ? Entry.notice(summary) : Entry.warning(summary);
  }

  private Entry played(Path file, TracePlayer player, TraceSchedule schedule) throws IOException {
    try (schedule) {
      var result = player.play(String.valueOf(file.getFileName()));
      schedule.cutOff().ifPresent(rows -> tell(Entry.warning(FileProblem.cutOff(file, rows))));
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
        tell(Entry.warning(why));
      }
    }

    /** The console shows the event already. */
    @Override
    public void remark(String why) {}
  }
}
