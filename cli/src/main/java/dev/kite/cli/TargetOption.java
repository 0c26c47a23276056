package dev.kite.cli;

import dev.kite.client.Target;
import dev.kite.client.TargetSelector;
import dev.kite.repl.ExitCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which page a command is for. */
final class TargetOption {
  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "A page: its number, the beginning of its id, or part of its title or URL.")
  private @Nullable String name;

  boolean named() {
    return name != null;
  }

  /** The page the user means, which is the only one there is when none is named. */
  Target select(List<Target> targets) {
    var selection =
        name == null ? TargetSelector.only(targets) : TargetSelector.named(name, targets);
    if (selection instanceof TargetSelector.One one) {
      return one.target();
    }
    throw new Failure(ExitCode.NO_TARGET, ((TargetSelector.NotOne) selection).message());
  }
}
