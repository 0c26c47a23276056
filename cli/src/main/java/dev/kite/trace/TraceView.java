package dev.kite.trace;

import dev.kite.protocol.Reading;
import dev.kite.trace.TrackBins.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A part of a trace made ready to be drawn: its tracks thinned out, and where readings are missing.
 *
 * <p>A second pass over a file whose {@link TraceSummary} is known, in constant memory.
 */
public final class TraceView {
  /** More gaps than these are no longer told apart by anybody. */
  private static final int MOST_GAPS = 500;

  /** A row that comes later than so many spacings is behind a gap. */
  private static final double LATE = 3;

  /** A page that was busy for a moment has no gap, in milliseconds. */
  private static final double SHORTEST_GAP = 50;

  private final Span span;
  private final int bins;
  private final Map<Track, TrackBins> tracks = new LinkedHashMap<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final Map<String, Double> longest = new HashMap<>();
  private final Map<String, Double> last = new HashMap<>();
  private double lastSample = Double.NaN;

  /**
   * A time without readings.
   *
   * @param tag of the rows that are missing; {@code d} where the file itself says so
   * @param lost how many samples the file says were lost; 0 where it does not say
   */
  public record Gap(String tag, double from, double to, long lost) {}

  private TraceView(TraceSummary summary, Span span, int bins, Set<String> tags) {
    this.span = span;
    this.bins = bins;
    for (var facts : summary.tracks()) {
      if (tags.contains(facts.track().tag()) && facts.hasNumbers()) {
        tracks.put(facts.track(), new TrackBins(facts.track(), span, bins));
      }
    }
    for (var kind : summary.kinds()) {
      if (tags.contains(kind.tag()) && kind.isSampled() && kind.spacing().count() > 0) {
        double late = Math.max(SHORTEST_GAP, LATE * kind.spacing().quantile(0.5));
        longest.put(kind.key(), late);
      }
    }
  }

  /**
   * Reads the rows of these tags that lie in the span.
   *
   * @param bins into how many the span is cut
   */
  public static TraceView read(
      Path file, TraceSummary summary, Span span, int bins, Set<String> tags) throws IOException {
    var view = new TraceView(summary, span, bins, tags);
    try (var reader = TraceReader.open(file)) {
      for (var row = reader.next(); row != null && row.time() <= span.to(); row = reader.next()) {
        view.add(row);
      }
    }
    return view;
  }

  private void add(Reading row) {
    if (row instanceof Reading.Dropped lost) {
      interrupt(lost);
      return;
    }
    noteGap(row);
    if (span.contains(row.time())) {
      Track.each(row, (track, values) -> bin(track, row.time(), values));
    }
  }

  private void bin(Track track, double time, double... values) {
    var kept = tracks.get(track);
    if (kept != null) {
      kept.add(time, values);
    }
  }

  private void interrupt(Reading.Dropped lost) {
    tracks.values().forEach(TrackBins::interrupt);
    gap(
        new Gap(
            "d", Double.isNaN(lastSample) ? lost.time() : lastSample, lost.time(), lost.count()));
  }

  private void noteGap(Reading row) {
    var kind = TraceSummary.Kind.key(row);
    var late = longest.get(kind);
    if (late == null) {
      return;
    }
    var before = last.put(kind, row.time());
    lastSample = row.time();
    if (before != null && row.time() - before > late) {
      Track.each(row, (track, values) -> interrupt(track));
      gap(new Gap(row.tag(), before, row.time(), 0));
    }
  }

  private void interrupt(Track track) {
    var kept = tracks.get(track);
    if (kept != null) {
      kept.interrupt();
    }
  }

  private void gap(Gap gap) {
    if (gap.to() >= span.from() && gaps.size() < MOST_GAPS) {
      gaps.add(gap);
    }
  }

  public Span span() {
    return span;
  }

  public int bins() {
    return bins;
  }

  /** The tracks that have numbers somewhere in the trace, in the order in which they come first. */
  public List<TrackBins> tracks() {
    return List.copyOf(tracks.values());
  }

  /** The first gaps that reach into the span. */
  public List<Gap> gaps() {
    return List.copyOf(gaps);
  }
}
