package dev.kite.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceMemoryTest {
  @TempDir private Path folder;

  /** All its rows at once would take more than the heap that the process gets. */
  @ParameterizedTest
  @ValueSource(strings = {"hour.kite.jsonl", "hour.kite.jsonl.gz"})
  @Tag("full")
  void hourOfSamplesIsWrittenAndReadInSixtyFourMegabytes(String name) throws Exception {
    var output = folder.resolve("output.txt");
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                TraceHour.class.getName(),
                folder.resolve(name).toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      child.destroyForcibly();
    }

    int rows = 2 * TraceHour.SAMPLES;
    assertThat(output).content(UTF_8).contains("read " + rows + " scheduled " + rows);
    assertThat(child.exitValue()).isZero();
  }
}
