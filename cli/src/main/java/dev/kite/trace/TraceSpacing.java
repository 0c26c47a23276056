package dev.kite.trace;

import static java.util.Comparator.comparingLong;

import dev.kite.protocol.Reading;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** When one more sample would have come, learnt from the rows while they pass by. */
final class TraceSpacing {
  /** For a trace of one sample, which has no spacing: the interval of a 60 Hz sensor. */
  private static final double ALONE = 1000.0 / 60;

  private final Map<String, Stream> streams = new HashMap<>();
  private double last;

  private static final class Stream {
    private final double first;
    private double last;
    private long rows;

    Stream(double first) {
      this.first = first;
    }
  }

  void add(Reading row) {
    var stream = streams.computeIfAbsent(row.tag(), unseen -> new Stream(row.time()));
    stream.rows++;
    stream.last = row.time();
    last = row.time();
  }

  boolean isEmpty() {
    return streams.isEmpty();
  }

  /** The last row's time plus the mean spacing of the stream with the most rows. */
  double next() {
    var busiest = Collections.max(streams.values(), comparingLong(stream -> stream.rows));
    double span = busiest.last - busiest.first;
    return last + (span > 0 ? span / (busiest.rows - 1) : ALONE);
  }
}
