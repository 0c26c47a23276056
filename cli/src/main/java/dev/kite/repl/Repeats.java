package dev.kite.repl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jline.utils.AttributedString;
import org.jspecify.annotations.Nullable;

/**
 * Entries that say the same one after the other become one line with their count.
 *
 * <p>The first is shown at once with those that came in its batch. Later ones are counted, and the
 * count is told when something else comes, or at most once a second. Belongs to one thread.
 */
final class Repeats {
  private static final long TOLD_EVERY = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanoTime;
  private List<AttributedString> lines = new ArrayList<>();
  private @Nullable Shown last;
  private long count;
  private long told;
  private long toldAt;

  Repeats(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void add(Shown shown, ConsoleRenderer renderer) {
    if (last != null && shown.repeats(last)) {
      count++;
      return;
    }
    tell(renderer);
    last = shown;
    count = 1;
    told = 0;
  }

  /** Adds what nothing can repeat. */
  void add(AttributedString line, ConsoleRenderer renderer) {
    tell(renderer);
    last = null;
    lines.add(line);
  }

  /** The lines that are due, and forgets them. */
  List<AttributedString> take(ConsoleRenderer renderer) {
    if (last != null && (told == 0 || nanoTime.getAsLong() - toldAt >= TOLD_EVERY)) {
      tell(renderer);
    }
    var taken = lines;
    lines = new ArrayList<>();
    return taken;
  }

  /** In how many nanoseconds a count has to be told; empty when there is none to tell. */
  OptionalLong dueIn() {
    return last != null && count > told
        ? OptionalLong.of(Math.max(0, toldAt + TOLD_EVERY - nanoTime.getAsLong()))
        : OptionalLong.empty();
  }

  private void tell(ConsoleRenderer renderer) {
    if (last == null || count == told) {
      return;
    }
    lines.add(told == 0 ? renderer.lines(last, count) : renderer.again(last, count));
    told = count;
    toldAt = nanoTime.getAsLong();
  }
}
