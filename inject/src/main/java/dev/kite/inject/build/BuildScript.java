package dev.kite.inject.build;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The build step: makes each script from its listed sources, minified beside a readable one and a
 * source map, and holds its size budget.
 *
 * <p>Runs inside Maven, which takes an exception as a failed build and prints its message.
 */
final class BuildScript {
  /** What every page loads, and what is loaded when a console first asks for it. */
  private static final List<String> SCRIPTS = List.of("kite.js", "kite-drive.js", "kite-motion.js");

  private BuildScript() {}

  /**
   * Takes the folder of sources, the folder to write to, the gzip budget of each script in bytes,
   * and whatever else the outputs depend on: nothing is made again while they are newer than all of
   * it.
   */
  public static void main(String[] args) throws IOException {
    var sources = Path.of(args[0]);
    var output = Path.of(args[1]);
    int behindBudgets = 2 + SCRIPTS.size();
    var budgets =
        Arrays.stream(args, 2, behindBudgets)
            .map(bytes -> new SizeBudget(Integer.parseInt(bytes)))
            .toList();
    var others = Arrays.stream(args, behindBudgets, args.length).map(Path::of);
    build(sources, output, budgets, Stream.concat(Stream.of(sources), others).toList())
        .forEach(System.out::println);
  }

  /** Takes a budget for each script; returns a line for each that states its size. */
  static List<String> build(
      Path sourceFolder, Path outputFolder, List<SizeBudget> budgets, List<Path> inputs)
      throws IOException {
    Sources.refuseUnlisted(sourceFolder, SCRIPTS);
    Files.createDirectories(outputFolder);
    var lines = new ArrayList<String>();
    for (int i = 0; i < SCRIPTS.size(); i++) {
      var name = SCRIPTS.get(i);
      var script = outputFolder.resolve(name);
      var bytes =
          Freshness.isNewer(script, inputs)
              ? Files.readAllBytes(script)
              : compile(sourceFolder, outputFolder, name);
      lines.add(budgets.get(i).check(name, bytes));
      // Last, because its time stands for all three, and after the budget, because it vouches for
      // it.
      if (!Freshness.isNewer(script, inputs)) {
        Files.write(script, bytes);
      }
    }
    return lines;
  }

  private static byte[] compile(Path sourceFolder, Path outputFolder, String name)
      throws IOException {
    var sources = Sources.read(sourceFolder, name);
    var minified = ScriptCompiler.compile(sources, name);
    Files.writeString(outputFolder.resolve(readable(name)), sources.joined(), UTF_8);
    Files.writeString(outputFolder.resolve(name + ".map"), minified.sourceMap(), UTF_8);
    return minified.code().getBytes(US_ASCII);
  }

  private static String readable(String name) {
    return name.replace(".js", ".dev.js");
  }
}
