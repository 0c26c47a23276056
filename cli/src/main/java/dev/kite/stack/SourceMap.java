package dev.kite.stack;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A source map of version 3 (ECMA-426): leads places in generated code back to their sources. */
public final class SourceMap {
  private final Part part;
  private final List<Section> sections;

  /** A map without sections. */
  record Part(Segments segments, List<Source> sources, List<String> names, Set<Integer> ignored) {}

  /** A source's resolved URL and what is shown of it. */
  record Source(String url, String path) {
    /** About how much memory it takes. */
    int bytes() {
      return 100 + url.length() + path.length();
    }
  }

  /** A map that holds from a place on, both from 0. */
  record Section(int line, int column, SourceMap map) {}

  SourceMap(Part part, List<Section> sections) {
    this.part = part;
    this.sections = sections;
  }

  /**
   * Reads a map.
   *
   * @param url the map's own, which relative sources are resolved against
   */
  public static SourceMap parse(String json, String url) throws BadSourceMapException {
    return SourceMapReader.read(json, url);
  }

  /** About how much memory it takes. */
  int bytes() {
    return part.segments().bytes()
        + part.sources().stream().mapToInt(Source::bytes).sum()
        + part.names().stream().mapToInt(name -> 60 + name.length()).sum()
        + sections.stream().mapToInt(section -> section.map().bytes()).sum();
  }

  /**
   * The original of a place.
   *
   * @param line from 1
   * @param column from 1, or 0 when it is not known: then the first of the line
   */
  public Optional<Original> original(int line, int column) {
    for (int i = sections.size() - 1; i >= 0; i--) {
      var section = sections.get(i);
      int before = section.line() == line - 1 ? section.column() : 0;
      if (section.line() < line && before < Math.max(column, 1)) {
        return section.map().original(line - section.line(), Math.max(column - before, 0));
      }
    }
    var segment =
        column == 0 ? part.segments().first(line - 1) : part.segments().at(line - 1, column - 1);
    return segment == null ? Optional.empty() : Optional.ofNullable(original(segment, column - 1));
  }

  private @Nullable Original original(Segments.Segment segment, int column) {
    if (segment.source() < 0 || segment.source() >= part.sources().size()) {
      return null;
    }
    var source = part.sources().get(segment.source());
    boolean named = segment.name() >= 0 && segment.name() < part.names().size();
    return new Original(
        source.url(),
        source.path(),
        segment.originalLine() + 1,
        segment.originalColumn() + 1,
        named ? part.names().get(segment.name()) : "",
        segment.column() == column,
        part.ignored().contains(segment.source()));
  }
}
