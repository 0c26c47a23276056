package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.repl.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kite attach}: a console on a relay that runs already. */
@Command(
    name = "attach",
    description = "Open the prompt on a running relay; Ctrl-D leaves.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite attach http://127.0.0.1:7331"})
final class AttachCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();
  @Mixin private MapsOption maps = new MapsOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "URL",
      description = "The relay; default as for --relay.")
  private @Nullable String url;

  AttachCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() throws IOException {
    relay.relay(url);
    var connector =
        MappedConnection.connector(relay.connector(surroundings, Backlog.all()), maps.open());
    var early = EarlyConnection.start(connector);
    return surroundings.prompt().run(early::connect);
  }
}
