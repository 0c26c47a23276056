package dev.kite.repl;

import dev.kite.client.EvaluateOptions;
import dev.kite.client.Evaluation;
import dev.kite.client.RelayConnection;
import dev.kite.client.Target;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * The evaluations this prompt asked for: those that run, and for a moment those that ran.
 *
 * <p>One that nobody waits for any more is still counted as long as the page has not answered. At
 * most {@value #MOST} are kept. Any thread may call.
 */
final class Evaluations {
  /** Nobody waits longer at a prompt, and Ctrl-C is there before. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private static final int MOST = 64;

  /** How long after its answer an evaluation may still have the page copy. */
  private static final long MOMENT = Duration.ofSeconds(1).toNanos();

  private static final class Run {
    final Target target;
    final String source;
    final long begun;
    boolean over;
    long ended;
    boolean copied;

    Run(Target target, String source, long begun) {
      this.target = target;
      this.source = source;
      this.begun = begun;
    }
  }

  private final RelayConnection connection;
  private final LongSupplier nanoTime;
  private final Deque<Run> runs = new ArrayDeque<>();

  Evaluations(RelayConnection connection, LongSupplier nanoTime) {
    this.connection = connection;
    this.nanoTime = nanoTime;
  }

  /** Who cancels what this returns stops waiting; the page goes on, and is still listed. */
  CompletableFuture<Evaluation> start(Target target, String source) {
    var run = begin(target, source);
    var options = EvaluateOptions.prompt().within(LONGEST);
    var answer = connection.evaluate(target.id(), source, options);
    return answer.whenComplete((evaluation, error) -> end(run)).copy();
  }

  /** Those that the page has not answered, oldest first. */
  synchronized List<Job> running() {
    long now = nanoTime.getAsLong();
    return runs.stream()
        .filter(run -> !run.over)
        .map(run -> new Job("evaluation", run.target.label(), run.source, "", now - run.begun))
        .toList();
  }

  /**
   * Lets a page copy once for each evaluation that says {@code copy(}; false when none does.
   *
   * <p>The clipboard is the user's: a page must not fill it by itself.
   */
  synchronized boolean letCopy(String target) {
    long now = nanoTime.getAsLong();
    for (var run : runs) {
      boolean recent = !run.over || now - run.ended < MOMENT;
      if (recent && !run.copied && run.target.id().equals(target) && run.source.contains("copy(")) {
        run.copied = true;
        return true;
      }
    }
    return false;
  }

  private synchronized Run begin(Target target, String source) {
    var run = new Run(target, source, nanoTime.getAsLong());
    runs.removeIf(earlier -> earlier.over && run.begun - earlier.ended >= MOMENT);
    if (runs.size() == MOST) {
      runs.removeFirst();
    }
    runs.addLast(run);
    return run;
  }

  private synchronized void end(Run run) {
    run.over = true;
    run.ended = nanoTime.getAsLong();
  }
}
