package dev.kite.repl;

import dev.kite.client.ReadingListener;
import dev.kite.protocol.Reading;
import dev.kite.protocol.SensorStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The latest readings of a page: the newest of each stream, how fast they come, and the last
 * {@value #MAX_POINTS} of motion for a plot.
 *
 * <p>Written on the connection's event thread, read by the one that draws.
 */
final class SensorTrail implements ReadingListener {
  static final int MAX_POINTS = 300;
  private static final double RATE_WINDOW = 2000;

  /** More than two seconds of the fastest sensor; a page's clock may also stand still. */
  static final int MAX_MARKS = 1000;

  /** One stream's counts; the marks are (time, sample number) of the last two seconds. */
  private static final class Flow {
    private final ArrayDeque<double[]> marks = new ArrayDeque<>();
    private long received;
    private long first;
    private long last;
    private Optional<Reading> newest = Optional.empty();
  }

  private final Map<SensorStream, Flow> flows = new EnumMap<>(SensorStream.class);
  private final ArrayDeque<Reading.Motion> points = new ArrayDeque<>();

  @Override
  public synchronized void readings(SensorStream stream, long number, List<Reading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    var flow = flows.computeIfAbsent(stream, name -> new Flow());
    if (number < flow.last || flow.received == 0) {
      restart(flow, number - readings.size() + 1);
    }
    var newest = readings.get(readings.size() - 1);
    flow.last = number;
    flow.received += readings.size();
    flow.newest = Optional.of(newest);
    flow.marks.add(new double[] {newest.time(), number});
    while (flow.marks.size() > MAX_MARKS
        || flow.marks.getFirst()[0] < newest.time() - RATE_WINDOW) {
      flow.marks.poll();
    }
    for (var reading : readings) {
      if (reading instanceof Reading.Motion motion) {
        points.add(motion);
      }
    }
    while (points.size() > MAX_POINTS) {
      points.poll();
    }
  }

  /** A new load of the page counts from 1 again. */
  private static void restart(Flow flow, long first) {
    flow.first = first;
    flow.received = 0;
    flow.marks.clear();
  }

  synchronized boolean isEmpty() {
    return flows.isEmpty();
  }

  synchronized Optional<Reading> newest(SensorStream stream) {
    var flow = flows.get(stream);
    return flow == null ? Optional.empty() : flow.newest;
  }

  /** Samples a second by the page's clock, those included that were skipped on the way. */
  synchronized OptionalDouble rate(SensorStream stream) {
    var flow = flows.get(stream);
    if (flow == null || flow.marks.size() < 2) {
      return OptionalDouble.empty();
    }
    var oldest = flow.marks.getFirst();
    var newest = flow.marks.getLast();
    double span = newest[0] - oldest[0];
    return span <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(1000 * (newest[1] - oldest[1]) / span);
  }

  /** Samples that were overwritten by later ones before they could be sent. */
  synchronized long skipped() {
    return flows.values().stream()
        .mapToLong(flow -> flow.last - flow.first + 1 - flow.received)
        .sum();
  }

  /** How many places in time are kept. */
  synchronized int marks() {
    return flows.values().stream().mapToInt(flow -> flow.marks.size()).sum();
  }

  synchronized List<Reading.Motion> points() {
    return new ArrayList<>(points);
  }
}
