package dev.kite.trace;

import dev.kite.protocol.Reading;
import dev.kite.protocol.Reading.Screen;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One pass through a part of a trace: the rows that are fired, at their own times.
 *
 * <p>How the screen was turned before the part begins is told at its beginning. Constant memory.
 */
final class TracePassage implements Closeable {
  private final TraceReader reader;
  private final Normalisation normalisation;
  private final double begin;
  private final double to;
  private final TraceSpacing spacing = new TraceSpacing();
  private final Map<String, Long> skipped = new HashMap<>();
  private @Nullable Screen turned;
  private @Nullable Reading held;
  private double last;
  private boolean cut;

  TracePassage(TraceReader reader, Normalisation.Wish wish, double begin, double to) {
    this.reader = reader;
    this.normalisation = Normalisation.of(wish, reader.header());
    this.begin = begin;
    this.to = to;
  }

  /** The next row that is fired; null behind the last one. */
  @Nullable Reading next() throws IOException {
    if (held != null) {
      var row = held;
      held = null;
      return row;
    }
    for (var row = reader.next(); row != null; row = reader.next()) {
      if (row.time() >= to) {
        cut = true;
        return null;
      }
      last = row.time();
      var wanted = wanted(normalisation.apply(row));
      if (wanted != null) {
        return wanted;
      }
    }
    var end = reader.end();
    last = end == null ? last : Math.max(last, end.duration());
    cut = last >= to;
    return null;
  }

  private @Nullable Reading wanted(Reading row) {
    if (row.time() < begin) {
      turned = row instanceof Screen screen ? screen : turned;
      return null;
    }
    if (!TraceSchedule.replays(row)) {
      skipped.merge(row.tag(), 1L, Long::sum);
      return null;
    }
    spacing.add(row);
    if (turned == null) {
      return row;
    }
    var first = turned.withTime(begin);
    turned = null;
    held = row;
    return first;
  }

  /** What could not be done as wished, a sentence each. */
  List<String> remarks() {
    return normalisation.remarks();
  }

  /** Rows that are no events, by tag. */
  Map<String, Long> skipped() {
    return skipped;
  }

  boolean isEmpty() {
    return spacing.isEmpty();
  }

  /** When the part ends, a silent end included; known behind the last row. */
  double end() {
    return cut ? to : last;
  }

  /** When the next pass begins: one sample behind the last one, or where the part ends. */
  double seam() {
    return cut || spacing.isEmpty() ? end() : Math.max(spacing.next(), end());
  }

  /** How many rows stand in a file that was cut off; known behind the last row. */
  OptionalLong cutOff() {
    return !cut && reader.cutOff() ? OptionalLong.of(reader.rows()) : OptionalLong.empty();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
