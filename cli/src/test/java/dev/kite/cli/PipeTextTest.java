package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The prompt on pipes, in a process whose locale knows ASCII only. */
class PipeTextTest {
  @TempDir private Path folder;
  private TestRoom room;

  @BeforeEach
  void openRoom() throws Exception {
    room = TestRoom.open(folder);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void valuesAndLogsAreUtf8() throws Exception {
    var page =
        room.page("Cart")
            .answers(
                "Runtime.evaluate",
                params ->
                    params.get("expression").getAsString().equals("'ü€'")
                        ? "{\"result\":{\"result\":{\"type\":\"string\",\"value\":\"ü€\"}}}"
                        : "{}");
    page.log("größer €");
    var in = Files.writeString(folder.resolve("in"), "'ü€'\n");
    var out = folder.resolve("out");
    var err = folder.resolve("err");

    assertThat(attach(in, out, err)).isZero();

    assertThat(Files.readString(out, UTF_8)).isEqualTo("ü€\n");
    assertThat(Files.readString(err, UTF_8)).contains("größer €");
  }

  private int attach(Path in, Path out, Path err) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.kite.cli.Main",
                "attach",
                room.url(),
                "--key-file",
                room.keyFile().toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    var process = builder.start();
    try {
      assertThat(process.waitFor(30, SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
