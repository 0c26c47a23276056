package dev.kite.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a command runs in: its streams, its environment variables and how it is interrupted. */
record Surroundings(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> variables,
    Interrupts interrupts) {

  /** The value of an environment variable; null when it is not set or empty. */
  @Nullable String variable(String name) {
    var value = variables.get(name);
    return value == null || value.isEmpty() ? null : value;
  }
}
