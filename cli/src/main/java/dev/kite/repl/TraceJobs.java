package dev.kite.repl;

import dev.kite.client.RelayConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Recordings and replays that run while the prompt goes on: one of each at a time, each on a thread
 * of its own, each ending in one entry.
 */
final class TraceJobs {
  private static final int PATIENCE_SECONDS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(PATIENCE_SECONDS);

  private final JobEntries entries;
  private final LongSupplier nanoTime;
  private final RecordingJob recording;
  private final ReplayJob replay;

  TraceJobs(RelayConnection connection, Consumer<Entry> entries, LongSupplier nanoTime) {
    this.entries = new JobEntries(entries);
    this.nanoTime = nanoTime;
    this.recording = new RecordingJob(connection, this.entries, nanoTime);
    this.replay = new ReplayJob(connection, this.entries, nanoTime);
  }

  RecordingJob recording() {
    return recording;
  }

  ReplayJob replay() {
    return replay;
  }

  /** What runs at present. */
  List<Job> running() {
    var all = new ArrayList<Job>();
    recording.slot().running().map(it -> job("recording", it)).ifPresent(all::add);
    replay.slot().running().map(it -> job("replay", it)).ifPresent(all::add);
    return all;
  }

  private Job job(String kind, JobSlot.Running it) {
    long nanos = nanoTime.getAsLong() - it.begun();
    return new Job(kind, it.page(), it.what(), it.state().get(), nanos);
  }

  /** Waits for what is running and has an end, and stops what has none. */
  void finish() {
    recording.slot().stopEndless();
    replay.slot().stopEndless();
    recording.slot().join();
    replay.slot().join();
  }

  /**
   * Stops what is running and waits for its last word, at most {@value #PATIENCE_SECONDS} s; behind
   * that nothing is said any more.
   */
  void end() {
    boolean any = recording.slot().stop();
    any |= replay.slot().stop();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean over = recording.slot().isOverWithin(PATIENCE);
    over &= replay.slot().isOverWithin(Duration.ofNanos(deadline - System.nanoTime()));
    if (any && !over) {
      entries.accept(
          Entry.warning(
              "Left unfinished: the page did not answer within " + PATIENCE_SECONDS + " s."));
    }
    entries.end();
  }
}
