package dev.kite.cli;

import dev.kite.repl.ExitCode;
import dev.kite.stack.MapFetcher;
import dev.kite.stack.MapFolder;
import dev.kite.stack.MapSource;
import dev.kite.stack.SourceMaps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the source maps of the pages' scripts come from. */
final class MapsOption {
  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description = "A folder with the source maps of the page's build, like dist/js/app.js.map.")
  private @Nullable Path folder;

  @Option(
      names = "--no-maps",
      description =
          "Show places in the built scripts. Without it the scripts' own source maps are fetched,"
              + " from the page's host and this machine alone.")
  private boolean off;

  /** Maps as the user wants them; nothing is fetched before one is asked for. */
  SourceMaps open() {
    return off ? SourceMaps.of(List.of()) : SourceMaps.of(sources(folder, MapFetcher.ofPages()));
  }

  /** The folder first, when there is one, then {@code fetcher}. */
  static List<MapSource> sources(@Nullable Path folder, MapSource fetcher) {
    var sources = new ArrayList<MapSource>();
    if (folder != null) {
      if (!Files.isDirectory(folder)) {
        throw new Failure(ExitCode.USAGE, "--maps " + folder + " is no folder.");
      }
      sources.add(new MapFolder(folder));
    }
    sources.add(fetcher);
    return sources;
  }
}
