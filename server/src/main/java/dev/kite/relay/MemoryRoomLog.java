package dev.kite.relay;

import static java.util.concurrent.CompletableFuture.completedFuture;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A room log in this process: a ring of entries, bounded in number and bytes. */
final class MemoryRoomLog implements RoomLog {
  // What an entry costs besides its frame.
  private static final int ENTRY_BYTES = 96;
  private static final int SMALLEST_RING = 64;
  private static final Entry GONE = new Entry(0, "", ByteBuffer.allocate(0));

  private final String id;
  private final Clock clock;
  private final Limits.LogSize limits;
  private final LogBudget budget;
  private final Map<Draft.Source, Long> lastSeqs = boundedByUse();
  private final List<Runnable> doorbells = new ArrayList<>();
  private Entry[] ring = new Entry[SMALLEST_RING];
  private long oldest = 1;
  private long newest;
  private long bytes;

  MemoryRoomLog(String id, Clock clock, Limits.LogSize limits, LogBudget budget) {
    this.id = id;
    this.clock = clock;
    this.limits = limits;
    this.budget = budget;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public long newest() {
    return newest;
  }

  @Override
  public long oldest() {
    return oldest;
  }

  @Override
  public CompletionStage<Result> append(Draft draft) {
    return completedFuture(draft instanceof Draft.OfPage page ? appendNext(page) : store(draft));
  }

  @Override
  public CompletionStage<Long> have(Draft.Source source) {
    return completedFuture(lastSeqs.getOrDefault(source, 0L));
  }

  @Override
  public CompletionStage<List<Entry>> read(long position, int max) {
    long first = Math.max(position + 1, oldest);
    long last = Math.min(newest, first + max - 1);
    var entries = new ArrayList<Entry>((int) Math.max(0, last - first + 1));
    for (long at = first; at <= last; at++) {
      entries.add(ring[slot(at)]);
    }
    return completedFuture(entries);
  }

  @Override
  public void subscribe(Runnable doorbell) {
    doorbells.add(doorbell);
  }

  /** Drops all entries; the numbers go on. */
  void clear() {
    while (oldest <= newest) {
      dropOldest();
    }
  }

  private Result appendNext(Draft.OfPage draft) {
    long last = lastSeqs.getOrDefault(draft.source(), 0L);
    long first = draft instanceof Draft.Gap gap ? gap.from() : draft.seq();
    if (draft.seq() <= last) {
      return new Result.Repeat();
    }
    if (first > last + 1) {
      return new Result.Hole(last + 1);
    }
    lastSeqs.put(draft.source(), draft.seq());
    return store(draft instanceof Draft.Gap gap ? gap.from(last + 1) : draft);
  }

  private Result store(Draft draft) {
    long position = ++newest;
    var frame = draft.at(position, clock.now()).encode();
    if (newest - oldest == ring.length) {
      grow();
    }
    ring[slot(position)] = new Entry(position, draft.session(), frame);
    charge(cost(frame.remaining()));
    trim();
    doorbells.forEach(Runnable::run);
    return new Result.Stored(position);
  }

  private void trim() {
    while (newest - oldest >= limits.entries() || (bytes > limits.bytes() && oldest < newest)) {
      dropOldest();
    }
    while (budget.exceeded() && !budget.releaseIdle() && oldest < newest) {
      dropOldest();
    }
  }

  private void dropOldest() {
    int slot = slot(oldest++);
    charge(-cost(ring[slot].frame().remaining()));
    ring[slot] = GONE;
  }

  private void charge(long more) {
    bytes += more;
    budget.charge(more);
  }

  private static long cost(int frameBytes) {
    return (long) frameBytes + ENTRY_BYTES;
  }

  private void grow() {
    var larger = new Entry[ring.length * 2];
    for (long at = oldest; at < newest; at++) {
      larger[(int) (at % larger.length)] = ring[slot(at)];
    }
    ring = larger;
  }

  private int slot(long position) {
    return (int) (position % ring.length);
  }

  // In the order of use: the source that was silent longest is forgotten first.
  private static Map<Draft.Source, Long> boundedByUse() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<Draft.Source, Long> eldest) {
        return size() > Limits.EPOCHS;
      }
    };
  }
}
