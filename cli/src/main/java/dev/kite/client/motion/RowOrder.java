package dev.kite.client.motion;

import dev.kite.protocol.Reading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows in the order of their times: holds each back until one comes that is {@value #SPAN} ms
 * younger, or until there are {@value #MOST}. Belongs to one thread.
 *
 * <p>What a Generic Sensor measured reaches a page some ms later than the events of that moment do,
 * and may be the first of the next batch.
 */
final class RowOrder {
  private static final int SPAN = 50;
  private static final int MOST = 1_000;

  private final Deque<Reading> rows = new ArrayDeque<>();
  private double newest = Double.NEGATIVE_INFINITY;

  /** Takes a row, behind those of its own time; one that comes too late is as old as can be. */
  void add(Reading late) {
    newest = Math.max(newest, late.time());
    var row = late.time() < newest - SPAN ? late.withTime(newest - SPAN) : late;
    var later = new ArrayDeque<Reading>();
    while (!rows.isEmpty() && rows.getLast().time() > row.time()) {
      later.push(rows.removeLast());
    }
    rows.add(row);
    rows.addAll(later);
  }

  /** The time of the newest row there was; negative infinity when there was none. */
  double newest() {
    return newest;
  }

  /** The next row before which no other is expected, null when there is none. */
  @Nullable Reading due() {
    return first(row -> row.time() <= newest - SPAN || rows.size() > MOST);
  }

  /** The next row of those that are left, null when there is none. */
  @Nullable Reading rest() {
    return first(row -> true);
  }

  private @Nullable Reading first(Predicate<Reading> isDue) {
    var first = rows.peekFirst();
    return first != null && isDue.test(first) ? rows.removeFirst() : null;
  }
}
