package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MainTest {
  private final PrintStream stdout = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void captureStdout() {
    System.setOut(new PrintStream(printed, true, UTF_8));
  }

  @AfterEach
  void restoreStdout() {
    System.setOut(stdout);
  }

  @Test
  void versionIsTheOneOfTheBuild() {
    assertThat(Main.run("--version")).isZero();
    assertThat(printed.toString(UTF_8)).matches("kite \\d+\\.\\d+\\.\\d+\\R");
  }

  @Test
  void helpNamesTheCommand() {
    assertThat(Main.run("--help")).isZero();
    assertThat(printed.toString(UTF_8)).contains("Usage: kite");
  }
}
