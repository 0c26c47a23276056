package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.client.ConnectionListener;
import dev.kite.client.JsonLines;
import dev.kite.client.Target;
import dev.kite.client.TargetSelector;
import dev.kite.client.TargetSelector.NotOne;
import dev.kite.repl.ExitCode;
import dev.kite.repl.PlainText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kite targets}: who is connected. */
@Command(
    name = "targets",
    description = "List the pages that are connected.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite targets --json | jq -r .url"})
final class TargetsCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();

  @Option(names = "--json", description = "One JSON object a line; docs/json.md describes it.")
  private boolean json;

  TargetsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() {
    try (var connection =
        relay.connect(surroundings, Backlog.none(), new ConnectionListener() {})) {
      var targets = connection.targets();
      for (var target : targets) {
        surroundings.out().println(json ? JsonLines.target(target) : line(target, targets));
      }
      if (!json && targets.isEmpty() && TargetSelector.only(targets) instanceof NotOne none) {
        surroundings.err().println("kite: " + none.message());
      }
      return targets.isEmpty() ? ExitCode.NO_TARGET : ExitCode.OK;
    }
  }

  private static String line(Target target, List<Target> all) {
    var state = target.connected() ? target.hidden() ? "hidden" : "shown" : "away";
    return "%3d  %s  %-6s  %s  %s%s"
        .formatted(
            target.number(),
            target.id(),
            state,
            PlainText.line(target.title().isBlank() ? "(no title)" : target.title()),
            PlainText.line(target.url()),
            target.source(all).map(source -> "  fed by " + source.number()).orElse(""));
  }
}
