package dev.kite.trace;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Unknown;
import dev.kite.protocol.Reading.Visibility;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a trace at the times a replay fires them, in batches of about a second.
 *
 * <p>Pure arithmetic: row t of pass k is due at (t + k * period) / speed milliseconds after the
 * start. The period is the last row's t plus the mean spacing of the stream with the most rows, so
 * that a loop's seam is one more sample of that stream. Only rows that a page sees as events are
 * replayed: m, o, a, g and s. Constant memory: a loop reads the file again. Belongs to one thread.
 */
public final class TraceSchedule implements Closeable {
  /** Milliseconds of replay in one batch. */
  private static final double BATCH = 1000;

  /** Keeps a batch of the widest rows well inside one frame. */
  static final int MOST_ROWS = 1000;

  private final Source source;
  private final double speed;
  private final long passes;
  private TraceReader reader;
  private TraceSpacing spacing = new TraceSpacing();
  private double offset;
  private long pass = 1;
  private @Nullable Reading ahead;
  private OptionalLong cutOff = OptionalLong.empty();

  /** Opens the trace at its beginning, once for each pass. */
  @FunctionalInterface
  public interface Source {
    TraceReader open() throws IOException;
  }

  private TraceSchedule(Source source, double speed, long passes) throws IOException {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("a speed is a number above 0, not " + speed);
    }
    this.source = source;
    this.speed = speed;
    this.passes = passes;
    this.reader = source.open();
    this.ahead = due();
  }

  /** The trace once; at speed 2 in half its time. */
  public static TraceSchedule once(Source source, double speed) throws IOException {
    return new TraceSchedule(source, speed, 1);
  }

  /** The trace again and again without an end. */
  public static TraceSchedule looping(Source source, double speed) throws IOException {
    return new TraceSchedule(source, speed, Long.MAX_VALUE);
  }

  /**
   * The next rows, their times in milliseconds from the replay's start; empty behind the last one.
   */
  public List<Reading> next() throws IOException {
    var batch = new ArrayList<Reading>();
    double until = ahead == null ? 0 : ahead.time() + BATCH;
    while (ahead != null && ahead.time() < until && batch.size() < MOST_ROWS) {
      batch.add(ahead);
      ahead = due();
    }
    return batch;
  }

  /**
   * How many rows of any kind stand in a file that was cut off; empty when it was not, and before
   * its end was read.
   */
  public OptionalLong cutOff() {
    return cutOff;
  }

  /** Whether a replay fires the row into the page. */
  public static boolean replays(Reading row) {
    return !(row instanceof Visibility
        || row instanceof Mark
        || row instanceof Dropped
        || row instanceof Unknown);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private @Nullable Reading due() throws IOException {
    for (var row = reader.next(); ; row = reader.next()) {
      if (row == null && reader.cutOff()) {
        cutOff = OptionalLong.of(reader.rows());
      }
      if (row == null && !rewound()) {
        return null;
      }
      if (row != null && replays(row)) {
        spacing.add(row);
        return row.withTime((row.time() + offset) / speed);
      }
    }
  }

  /** Begins the next pass; false when there is none, or nothing to repeat. */
  private boolean rewound() throws IOException {
    if (pass >= passes || spacing.isEmpty()) {
      return false;
    }
    offset = pass * spacing.period();
    pass++;
    spacing = new TraceSpacing();
    reader.close();
    reader = source.open();
    return true;
  }
}
