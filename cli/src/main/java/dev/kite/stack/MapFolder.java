package dev.kite.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of source maps, as a build leaves it.
 *
 * <p>The map of {@code https://shop.test/js/app.js} is {@code js/app.js.map} in it, else {@code
 * app.js.map}. Nothing outside the folder is read.
 */
public final class MapFolder implements MapSource {
  private static final int MOST_STEPS = 64;

  private final Path folder;

  /** Maps below {@code folder}, which must be one. */
  public MapFolder(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public SourceMap find(String script, LoadedPage page) throws BadSourceMapException {
    for (var name : names(script)) {
      var file = inside(name + ".map");
      if (file != null && Files.isRegularFile(file)) {
        return read(file);
      }
    }
    throw new BadSourceMapException("no map of that name is in " + folder);
  }

  private static SourceMap read(Path file) throws BadSourceMapException {
    try {
      if (Files.size(file) > Download.MAX_BYTES) {
        throw new BadSourceMapException(file + " is larger than " + Download.MAX_TEXT);
      }
      return SourceMap.parse(Files.readString(file, UTF_8), file.toUri().toString());
    } catch (IOException e) {
      throw new BadSourceMapException(file + " cannot be read as UTF-8");
    }
  }

  private @Nullable Path inside(String name) {
    try {
      var file = folder.resolve(name).normalize();
      return file.startsWith(folder) ? file : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** The end of the script's path, the longest first. */
  private static List<String> names(String script) {
    int host = script.indexOf("://");
    var path = (host < 0 ? script : script.substring(host + 3)).replaceFirst("[?#].*", "");
    var steps =
        Arrays.stream(path.split("/", -1))
            .skip(host < 0 ? 0 : 1)
            .filter(s -> !s.isEmpty())
            .toList();
    return IntStream.range(Math.max(0, steps.size() - MOST_STEPS), steps.size())
        .mapToObj(from -> String.join("/", steps.subList(from, steps.size())))
        .toList();
  }
}
