package dev.kite.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a command runs in: streams, environment variables, interrupts, and the prompt. */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> variables,
    Interrupts interrupts,
    Prompt prompt) {

  /** The value of an environment variable; null when it is not set or empty. */
  @Nullable String variable(String name) {
    var value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /** Those of this process, whose exit code is told once it is known. */
  static Surroundings ofProcess(CompletableFuture<Integer> exitCode) {
    // The streams of System write in the locale's charset, which is ASCII under LANG=C.
    var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    return new Surroundings(
        System.in,
        out,
        err,
        System.getenv(),
        Interrupts.ofProcess(exitCode),
        Prompt.ofProcess(System.in, out, err));
  }
}
