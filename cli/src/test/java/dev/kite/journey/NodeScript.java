package dev.kite.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a test script in {@code src/test/npm}, with the packages installed there. */
final class NodeScript {
  private static final Path FOLDER = Path.of("src", "test", "npm");
  private static final int DEADLINE_SECONDS = 120;

  private NodeScript() {}

  /** Runs the script to its end; when one of its tests fails, fails with what it printed. */
  static void passes(Path scratch, String script, String... words)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(FOLDER.resolve("node_modules"))) {
      throw new AssertionError("run bin/test, or: npm ci --prefix cli/" + FOLDER);
    }
    var command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(words));
    var output = Files.createTempFile(scratch, script, ".tap");
    var process =
        new ProcessBuilder(command)
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      var ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
      var printed = Files.readString(output, UTF_8);
      assertThat(ended).as("%s within %s s: %s", script, DEADLINE_SECONDS, printed).isTrue();
      assertThat(process.exitValue()).as("%s: %s", script, printed).isZero();
      // A script whose tests were never reached would also end well.
      assertThat(printed).containsPattern("# pass [1-9]");
    } finally {
      process.destroyForcibly();
    }
  }
}
