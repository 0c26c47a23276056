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
  private final Map<String, Sampled> kinds = new HashMap<>();
  private double lastSample = Double.NaN;
  private double lastLoss = Double.NaN;

  /**
   * A time without readings.
   *
   * @param tag of the rows that are missing; {@code d} where the file itself says so
   * @param kind what people call these rows; foreign text for a sensor class
   * @param lost how many samples the file says were lost; 0 where it does not say
   */
  public record Gap(String tag, String kind, double from, double to, long lost) {
    /** Whether it lies in the readings of that track. */
    public boolean isIn(Track track) {
      return lost > 0
          || (tag.equals(track.tag()) && (!tag.equals("g") || kind.equals(track.name())));
    }
  }

  /** Rows that come at a rate, and from when on one is late. */
  private static final class Sampled {
    private final TraceSummary.Kind kind;
    private final double late;
    private double last = Double.NaN;

    Sampled(TraceSummary.Kind kind, double late) {
      this.kind = kind;
      this.late = late;
    }
  }

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
        kinds.put(kind.key(), new Sampled(kind, late));
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
    lastLoss = lost.time();
    double from = Double.isNaN(lastSample) ? lost.time() : lastSample;
    gap(new Gap(lost.tag(), "", from, lost.time(), lost.count()));
  }

  private void noteGap(Reading row) {
    var sampled = kinds.get(TraceSummary.Kind.key(row));
    if (sampled == null) {
      return;
    }
    double before = sampled.last;
    sampled.last = row.time();
    lastSample = row.time();
    if (row.time() - before > sampled.late) {
      Track.each(row, (track, values) -> interrupt(track));
      if (!(lastLoss >= before)) {
        gap(new Gap(row.tag(), sampled.kind.name(), before, row.time(), 0));
      }
    }
  }

  private void interrupt(Track track) {
    var kept = tracks.get(track);
    if (kept != null) {
      kept.interrupt();
    }
  }

  private void gap(Gap gap) {
    boolean seen = gap.to() >= span.from() && gap.from() <= span.to();
    if (seen && gaps.size() < MOST_GAPS) {
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
