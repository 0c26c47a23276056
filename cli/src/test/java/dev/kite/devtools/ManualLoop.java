package dev.kite.devtools;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** An event loop that runs what it is given at once, and whose time a test moves. */
final class ManualLoop implements EventLoop {
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
  private long now;

  private record Alarm(long at, Runnable task) {}

  @Override
  public void run(Runnable task) {
    task.run();
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    var alarm = new Alarm(now + delay.toNanos(), task);
    alarms.add(alarm);
    return () -> alarms.remove(alarm);
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public int backlog() {
    return 0;
  }

  void pass(Duration time) {
    long end = now + time.toNanos();
    while (!alarms.isEmpty() && alarms.peek().at() <= end) {
      var next = alarms.remove();
      now = next.at();
      next.task().run();
    }
    now = end;
  }
}
