package dev.kite.cli;

import dev.kite.protocol.ControlKey;
import dev.kite.protocol.Key;
import dev.kite.protocol.Role;
import dev.kite.repl.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kite key show}: one of the room's keys, or what there is to know about them. */
@Command(
    name = "show",
    description = "Print a key of your room. The control key is never printed: it is in the file.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite key show --viewer > viewer.key"})
final class KeyShowCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private KeyOptions keys = new KeyOptions();

  @ArgGroup private @Nullable Which which;

  /** Which key is printed alone. */
  static final class Which {
    @Option(names = "--page", description = "The page key alone; it is public.")
    private boolean page;

    @SuppressWarnings("UnusedVariable") // Of the two exactly one is given.
    @Option(
        names = "--viewer",
        description = "The viewer key alone: whoever has it sees what your pages say.")
    private boolean viewer;
  }

  KeyShowCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    var file = keys.file(surroundings);
    var key = file.read();
    if (which == null) {
      surroundings.out().println("page key     " + key.pageKey().text() + "  (public)");
      surroundings.out().println("fingerprint  " + key.fingerprint());
      surroundings.out().println("key file     " + file.path() + "  (" + role(key.role()) + ")");
    } else {
      surroundings.out().println(which.page ? key.pageKey().text() : viewer(key));
    }
    return ExitCode.OK;
  }

  private static String viewer(Key key) {
    if (key.role() == Role.PAGE) {
      throw new Failure(ExitCode.USAGE, "The key file holds a page key: no other follows from it.");
    }
    return key instanceof ControlKey control ? control.viewerKey().text() : key.text();
  }

  private static String role(Role role) {
    return switch (role) {
      case CONTROL -> "control key: secret";
      case VIEWER -> "viewer key: secret";
      case PAGE -> "page key: public";
    };
  }
}
