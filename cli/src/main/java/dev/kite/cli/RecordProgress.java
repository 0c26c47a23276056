package dev.kite.cli;

import dev.kite.client.Target;
import dev.kite.client.motion.Recorder;
import dev.kite.client.motion.RecordingState;
import dev.kite.protocol.SensorStream;
import dev.kite.repl.PlainText;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** One line a second about a recording: time, rows, the rate of each stream, loss. */
final class RecordProgress implements Recorder.Progress {
  /** Streams of facts, which come when something changes and have no rate. */
  private static final Set<SensorStream> FACTS =
      Set.of(SensorStream.SCREEN, SensorStream.VISIBILITY);

  private final Target page;
  private final Set<SensorStream> streams;
  private final String hint;
  private final PrintStream err;
  private final LongSupplier nanos;
  private long begun;
  private RecordingState before = RecordingState.NONE;
  private String remarked = "";

  /** {@code hint} says what the user can do meanwhile. */
  RecordProgress(
      Target page, Set<SensorStream> streams, String hint, PrintStream err, LongSupplier nanos) {
    this.page = page;
    this.streams = streams;
    this.hint = hint;
    this.err = err;
    this.nanos = nanos;
  }

  @Override
  public void at(RecordingState state) {
    var rates =
        streams.stream()
            .sorted()
            .map(stream -> rate(stream, state))
            .collect(Collectors.joining("  "));
    err.println(
        String.format(
            Locale.ROOT,
            "%6.1f s  %6d rows  %s  %d lost",
            (nanos.getAsLong() - begun) / 1e9,
            state.rows(),
            rates,
            state.lost()));
    before = state;
  }

  private String rate(SensorStream stream, RecordingState state) {
    var tag = String.valueOf(stream.letter());
    return FACTS.contains(stream)
        ? tag + " " + state.rowsOf(tag)
        : String.format(Locale.ROOT, "%s %3d/s", tag, state.rateOf(tag, before));
  }

  @Override
  public void begun(String why) {
    begun = nanos.getAsLong();
    err.println("Recording " + PlainText.line(page.label()) + ". " + hint);
    remark(why);
  }

  @Override
  public void remark(String why) {
    if (!why.equals(remarked)) {
      remarked = why;
      err.println("kite: " + PlainText.line(why));
    }
  }
}
