package dev.kite.trace;

import dev.kite.protocol.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What there is to know of a trace without its rows: how many of each kind, how they lie in time,
 * and within which bounds their values are. All times in milliseconds.
 *
 * <p>Learnt in one pass in constant memory: kinds beyond {@value #MOST_KINDS} are counted together,
 * and marks beyond {@value #MOST_MARKS} counted only.
 */
public final class TraceSummary {
  /** A file may name any number of sensor classes and tags. */
  public static final int MOST_KINDS = 40;

  public static final int MOST_MARKS = 1000;

  private static final int MOST_LETTERS = 300;
  private static final Set<String> SAMPLED = Set.of("m", "o", "a", "g");

  private final TraceHeader header;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final Map<Track, TrackFacts> tracks = new LinkedHashMap<>();
  private final List<Reading.Mark> marks = new ArrayList<>();
  private long rows;
  private long markCount;
  private long dropped;
  private long others;
  private double duration;
  private boolean cutOff;

  /**
   * The rows of one tag, of generic sensors those of one class.
   *
   * @param sensor the class; empty for other tags
   */
  public record Kind(String tag, String sensor, RowSpacing spacing) {
    static Kind of(Reading row) {
      return new Kind(row.tag(), sensor(row), new RowSpacing());
    }

    /** The same for all rows of a kind. */
    static String key(Reading row) {
      return row.tag() + " " + sensor(row);
    }

    String key() {
      return tag + " " + sensor;
    }

    private static String sensor(Reading row) {
      return row instanceof Reading.Generic generic ? generic.sensor() : "";
    }

    public long rows() {
      return spacing.rows();
    }

    /** What people call it; foreign text for a sensor class and for an unknown tag. */
    public String name() {
      return switch (tag) {
        case "m" -> "motion";
        case "o" -> "orientation";
        case "a" -> "absolute orientation";
        case "g" -> sensor;
        case "s" -> "screen turned";
        case "v" -> "hidden or shown";
        case "k" -> "mark";
        case "d" -> "loss";
        default -> "\"" + tag + "\", unknown";
      };
    }

    /** Whether its rows come at a rate of their own, so that their spacing says something. */
    public boolean isSampled() {
      return SAMPLED.contains(tag);
    }
  }

  /** The values of a track, axis by axis. */
  public record TrackFacts(Track track, List<ValueRange> axes) {
    /** Whether there is a number at all. */
    public boolean hasNumbers() {
      return axes.stream().anyMatch(axis -> axis.count() > 0);
    }

    private static TrackFacts of(Track track) {
      return new TrackFacts(
          track, Stream.generate(() -> ValueRange.of(track)).limit(track.axes().size()).toList());
    }
  }

  private TraceSummary(TraceHeader header) {
    this.header = header;
  }

  /** Reads a file to its end. */
  public static TraceSummary of(Path file) throws IOException {
    try (var reader = TraceReader.open(file)) {
      var summary = new TraceSummary(reader.header());
      for (var row = reader.next(); row != null; row = reader.next()) {
        summary.add(row);
      }
      summary.cutOff = reader.cutOff();
      return summary;
    }
  }

  private void add(Reading row) {
    rows++;
    duration = row.time();
    var key = Kind.key(row);
    if (!kinds.containsKey(key) && kinds.size() == MOST_KINDS) {
      others++;
      return;
    }
    kinds.computeIfAbsent(key, unseen -> Kind.of(row)).spacing().add(row.time());
    if (row instanceof Reading.Mark mark) {
      mark(mark);
    } else if (row instanceof Reading.Dropped lost) {
      dropped += lost.count();
    } else {
      Track.each(row, this::values);
    }
  }

  private void mark(Reading.Mark mark) {
    markCount++;
    if (marks.size() < MOST_MARKS) {
      marks.add(new Reading.Mark(mark.time(), cut(mark.text())));
    }
  }

  /** A line of a trace may have a megabyte. */
  private static String cut(String text) {
    return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS) + "…";
  }

  private void values(Track track, double... values) {
    var axes = tracks.computeIfAbsent(track, TrackFacts::of).axes();
    for (int axis = 0; axis < values.length; axis++) {
      axes.get(axis).add(values[axis]);
    }
  }

  public TraceHeader header() {
    return header;
  }

  /** All rows, those without readings too. */
  public long rows() {
    return rows;
  }

  /** The time of the last row; 0 without one. */
  public double duration() {
    return duration;
  }

  /** How many samples the file says were lost. */
  public long dropped() {
    return dropped;
  }

  /** Whether the file has no end line. */
  public boolean cutOff() {
    return cutOff;
  }

  /** The kinds of rows, in the order in which they come first. */
  public List<Kind> kinds() {
    return List.copyOf(kinds.values());
  }

  /** Rows of kinds that are too many to be told apart. */
  public long others() {
    return others;
  }

  /** The tracks, in the order in which they come first; a track may be without numbers. */
  public List<TrackFacts> tracks() {
    return List.copyOf(tracks.values());
  }

  /** The first marks. */
  public List<Reading.Mark> marks() {
    return List.copyOf(marks);
  }

  /** How many marks there are, those included that {@link #marks} leaves out. */
  public long markCount() {
    return markCount;
  }
}
