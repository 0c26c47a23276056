package dev.kite.cli;

import dev.kite.repl.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kite trace}: what can be done with a trace file without a page. */
@Command(
    name = "trace",
    description = "Look at trace files, and convert them to and from other formats.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "kite record makes a trace, kite replay fires it into a page."})
final class TraceCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Spec private CommandSpec spec = CommandSpec.create();

  TraceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    spec.commandLine().usage(surroundings.err());
    return ExitCode.USAGE;
  }
}
