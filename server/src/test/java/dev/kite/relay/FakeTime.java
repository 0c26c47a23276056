package dev.kite.relay;

import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands still until it is told to go on, and the tasks that wait for it. */
final class FakeTime implements Clock, Scheduler {
  private static final long START = 1_764_000_000_000L;

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Waiting::due).thenComparingLong(Waiting::order));
  private long ticks;
  private long order;

  @Override
  public long now() {
    return START + ticks;
  }

  @Override
  public long ticks() {
    return ticks;
  }

  @Override
  public Timer after(long millis, Runnable task) {
    var entry = new Waiting(ticks + millis, order++, task);
    waiting.add(entry);
    return () -> waiting.remove(entry);
  }

  /** Lets {@code millis} pass; tasks run at their time, in their order. */
  void pass(long millis) {
    long end = ticks + millis;
    while (!waiting.isEmpty() && waiting.peek().due() <= end) {
      var next = waiting.remove();
      ticks = next.due();
      next.task().run();
    }
    ticks = end;
  }

  private record Waiting(long due, long order, Runnable task) {}
}
