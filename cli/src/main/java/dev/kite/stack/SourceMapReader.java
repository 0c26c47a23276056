package dev.kite.stack;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a source map; the sources' own text, most of it, is passed over. */
final class SourceMapReader {
  /** A section's map cannot have sections, but a hostile one may say so. */
  private static final int MAX_DEPTH = 4;

  /** As much as two maps of the largest size could spell out. */
  private static final int MAX_SOURCES_BYTES = 2 * Download.MAX_BYTES;

  private static final Segments EMPTY = empty();

  private final JsonReader in;
  private final String url;
  private long left = MAX_SOURCES_BYTES;

  private SourceMapReader(JsonReader in, String url) {
    this.in = in;
    this.url = url;
  }

  static SourceMap read(String json, String url) throws BadSourceMapException {
    // A first line of )]}' keeps a script element from running it.
    var text = json.startsWith(")]}") ? json.substring(endOfLine(json)) : json;
    var in = new JsonReader(new StringReader(text));
    in.setStrictness(Strictness.LEGACY_STRICT);
    try {
      return new SourceMapReader(in, url).map(0);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new BadSourceMapException("it is no source map in JSON");
    }
  }

  private static int endOfLine(String json) {
    int end = json.indexOf('\n');
    return end < 0 ? json.length() : end;
  }

  private static Segments empty() {
    try {
      return Segments.decode("");
    } catch (BadSourceMapException e) {
      throw new AssertionError(e);
    }
  }

  private SourceMap map(int depth) throws IOException, BadSourceMapException {
    var root = "";
    var mappings = EMPTY;
    List<String> sources = List.of();
    List<String> names = List.of();
    Set<Integer> ignored = Set.of();
    List<SourceMap.Section> sections = List.of();
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "version" -> version();
        case "sourceRoot" -> root = orEmpty(text());
        case "mappings" -> mappings = Segments.decode(orEmpty(text()));
        case "sources" -> sources = texts();
        case "names" -> names = texts();
        case "ignoreList", "x_google_ignoreList" -> ignored = numbers();
        case "sections" -> sections = sections(depth);
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new SourceMap(
        new SourceMap.Part(mappings, resolved(sources, root), names, ignored), sections);
  }

  /** One root stands before each of them, so they can be longer by far than the whole map. */
  private List<SourceMap.Source> resolved(List<String> sources, String root)
      throws BadSourceMapException {
    var resolved = new ArrayList<SourceMap.Source>();
    for (var name : sources) {
      var source = SourceName.resolve(name, root, url);
      left -= source.bytes();
      if (left < 0) {
        throw new BadSourceMapException("its sources have too many or too long names");
      }
      resolved.add(source);
    }
    return List.copyOf(resolved);
  }

  private void version() throws IOException, BadSourceMapException {
    var version = text();
    if (!"3".equals(version)) {
      boolean told = version != null && version.matches("[0-9.]{1,9}");
      throw new BadSourceMapException(
          told ? "it is of version " + version + ", not 3" : "it is of another version than 3");
    }
  }

  private List<SourceMap.Section> sections(int depth) throws IOException, BadSourceMapException {
    if (depth >= MAX_DEPTH) {
      throw new BadSourceMapException("its sections are nested too deep");
    }
    var sections = new ArrayList<SourceMap.Section>();
    in.beginArray();
    while (in.hasNext()) {
      sections.add(section(depth));
    }
    in.endArray();
    sections.sort(
        Comparator.comparingInt(SourceMap.Section::line)
            .thenComparingInt(SourceMap.Section::column));
    return List.copyOf(sections);
  }

  private SourceMap.Section section(int depth) throws IOException, BadSourceMapException {
    int line = 0;
    int column = 0;
    var map = new SourceMap(new SourceMap.Part(EMPTY, List.of(), List.of(), Set.of()), List.of());
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "offset" -> {
          in.beginObject();
          while (in.hasNext()) {
            switch (in.nextName()) {
              case "line" -> line = in.nextInt();
              case "column" -> column = in.nextInt();
              default -> in.skipValue();
            }
          }
          in.endObject();
        }
        case "map" -> map = map(depth + 1);
        default -> in.skipValue();
      }
    }
    in.endObject();
    return new SourceMap.Section(line, column, map);
  }

  /** A string or a number; null for everything else. */
  private @Nullable String text() throws IOException {
    if (in.peek() == JsonToken.STRING || in.peek() == JsonToken.NUMBER) {
      return in.nextString();
    }
    in.skipValue();
    return null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private List<String> texts() throws IOException {
    var texts = new ArrayList<String>();
    in.beginArray();
    while (in.hasNext()) {
      texts.add(orEmpty(text()));
    }
    in.endArray();
    return List.copyOf(texts);
  }

  private Set<Integer> numbers() throws IOException {
    var numbers = new HashSet<Integer>();
    in.beginArray();
    while (in.hasNext()) {
      numbers.add(in.nextInt());
    }
    in.endArray();
    return Set.copyOf(numbers);
  }
}
