package dev.kite.cli;

import dev.kite.client.Target;
import dev.kite.client.TargetSelector;
import dev.kite.repl.ExitCode;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine.Option;

/** Which pages a command is for. */
final class TargetsOption {
  @Option(
      names = "--target",
      paramLabel = "NAME",
      description =
          "A page: its number, the beginning of its id, or part of its title or URL; may be given"
              + " several times.")
  private List<String> names = List.of();

  @Option(names = "--all", description = "All pages that are connected.")
  private boolean all;

  /** Refuses what contradicts itself, before anything is done. */
  void check() {
    if (all && !names.isEmpty()) {
      throw new Failure(ExitCode.USAGE, "--all means every page: leave out --target.");
    }
  }

  /** The pages the user means, each once; the only one there is when none is named. */
  List<Target> select(List<Target> targets) {
    var connected = targets.stream().filter(Target::connected).toList();
    if (all && !connected.isEmpty()) {
      return connected;
    }
    if (names.isEmpty()) {
      return List.of(one(TargetSelector.only(targets)));
    }
    var selected = new LinkedHashMap<String, Target>();
    for (var name : names) {
      var page = one(TargetSelector.named(name, targets));
      selected.put(page.id(), page);
    }
    return List.copyOf(selected.values());
  }

  private static Target one(TargetSelector.Selection selection) {
    if (selection instanceof TargetSelector.One one) {
      return one.target();
    }
    throw new Failure(ExitCode.NO_TARGET, ((TargetSelector.NotOne) selection).message());
  }
}
