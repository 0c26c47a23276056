package dev.kite.repl;

import dev.kite.client.ReadingListener;
import dev.kite.protocol.Reading;
import dev.kite.protocol.SensorStream;
import dev.kite.trace.Track;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The latest readings of a page: the last {@value #MAX_POINTS} of each group of values, how fast
 * they come, and how many were overwritten on the way.
 *
 * <p>Written on the connection's event thread, read by the one that draws.
 */
final class SensorTrail implements ReadingListener {
  static final int MAX_POINTS = 300;

  /** A page may name any number of sensor classes. */
  static final int MAX_TRACKS = 16;

  /** More than two seconds of the fastest sensor; a page's clock may also stand still. */
  static final int MAX_MARKS = 1000;

  private static final double RATE_WINDOW = 2000;

  /** So many samples in a row that were skipped are seen as a gap in the curve. */
  private static final int GAP = 6;

  /** One stream's counts; the marks are (time, sample number) of the last two seconds. */
  private static final class Flow {
    private final ArrayDeque<double[]> marks = new ArrayDeque<>();
    private long received;
    private long first;
    private long last;
  }

  /** The values of a track at a time; NaN for each that is missing. */
  record Point(double time, List<Double> values) {
    static Point of(double time, double... values) {
      return new Point(time, Arrays.stream(values).boxed().toList());
    }

    boolean isEmpty() {
      return values.stream().noneMatch(Double::isFinite);
    }
  }

  /** The last points of a track, oldest first; there is at least one. */
  record Curve(Track track, List<Point> points) {
    List<Double> newest() {
      return points.get(points.size() - 1).values();
    }

    /** One axis, NaN for what is missing. */
    List<Double> axis(int axis) {
      return points.stream().map(point -> point.values().get(axis)).toList();
    }

    boolean hasNumbers() {
      return !points.stream().allMatch(Point::isEmpty);
    }

    /** In milliseconds of the page's clock. */
    double span() {
      return points.get(points.size() - 1).time() - points.get(0).time();
    }
  }

  private final Map<SensorStream, Flow> flows = new EnumMap<>(SensorStream.class);
  private final Map<Track, ArrayDeque<Point>> tracks = new LinkedHashMap<>();

  @Override
  public synchronized void readings(SensorStream stream, long number, List<Reading> readings) {
    if (readings.isEmpty()) {
      return;
    }
    var flow = flows.computeIfAbsent(stream, name -> new Flow());
    if (number < flow.last || flow.received == 0) {
      restart(flow, number - readings.size() + 1);
    }
    long skipped = number - flow.last - readings.size();
    if (flow.received > 0 && skipped >= GAP) {
      readings.forEach(reading -> Track.each(reading, this::interrupt));
    }
    flow.last = number;
    flow.received += readings.size();
    mark(flow, readings.get(readings.size() - 1).time());
    for (var reading : readings) {
      Track.each(reading, (track, values) -> point(track, Point.of(reading.time(), values)));
    }
  }

  private static void mark(Flow flow, double time) {
    flow.marks.add(new double[] {time, flow.last});
    while (flow.marks.size() > MAX_MARKS || flow.marks.getFirst()[0] < time - RATE_WINDOW) {
      flow.marks.poll();
    }
  }

  private void interrupt(Track track, double... values) {
    var points = tracks.get(track);
    if (points != null && !points.getLast().isEmpty()) {
      var nothing = values.clone();
      Arrays.fill(nothing, Double.NaN);
      points.add(Point.of(points.getLast().time(), nothing));
    }
  }

  private void point(Track track, Point point) {
    if (tracks.size() == MAX_TRACKS && !tracks.containsKey(track)) {
      return;
    }
    var points = tracks.computeIfAbsent(track, unseen -> new ArrayDeque<>());
    points.add(point);
    while (points.size() > MAX_POINTS) {
      points.poll();
    }
  }

  /** A new load of the page counts from 1 again. */
  private static void restart(Flow flow, long first) {
    flow.first = first;
    flow.last = first - 1;
    flow.received = 0;
    flow.marks.clear();
  }

  synchronized boolean isEmpty() {
    return flows.isEmpty();
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

  /** Samples that came. */
  synchronized long received() {
    return flows.values().stream().mapToLong(flow -> flow.received).sum();
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

  /** The tracks that came, in the order in which they came first. */
  synchronized List<Curve> curves() {
    var curves = new ArrayList<Curve>();
    tracks.forEach((track, points) -> curves.add(new Curve(track, List.copyOf(points))));
    return curves;
  }
}
