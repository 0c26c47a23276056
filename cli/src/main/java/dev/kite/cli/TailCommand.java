package dev.kite.cli;

import dev.kite.client.Backlog;
import dev.kite.repl.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kite tail}: logs as they come, for people and, with {@code --json}, for programs. */
@Command(
    name = "tail",
    description = "Print what pages log as it comes, what the relay still holds first.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Example:", "  kite tail --json | jq -r 'select(.kind == \"error\").text'"})
final class TailCommand implements Callable<ExitCode> {
  private final Surroundings surroundings;

  @Mixin private RelayOptions relay = new RelayOptions();
  @Mixin private TargetOption target = new TargetOption();
  @Mixin private TimesOption times = new TimesOption();

  @Mixin private MapsOption maps = new MapsOption();

  @Option(
      names = "--last",
      paramLabel = "N",
      description = {
        "Of what there is already, the newest N entries; default all.",
        "What other consoles alone are shown, like answers to them, counts as well.",
        "A relay that was restarted gets it anew from the pages, and then it comes too."
      })
  private int last = Backlog.all().entries();

  @Option(names = "--json", description = "One JSON object a line; docs/json.md describes them.")
  private boolean json;

  TailCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public ExitCode call() throws IOException {
    if (last < 0) {
      throw new Failure(ExitCode.USAGE, "--last is a number from 0, like 100.");
    }
    var backlog = new Backlog(Math.min(last, Backlog.all().entries()));
    var form = json ? Tail.Form.JSON : Tail.Form.TEXT;
    try (var sourceMaps = maps.open()) {
      return print(backlog, new Tail(surroundings, form, sourceMaps, times.column()));
    }
  }

  private ExitCode print(Backlog backlog, Tail tail) throws IOException {
    try (var connection = relay.connect(surroundings, backlog, tail);
        tail) {
      var only = target.named() ? target.select(connection.targets()).id() : "";
      tail.begin(only, connection::targets);
      return surroundings.interrupts().during(tail::close, tail::awaitEnd);
    }
  }
}
