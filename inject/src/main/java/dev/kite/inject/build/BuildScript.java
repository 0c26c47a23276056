package dev.kite.inject.build;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The build step: reads the listed sources, writes {@code kite.dev.js}, {@code kite.js} and {@code
 * kite.js.map}, and holds the size budget.
 *
 * <p>Runs inside Maven, which takes an exception as a failed build and prints its message.
 */
final class BuildScript {
  private BuildScript() {}

  /** Takes the folder of sources, the folder to write to, and the gzip budget in bytes. */
  public static void main(String[] args) throws IOException {
    var size = build(Path.of(args[0]), Path.of(args[1]), new SizeBudget(Integer.parseInt(args[2])));
    System.out.println(size);
  }

  /** Returns a line that states the script's size. */
  static String build(Path sourceFolder, Path outputFolder, SizeBudget budget) throws IOException {
    var sources = Sources.read(sourceFolder);
    var script = ScriptCompiler.compile(sources);
    var minified = script.code().getBytes(US_ASCII);
    var size = budget.check(minified);

    Files.createDirectories(outputFolder);
    Files.writeString(outputFolder.resolve("kite.dev.js"), sources.joined(), UTF_8);
    Files.write(outputFolder.resolve("kite.js"), minified);
    Files.writeString(outputFolder.resolve("kite.js.map"), script.sourceMap(), UTF_8);
    return size;
  }
}
