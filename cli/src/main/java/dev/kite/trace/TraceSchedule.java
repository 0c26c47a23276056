package dev.kite.trace;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Dropped;
import dev.kite.protocol.Reading.Mark;
import dev.kite.protocol.Reading.Unknown;
import dev.kite.protocol.Reading.Visibility;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a trace at the times a replay fires them, in batches of about a second.
 *
 * <p>Pure arithmetic: row t of pass k is due at (t - from + k * period) / speed milliseconds after
 * the start. The period goes to the trace's end, a silent one included, and at least one sample of
 * the stream with the most rows beyond the last row, so that a loop's seam is one more sample;
 * where {@code to} cuts the trace it goes there. Only rows that a page sees as events are replayed:
 * m, o, a, g and s. Constant memory: a loop, and who moves to another place, reads the file again.
 * Belongs to one thread.
 */
public final class TraceSchedule implements Closeable {
  /** Milliseconds of replay in one batch. */
  private static final double BATCH = 1000;

  /** Keeps a batch of the widest rows well inside one frame. */
  static final int MOST_ROWS = 1000;

  private final Source source;
  private final ReplayPlan plan;
  private final Map<String, Long> skipped = new HashMap<>();
  private TracePassage passage;
  private long pass;
  private double period = Double.POSITIVE_INFINITY;
  private boolean isWhole = true;
  private @Nullable Reading ahead;
  private OptionalLong cutOff = OptionalLong.empty();

  /** Opens the trace at its beginning, once for each pass. */
  @FunctionalInterface
  public interface Source {
    TraceReader open() throws IOException;
  }

  private TraceSchedule(Source source, ReplayPlan plan) throws IOException {
    this.source = source;
    this.plan = plan;
    this.passage = passage(plan.from());
    this.ahead = due();
  }

  public static TraceSchedule of(Source source, ReplayPlan plan) throws IOException {
    return new TraceSchedule(source, plan);
  }

  /** The trace once; at speed 2 in half its time. */
  public static TraceSchedule once(Source source, double speed) throws IOException {
    return of(source, ReplayPlan.AS_RECORDED.withSpeed(speed));
  }

  /** The trace again and again without an end. */
  public static TraceSchedule looping(Source source, double speed) throws IOException {
    return of(source, ReplayPlan.AS_RECORDED.withSpeed(speed).looping());
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
   * Goes on from another place of the trace, in the first pass.
   *
   * @param position milliseconds of the trace; before or behind the part that is replayed it is
   *     that part's beginning or end
   * @return the replay's time of that place, from which the next rows' times go on
   */
  public double seek(double position) throws IOException {
    double place = Math.min(Math.max(position, plan.from()), plan.to());
    leave();
    pass = 0;
    isWhole = place == plan.from();
    passage = passage(place);
    double time = onWire(place);
    ahead = due();
    // Behind the trace's end there is nothing to wait for.
    return Math.min(time, ahead == null ? duration() : ahead.time());
  }

  /** Whether no row comes any more. */
  public boolean isOver() {
    return ahead == null;
  }

  /** Where in the trace the part that is replayed ends, in ms; known once {@link #isOver}. */
  public double end() {
    return passage.end();
  }

  /**
   * Where the part that is replayed ends, in milliseconds of the trace, if that is before {@code
   * position}; reads the file again as far as that.
   */
  public OptionalDouble endBefore(double position) throws IOException {
    try (var there = passage(position)) {
      boolean isBehind = there.next() == null && there.end() < position;
      return isBehind ? OptionalDouble.of(there.end()) : OptionalDouble.empty();
    }
  }

  /** Milliseconds from the replay's start to its end; known once {@link #next} is empty. */
  public double duration() {
    return onWire(Math.max(passage.end(), plan.from()));
  }

  /** The place in the trace, in its milliseconds, where the replay is at {@code time}. */
  public double position(double time) {
    double far = time * plan.speed();
    return plan.from() + (far < period ? far : far % period);
  }

  /** What could not be done as the plan wishes, a sentence each. */
  public List<String> remarks() {
    return passage.remarks();
  }

  /** Rows passed by so far that no page sees as events, by tag. */
  public Map<String, Long> skipped() {
    var all = new HashMap<>(skipped);
    passage.skipped().forEach((tag, count) -> all.merge(tag, count, Long::sum));
    return all;
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
    passage.close();
  }

  private TracePassage passage(double begin) throws IOException {
    return new TracePassage(source.open(), plan.wish(), begin, plan.to());
  }

  private @Nullable Reading due() throws IOException {
    for (var row = passage.next(); ; row = passage.next()) {
      if (row != null) {
        return row.withTime(onWire(row.time()));
      }
      cutOff = passage.cutOff();
      if (!rewound()) {
        return null;
      }
    }
  }

  /** Begins the next pass; false when there is none, or nothing to repeat. */
  private boolean rewound() throws IOException {
    boolean isVain = isWhole && passage.isEmpty();
    if (plan.repeat() == ReplayPlan.Repeat.ONCE || isVain) {
      return false;
    }
    period = Math.max(passage.seam(), plan.from()) - plan.from();
    leave();
    pass++;
    isWhole = true;
    passage = passage(plan.from());
    return true;
  }

  private void leave() throws IOException {
    passage.skipped().forEach((tag, count) -> skipped.merge(tag, count, Long::sum));
    passage.close();
  }

  private double onWire(double time) {
    double offset = pass == 0 ? 0 : pass * period;
    return (time - plan.from() + offset) / plan.speed();
  }
}
