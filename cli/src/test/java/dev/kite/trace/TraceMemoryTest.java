package dev.kite.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An hour of readings: all its rows at once would take more than the heap that is there. */
class TraceMemoryTest {
  private static final int ROWS = 2 * TraceHour.SAMPLES;

  @TempDir private Path folder;

  @Test
  void hourOfSamplesIsWrittenAndReadInSixtyFourMegabytes() throws Exception {
    hour("hour.kite.jsonl");
  }

  @Test
  @Tag("full")
  void compressedHourIsWrittenAndReadInSixtyFourMegabytes() throws Exception {
    hour("hour.kite.jsonl.gz");
  }

  @Test
  @Tag("full")
  void hourIsLookedAtAndConvertedInSixtyFourMegabytes() throws Exception {
    var hour = hour("hour.kite.jsonl");

    assertThat(trace("info", hour))
        .contains(String.format(Locale.ROOT, "%,d, 0 samples lost", ROWS));
    assertThat(trace("plot", hour))
        .contains(String.format(Locale.ROOT, "3599.983 s, %,d rows", ROWS));
    assertThat(trace("report", hour, "-o", file("hour.html"))).contains("written");
    assertThat(Files.size(folder.resolve("hour.html"))).isLessThan(1 << 20);

    assertThat(trace("convert", hour, file("hour.csv"))).contains(ROWS + " rows");
    assertThat(trace("convert", file("hour.csv"), file("hour.json"))).contains(ROWS + " rows");
    assertThat(trace("convert", file("hour.json"), file("back.kite.jsonl")))
        .contains(ROWS + " rows");
    for (var format : List.of("sensorlogger-json", "phyphox", "webdriver", "cdp")) {
      assertThat(trace("convert", hour, file(format), "--to", format)).contains(ROWS + " rows");
      trace("convert", file(format), file("back.kite.jsonl"), "--from", format, "--force");
    }
    assertThat(trace("convert", hour, file("hour.zip"))).contains(ROWS + " rows");
    trace("convert", file("hour.zip"), file("back.kite.jsonl"), "--force");
  }

  private String hour(String name) throws Exception {
    var file = file(name);
    assertThat(run(TraceHour.class.getName(), List.of(file)))
        .contains("read " + ROWS + " scheduled " + ROWS);
    return file;
  }

  private String trace(String... words) throws Exception {
    var all = new ArrayList<>(List.of("trace"));
    all.addAll(List.of(words));
    return run("dev.kite.cli.Main", all);
  }

  /** What a process with a small heap printed; it must end well. */
  private String run(String mainClass, List<String> arguments) throws Exception {
    var output = folder.resolve("output.txt");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-Dfile.encoding=UTF-8"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    var child =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(child.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.exitValue()).as(() -> text(output)).isZero();
    return text(output);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
