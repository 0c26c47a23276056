package dev.kite.inject.build;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The build step: reads the listed sources, writes {@code kite.dev.js}, {@code kite.js.map} and
 * {@code kite.js}, and holds the size budget.
 *
 * <p>Runs inside Maven, which takes an exception as a failed build and prints its message.
 */
final class BuildScript {
  private static final String SCRIPT = "kite.js";

  private BuildScript() {}

  /**
   * Takes the folder of sources, the folder to write to, the gzip budget in bytes, and whatever
   * else the outputs depend on: nothing is made again while they are newer than all of it.
   */
  public static void main(String[] args) throws IOException {
    var sources = Path.of(args[0]);
    var output = Path.of(args[1]);
    var inputs =
        Stream.concat(Stream.of(sources), Arrays.stream(args).skip(3).map(Path::of)).toList();
    System.out.println(build(sources, output, new SizeBudget(Integer.parseInt(args[2])), inputs));
  }

  /** Returns a line that states the script's size. */
  static String build(Path sourceFolder, Path outputFolder, SizeBudget budget, List<Path> inputs)
      throws IOException {
    var script = outputFolder.resolve(SCRIPT);
    if (Freshness.isNewer(script, inputs)) {
      return budget.check(Files.readAllBytes(script));
    }
    var sources = Sources.read(sourceFolder);
    var minified = ScriptCompiler.compile(sources);
    var bytes = minified.code().getBytes(US_ASCII);
    var size = budget.check(bytes);

    Files.createDirectories(outputFolder);
    Files.writeString(outputFolder.resolve("kite.dev.js"), sources.joined(), UTF_8);
    Files.writeString(outputFolder.resolve("kite.js.map"), minified.sourceMap(), UTF_8);
    // Last, because its time stands for all three.
    Files.write(script, bytes);
    return size;
  }
}
