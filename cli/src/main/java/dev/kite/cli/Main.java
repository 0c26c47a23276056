package dev.kite.cli;

import picocli.CommandLine;

/** Where the process starts, and the only place that ends it. */
public final class Main {
  private Main() {}

  /** Runs the command that {@code args} name and exits with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new Kite()).execute(args);
  }
}
