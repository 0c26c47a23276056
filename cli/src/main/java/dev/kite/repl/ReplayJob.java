package dev.kite.repl;

import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.ReplayReport;
import dev.kite.client.motion.ReportTable;
import dev.kite.client.motion.TracePlayer;
import dev.kite.trace.FileProblem;
import dev.kite.trace.TraceReader;
import dev.kite.trace.TraceSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The replay that runs while the prompt goes on, one at a time. */
final class ReplayJob {
  private static final String NONE = "No replay is running.";

  private final RelayConnection connection;
  private final Consumer<Entry> tell;
  private final LongSupplier nanoTime;
  private final JobSlot slot = new JobSlot();

  /** How often a trace is fired. */
  enum Repeat {
    ONCE,
    FOR_EVER
  }

  ReplayJob(RelayConnection connection, Consumer<Entry> tell, LongSupplier nanoTime) {
    this.connection = connection;
    this.tell = tell;
    this.nanoTime = nanoTime;
  }

  JobSlot slot() {
    return slot;
  }

  void start(Target target, Path file, double speed, Repeat repeat) {
    try {
      TraceSchedule.Source source = () -> TraceReader.open(file);
      var schedule =
          repeat == Repeat.FOR_EVER
              ? TraceSchedule.looping(source, speed)
              : TraceSchedule.once(source, speed);
      start(target, file, schedule, repeat);
    } catch (IOException e) {
      tell.accept(Entry.error(FileProblem.of(file, e)));
    }
  }

  private void start(Target target, Path file, TraceSchedule schedule, Repeat repeat)
      throws IOException {
    var course = new Course();
    var player = new TracePlayer(connection, target, schedule, new SecureRandom(), course);
    var span = repeat == Repeat.FOR_EVER ? JobSlot.Span.ENDLESS : JobSlot.Span.LIMITED;
    if (slot.take(
        new JobSlot.Running(
            target.label(), file, nanoTime.getAsLong(), span, course::text, player::stop))) {
      tell.accept(
          Entry.notice("Replaying " + file + " into " + target.label() + "; :replay stop ends it"));
      slot.start("kite-replay", tell, () -> played(file, player, schedule));
    } else {
      schedule.close();
      tell.accept(Entry.error("A replay is running already; :replay stop ends it."));
    }
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
    var text = file + ": replayed\n" + String.join("\n", ReportTable.lines(report));
    boolean clean = report.stalls() + report.leaked() + report.exceptions() == 0;
    return clean ? Entry.notice(text) : Entry.warning(text);
  }

  /** Who asks is told how far it is. */
  private static final class Course implements TracePlayer.Progress {
    private volatile String text = "";

    String text() {
      return text;
    }

    @Override
    public void at(long fired, long stalls, double now) {
      text = String.format(Locale.ROOT, "at %.1f s, %d rows fired", now / 1000, fired);
    }
  }
}
