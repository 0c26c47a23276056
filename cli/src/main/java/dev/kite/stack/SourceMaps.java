package dev.kite.stack;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The source maps of the pages' scripts, found in the background and kept: at most 64 MiB of them,
 * those longest unused going first. That a script has none is kept too.
 *
 * <p>May be used from any thread.
 */
public final class SourceMaps implements AutoCloseable {
  private static final int MAX_BYTES = 64 << 20;
  private static final int MAX_ENTRIES = 10_000;

  /** Of a script's address; no server takes a longer one. */
  private static final int MAX_ADDRESS = 4096;

  private static final int THREADS = 4;
  private static final int MAX_WAITING = 256;
  private static final int THREAD_KEPT_SECONDS = 10;

  private final List<MapSource> sources;
  private final Executor executor;
  private final Runnable end;
  private final Waiting waiting;
  private final LongSupplier nanoTime;
  private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Key(String load, String script) {}

  /** What a search came to: a map, or why there is none. */
  public record Finding(Optional<SourceMap> map, String why) {
    /** Nobody looked. */
    public static final Finding NONE = new Finding(Optional.empty(), "");

    int bytes() {
      return map.map(SourceMap::bytes).orElse(0);
    }
  }

  private record Entry(FutureTask<Finding> search, long since, AtomicInteger bytes) {}

  /** How long a line is held up: {@link Patience}. */
  interface Waiting {
    void during(long since, LongConsumer wait);
  }

  SourceMaps(
      List<MapSource> sources,
      Executor executor,
      Runnable end,
      LongSupplier nanoTime,
      Waiting waiting) {
    this.sources = sources;
    this.executor = executor;
    this.end = end;
    this.nanoTime = nanoTime;
    this.waiting = waiting;
  }

  /** Maps from {@code sources}, the first that has one; none for no sources. */
  public static SourceMaps of(List<MapSource> sources) {
    var number = new AtomicInteger();
    var threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            THREAD_KEPT_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            task -> {
              var thread = new Thread(task, "kite-maps-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    return new SourceMaps(
        List.copyOf(sources),
        threads,
        threads::shutdownNow,
        System::nanoTime,
        new Patience(System::nanoTime)::during);
  }

  /**
   * The map of a script, which may take as long as {@link Patience} allows when it is first asked
   * for. Not waited for any longer, it is there from some later time on.
   */
  public Optional<SourceMap> map(String script, LoadedPage page) {
    if (!hasMap(script, page)) {
      return Optional.empty();
    }
    var entry = entry(script, page);
    if (!entry.search().isDone()) {
      waiting.during(entry.since(), nanos -> await(entry, nanos));
    }
    return entry.search().isDone() ? finding(entry).map() : Optional.empty();
  }

  /** Begins to look for the maps of scripts that will be asked for. */
  public void prepare(List<StackFrame> frames, LoadedPage page) {
    frames.stream()
        .map(StackFrame::url)
        .distinct()
        .filter(script -> hasMap(script, page))
        .forEach(script -> entry(script, page));
  }

  /** Waits for the map of a script, however long its sources take. */
  public Finding find(String script, LoadedPage page) {
    return finding(entry(script, page));
  }

  @Override
  public void close() {
    end.run();
  }

  /** What stands in the page itself has no map, and a page is not to be asked for again. */
  private boolean hasMap(String script, LoadedPage page) {
    return !sources.isEmpty()
        && script.length() <= MAX_ADDRESS
        && Place.isAbsolute(script)
        && !page.url().replaceFirst("#.*", "").equals(script);
  }

  private Entry entry(String script, LoadedPage page) {
    synchronized (entries) {
      var key = new Key(page.load(), script);
      var known = entries.get(key);
      if (known != null) {
        return known;
      }
      var entry =
          new Entry(
              new FutureTask<>(() -> look(script, page)),
              nanoTime.getAsLong(),
              new AtomicInteger());
      try {
        executor.execute(() -> run(entry));
        entries.put(key, entry);
      } catch (RejectedExecutionException e) {
        // Too many wait already, or the end has come; a later line may ask again.
        entry.search().cancel(false);
      }
      return entry;
    }
  }

  private Finding look(String script, LoadedPage page) {
    var why = "";
    for (var source : sources) {
      try {
        return new Finding(Optional.of(source.find(script, page)), "");
      } catch (BadSourceMapException e) {
        why = String.valueOf(e.getMessage());
      }
    }
    return new Finding(Optional.empty(), why);
  }

  private void run(Entry entry) {
    entry.search().run();
    entry.bytes().set(finding(entry).bytes());
    synchronized (entries) {
      shrink();
    }
  }

  private void shrink() {
    long bytes = entries.values().stream().mapToLong(entry -> entry.bytes().get()).sum();
    Iterator<Map.Entry<Key, Entry>> oldest = entries.entrySet().iterator();
    while ((bytes > MAX_BYTES || entries.size() > MAX_ENTRIES) && oldest.hasNext()) {
      var entry = oldest.next().getValue();
      if (entry.search().isDone()) {
        bytes -= entry.bytes().get();
        oldest.remove();
      }
    }
  }

  private static void await(Entry entry, long nanos) {
    try {
      entry.search().get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // What it came to is asked for afterwards.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Finding finding(Entry entry) {
    try {
      return entry.search().isCancelled()
          ? new Finding(Optional.empty(), "too many maps are being looked for")
          : entry.search().get();
    } catch (ExecutionException e) {
      return new Finding(Optional.empty(), "its map is broken: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Finding(Optional.empty(), "the program ends");
    }
  }
}
