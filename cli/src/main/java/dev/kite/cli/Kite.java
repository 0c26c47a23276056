package dev.kite.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command {@code kite} itself, without a subcommand. */
@Command(
    name = "kite",
    description =
        "See and drive the console and the motion sensors of any browser from a terminal.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Kite implements Callable<ExitCode> {
  private final Surroundings surroundings;

  Kite(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    surroundings.out().println();
    return ExitCode.OK;
  }
}
