package dev.kite.repl;

import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import dev.kite.client.motion.Recorder;
import dev.kite.client.motion.RecordingState;
import dev.kite.trace.FileProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The recording that runs while the prompt goes on, one at a time. */
final class RecordingJob {
  private static final String NONE = "No recording is running.";

  private final RelayConnection connection;
  private final Consumer<Entry> tell;
  private final LongSupplier nanoTime;
  private final JobSlot slot = new JobSlot();
  private volatile Optional<Recorder> recorder = Optional.empty();

  RecordingJob(RelayConnection connection, Consumer<Entry> tell, LongSupplier nanoTime) {
    this.connection = connection;
    this.tell = tell;
    this.nanoTime = nanoTime;
  }

  JobSlot slot() {
    return slot;
  }

  void start(Target target, Path file, Duration longest) {
    if (Files.exists(file)) {
      tell.accept(Entry.error(FileProblem.taken(file) + " Name another."));
      return;
    }
    var course = new Course();
    var wanted = new Recorder(connection, target, Recorder.DEFAULT_STREAMS, file, course);
    var span = longest.equals(Recorder.FOR_EVER) ? JobSlot.Span.ENDLESS : JobSlot.Span.LIMITED;
    if (slot.take(
        new JobSlot.Running(
            target.label(),
            file.toString(),
            nanoTime.getAsLong(),
            span,
            course::text,
            wanted::stop))) {
      recorder = Optional.of(wanted);
      tell.accept(
          Entry.notice("Recording " + target.label() + " to " + file + "; :record stop ends it"));
      slot.start(
          "kite-record", tell, () -> JobSlot.told(file, () -> told(file, wanted.record(longest))));
    } else {
      tell.accept(Entry.error("A recording is running already; :record stop ends it."));
    }
  }

  void stop() {
    if (!slot.stop()) {
      tell.accept(Entry.notice(NONE));
    }
  }

  /** Puts a mark into the recording. */
  void mark(String text) {
    if (slot.running().isEmpty()) {
      tell.accept(Entry.error(NONE + " Start one with :record FILE."));
    } else if (recorder.filter(it -> it.mark(text)).isPresent()) {
      tell.accept(Entry.notice("Marked: " + text));
    } else {
      tell.accept(Entry.error("The mark was not taken: the recording is ending. Try again."));
    }
  }

  private static Entry told(Path file, Recorder.Result result) {
    if (result instanceof Recorder.NotStarted notStarted) {
      return EvaluationText.of(notStarted.why());
    }
    var recorded = (Recorder.Recorded) result;
    var summary = recorded.summary(file);
    return recorded.isGood() ? Entry.notice(summary) : Entry.warning(summary);
  }

  /** Only what will not come is worth a line; who asks is told how far it is. */
  private final class Course implements Recorder.Progress {
    private volatile String text = "";
    private RecordingState before = RecordingState.NONE;

    String text() {
      return text;
    }

    @Override
    public void at(RecordingState state) {
      long rate =
          state.rowsByTag().keySet().stream().mapToLong(tag -> state.rateOf(tag, before)).sum();
      text = String.format(Locale.ROOT, "%d rows, %d/s, %d lost", state.rows(), rate, state.lost());
      before = state;
    }

    @Override
    public void begun(String why) {
      if (!why.isEmpty()) {
        tell.accept(Entry.warning(why));
      }
    }

    /** The console shows the event already. */
    @Override
    public void remark(String why) {}
  }
}
