package dev.kite.cli;

import dev.kite.repl.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kite key}: the secret that makes a room yours. */
@Command(
    name = "key",
    description = "Show the keys of your room, or make new ones.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite key show --page"})
final class KeyCommand implements Callable<ExitCode> {

  @Override
  public ExitCode call() {
    throw new Failure(ExitCode.USAGE, "Say kite key show or kite key rotate.");
  }
}
