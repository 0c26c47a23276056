package dev.kite.cli;

import dev.kite.repl.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kite key rotate}: a new room, which those who knew the old keys cannot enter. */
@Command(
    name = "rotate",
    description = "Make new keys. Pages need the new script tag; consoles connect anew.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite key rotate"})
final class KeyRotateCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private KeyOptions keys = new KeyOptions();

  KeyRotateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    var key = keys.file(surroundings).rotate();
    surroundings.out().println("page key     " + key.pageKey().text() + "  (public)");
    surroundings.out().println("Put it into your script tags: the old one names another room now.");
    return ExitCode.OK;
  }
}
